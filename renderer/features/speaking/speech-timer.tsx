import { IconPlayerPause } from '@tabler/icons-react';
import { clockText } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useNow } from '../../kernel/time.ts';
import timer from '../../ui/timer.module.css';
import { Timer } from '../../ui/timer.tsx';
import { uiWords } from '../../ui/words.ts';
import { endOf, type Speech } from './use-speech.ts';
import { speakingWords } from './words.ts';

/** Time left of a speech; it stands still while the speech pauses. */
export function SpeechTimer({ speech, large = false }: { readonly speech: Speech; readonly large?: boolean }) {
  const w = useWords(speakingWords);
  const ui = useWords(uiWords);
  const now = useNow();
  if (speech.pausedAt === null) return <Timer endsAt={endOf(speech, now)} large={large} />;
  const leftMs = Math.ceil((endOf(speech, now) - now) / 1000) * 1000;
  const text = clockText(leftMs);
  return (
    <span className={timer.timer} data-large={large || undefined} role="timer">
      <IconPlayerPause aria-hidden="true" />
      {w.paused(leftMs < 0 ? ui.overrun(text) : ui.left(text))}
    </span>
  );
}
