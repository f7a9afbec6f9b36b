import { IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useWords } from '../../kernel/i18n/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { chime } from '../../ui/chime.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { uiWords } from '../../ui/words.ts';
import classes from './messages.module.css';
import type { Messages } from './use-messages.ts';
import { messagesWords } from './words.ts';

export interface MessageNoticeProps {
  readonly messages: Messages;
  readonly onShow: () => void;
}

/** Says quietly that somebody has written, until one has looked or put it away. */
export function MessageNotice({ messages, onShow }: MessageNoticeProps) {
  const w = useWords(messagesWords);
  const ui = useWords(uiWords);
  const announce = useAnnounce();
  const [putAway, setPutAway] = useState(0);
  const newest = messages.unread.at(-1);
  const n = newest?.n ?? 0;
  const toOne = newest !== undefined && newest.to.kind !== 'all';
  const text = newest ? w.came(messages.names[newest.from] ?? w.erased, newest.text) : '';
  useEffect(() => {
    if (n === 0) return;
    announce(text);
    // A message to the whole room is not a sound from every seat.
    if (toOne) chime();
  }, [n, text, toOne, announce]);
  if (!newest || n <= putAway) return null;
  return (
    <Notice
      action={
        <>
          <ActionButton onPress={onShow}>{w.show}</ActionButton>
          <IconButton label={ui.close} icon={<IconX aria-hidden="true" />} onPress={() => setPutAway(n)} />
        </>
      }
    >
      <span className={classes.came}>{text}</span>
    </Notice>
  );
}
