import { IconMicrophone } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useNames } from '../../features/participants/use-people.ts';
import { AskForm } from '../../features/speaking/ask-form.tsx';
import { endOf, useSpeechChime, useWaiting } from '../../features/speaking/use-speech.ts';
import { speakingWords } from '../../features/speaking/words.ts';
import { useDenial } from '../../kernel/i18n/failure-words.ts';
import { clockText } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useNow } from '../../kernel/time.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useView } from '../../kernel/use-view.ts';
import { chime } from '../../ui/chime.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { uiWords } from '../../ui/words.ts';
import { BarButton } from './bar-button.tsx';

export interface SpeakActionProps {
  /** Who is signed in here. */
  readonly own: string | null;
  readonly narrow: boolean;
}

/** Asks to speak, takes that back, and ends one's own speech; it says who speaks and how long he has. */
export function SpeakAction({ own, narrow }: SpeakActionProps) {
  const w = useWords(speakingWords);
  const ui = useWords(uiWords);
  const denial = useDenial();
  const nameOf = useNames();
  const queue = useView('speaking.queue');
  const me = useView('speaking.me');
  const waiting = useWaiting();
  const now = useNow();
  const withdraw = useCommand('speaking.withdraw');
  const end = useCommand('speaking.end');
  const [asking, setAsking] = useState<'ask' | 'withdraw' | 'end' | null>(null);
  const speaking = me?.speaking === true;
  const spoke = useRef(speaking);
  useSpeechChime(queue?.speaker, speaking);
  useEffect(() => {
    if (speaking && !spoke.current) chime();
    spoke.current = speaking;
  }, [speaking]);
  if (!queue || !me) return null;
  const { speaker } = queue;
  const leftMs = speaker ? Math.ceil((endOf(speaker, now) - now) / 1000) * 1000 : 0;
  const time = leftMs < 0 ? ui.overrun(clockText(leftMs)) : ui.left(clockText(leftMs));
  const reason = denial(queue.askDenial ?? me.askDenial);
  const place = waiting.findIndex(({ person }) => person === own);
  const note = speaking
    ? time
    : me.waiting
      ? place >= 0
        ? w.place(place + 1)
        : w.waiting
      : speaker
        ? `${nameOf(speaker.person)}, ${time}`
        : reason;
  // A phone's button has no second line: there the place itself is the label.
  const waits = narrow && place >= 0 ? w.inLine(place + 1) : w.waiting;
  const label = speaking ? (narrow ? w.end : w.finish) : me.waiting ? waits : w.ask;
  const asked = asking === 'end' ? end : withdraw;
  return (
    <>
      <BarButton
        icon={<IconMicrophone aria-hidden="true" />}
        label={label}
        note={note}
        denied={!speaking && !me.waiting && reason !== null}
        pressed={me.waiting || undefined}
        look={speaking ? 'primary' : 'plain'}
        onPress={() => setAsking(speaking ? 'end' : me.waiting ? 'withdraw' : 'ask')}
      />
      <AskForm opened={asking === 'ask'} onClose={() => setAsking(null)} />
      <ConfirmDialog
        opened={asking === 'withdraw' || asking === 'end'}
        title={asking === 'end' ? w.finish : w.withdraw}
        confirm={asking === 'end' ? w.finish : w.withdraw}
        sending={asked.sending}
        failure={asked.failure}
        onConfirm={() => void asked.send({}).then((result) => result.ok && setAsking(null))}
        onClose={() => {
          setAsking(null);
          asked.clear();
        }}
      >
        <p>{asking === 'end' ? w.finishText : w.withdrawText}</p>
      </ConfirmDialog>
    </>
  );
}
