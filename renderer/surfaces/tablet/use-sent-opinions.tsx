import { type ReactNode, useEffect, useState } from 'react';
import { OpinionNotice } from '../../features/opinions/opinion-notice.tsx';
import { OwnOpinions } from '../../features/opinions/own-opinions.tsx';
import { useSeenAnswers } from '../../features/opinions/seen-answers.ts';
import { type OwnOpinions as Own, useOwnOpinions } from '../../features/opinions/use-own-opinions.ts';
import type { NotesSide, NotesTabProps } from './notes-tab.tsx';

export interface SentOpinionsOptions {
  readonly meeting: string;
  readonly me: string | null;
  /** The tab of notes is looked at. */
  readonly shown: boolean;
  readonly onShow: () => void;
  readonly titleOf: (document: string) => string;
  readonly nameOf: (person: string) => string;
  readonly onOpen: (document: string, page?: number, sentence?: string) => void;
}

/** How long it is said that one has gone. In ms. */
const sentMs = 8000;

/** One's own opinions on the tablet: the list in the tab of notes, and the line that says when one has gone or was answered. */
export function useSentOpinions(options: SentOpinionsOptions): {
  readonly opinions: Own;
  readonly onSent: () => void;
  readonly notice: ReactNode;
  readonly notes: Pick<NotesTabProps, 'side' | 'onSide' | 'fresh' | 'sent'>;
} {
  const { meeting, me, shown, onShow, titleOf, nameOf, onOpen } = options;
  const opinions = useOwnOpinions(meeting);
  const [side, setSide] = useState<NotesSide>('own');
  const [sent, setSent] = useState(false);
  const [seen, see] = useSeenAnswers(me, meeting);
  // The mark itself says that it was sent; this line only lies over the paper for a moment.
  useEffect(() => {
    if (!sent) return;
    const timer = setTimeout(() => setSent(false), sentMs);
    return () => clearTimeout(timer);
  }, [sent]);
  const { answers } = opinions;
  const fresh = answers > seen;
  const looks = shown && side === 'sent';
  useEffect(() => {
    if (!looks) return;
    setSent(false);
    if (fresh) see(answers);
  }, [looks, fresh, see, answers]);
  return {
    opinions,
    onSent: () => setSent(true),
    notice: (
      <OpinionNotice
        sent={sent}
        fresh={fresh}
        onShow={() => {
          setSide('sent');
          onShow();
        }}
        onClose={() => {
          setSent(false);
          see(answers);
        }}
      />
    ),
    notes: {
      side,
      onSide: setSide,
      fresh,
      sent: <OwnOpinions opinions={opinions} titleOf={titleOf} nameOf={nameOf} onOpen={onOpen} />,
    },
  };
}
