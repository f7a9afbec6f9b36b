import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import { clockText } from '../kernel/i18n/format.ts';
import { useWords } from '../kernel/i18n/words.ts';
import { useNow } from '../kernel/time.ts';
import classes from './timer.module.css';
import { uiWords } from './words.ts';

/** Time left until a moment; past it, how long it has been over, said by a word and a shape. */
export function Timer({ endsAt, large = false }: { endsAt: number; large?: boolean }) {
  const w = useWords(uiWords);
  // Rounded up, so that a countdown ends at nought in the moment when time is over.
  const leftMs = Math.ceil((endsAt - useNow()) / 1000) * 1000;
  const over = leftMs < 0;
  const text = clockText(leftMs);
  return (
    <span className={classes.timer} data-over={over || undefined} data-large={large || undefined} role="timer">
      {over ? <IconAlertTriangle aria-hidden="true" /> : <IconClock aria-hidden="true" />}
      {over ? w.overrun(text) : w.left(text)}
    </span>
  );
}
