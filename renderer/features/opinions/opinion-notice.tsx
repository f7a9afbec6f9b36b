import { IconX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useWords } from '../../kernel/i18n/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { uiWords } from '../../ui/words.ts';
import { opinionsWords } from './words.ts';

export interface OpinionNoticeProps {
  /** One was sent just now. */
  readonly sent: boolean;
  /** Answers that were not looked at yet. */
  readonly fresh: boolean;
  readonly onShow: () => void;
  readonly onClose: () => void;
}

/** Quietly says that an opinion has gone, or was answered; it stays until one has looked or put it away. */
export function OpinionNotice({ sent, fresh, onShow, onClose }: OpinionNoticeProps) {
  const w = useWords(opinionsWords);
  const ui = useWords(uiWords);
  const announce = useAnnounce();
  const text = fresh ? w.answered : sent ? w.sent : '';
  useEffect(() => {
    if (text) announce(text);
  }, [text, announce]);
  if (!text) return null;
  return (
    <Notice
      action={
        <>
          <ActionButton onPress={onShow}>{w.show}</ActionButton>
          <IconButton label={ui.close} icon={<IconX aria-hidden="true" />} onPress={onClose} />
        </>
      }
    >
      {text}
    </Notice>
  );
}
