import { IconMessage } from '@tabler/icons-react';
import { useWords } from '../../kernel/i18n/words.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import classes from './messages.module.css';
import { messagesWords } from './words.ts';

/** The way to one's messages, with how many are new. */
export function MessagesButton({ unread, onPress }: { readonly unread: number; readonly onPress: () => void }) {
  const w = useWords(messagesWords);
  return (
    <IconButton
      label={unread > 0 ? w.titleNew(unread) : w.title}
      icon={
        <span className={classes.button}>
          <IconMessage aria-hidden="true" />
          {unread > 0 ? <span className={classes.count}>{unread > 99 ? '99+' : unread}</span> : null}
        </span>
      }
      onPress={onPress}
    />
  );
}
