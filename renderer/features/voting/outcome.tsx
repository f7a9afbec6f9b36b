import { IconCircleCheckFilled, IconHourglass, IconSquareXFilled } from '@tabler/icons-react';
import type { QuestionView } from '../../../shared/features/voting/contract.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import classes from './outcome.module.css';
import { absentOf } from './tally-bars.tsx';
import { votingWords } from './words.ts';

type Seen = Pick<QuestionView, 'state' | 'tally' | 'tie'>;

/** Passed or not, by shape and word; while a vote is open how many are still missing. */
export function Outcome({ question, large = false }: { question: Seen; large?: boolean }) {
  const w = useWords(votingWords);
  const { tally, state } = question;
  if (!tally || (state !== 'open' && state !== 'closed')) return null;
  if (state === 'open')
    return (
      <p
        className={classes.outcome}
        data-large={large || undefined}
        data-tone={tally.missing === 0 ? 'passed' : 'open'}
      >
        {tally.missing === 0 ? <IconCircleCheckFilled aria-hidden="true" /> : <IconHourglass aria-hidden="true" />}
        <span>
          <strong>{tally.missing === 0 ? w.enough : w.missing(tally.missing)}</strong>
          <span className={classes.note}>{w.needed(tally.needed, tally.of)}</span>
        </span>
      </p>
    );
  return (
    <p className={classes.outcome} data-large={large || undefined} data-tone={tally.passed ? 'passed' : 'failed'}>
      {tally.passed ? <IconCircleCheckFilled aria-hidden="true" /> : <IconSquareXFilled aria-hidden="true" />}
      <span>
        <strong>{tally.passed ? w.passed : w.notPassed}</strong>
        <span className={classes.note}>
          {tally.tied ? (question.tie === 'chair' ? w.tiedChair : w.tiedFails) : w.needed(tally.needed, tally.of)}
          {!tally.passed && !tally.tied && tally.missing > 0 ? `, ${w.missing(tally.missing)}` : null}
          {large && absentOf(tally) > 0 ? ` · ${w.absentCount(absentOf(tally))}` : null}
        </span>
      </span>
    </p>
  );
}
