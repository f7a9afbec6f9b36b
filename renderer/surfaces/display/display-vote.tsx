import type { QuestionView } from '../../../shared/features/voting/contract.ts';
import { Outcome } from '../../features/voting/outcome.tsx';
import { TallyBars } from '../../features/voting/tally-bars.tsx';
import { useItemName } from '../../features/voting/use-item-name.ts';
import { votingWords } from '../../features/voting/words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { Timer } from '../../ui/timer.tsx';
import classes from './display.module.css';
import { displayWords } from './words.ts';

/** A vote from fifteen metres: how many of how many, or the bars where the question is live, then the result. */
export function DisplayVote({ question }: { question: QuestionView }) {
  const w = useWords(votingWords);
  const d = useWords(displayWords);
  const { short } = useItemName(question.item);
  const open = question.state === 'open';
  return (
    <section className={classes.vote} aria-live="polite">
      <p className={classes.kicker}>
        {[open ? w.stateopen : w.result, short].filter(Boolean).join(' · ')}
        {open && question.endsAt !== null ? <Timer endsAt={question.endsAt} /> : null}
      </p>
      <p className={classes.question}>{question.text}</p>
      {question.tally ? (
        <>
          {open ? null : <Outcome question={question} large />}
          <TallyBars question={question} large />
          {open ? <Outcome question={question} large /> : null}
        </>
      ) : null}
      {open ? (
        <p className={classes.votedLine}>
          <strong className={question.tally ? undefined : classes.numeral}>
            {question.voted} / {question.entitled}
          </strong>
          <span>{d.voted}</span>
        </p>
      ) : null}
    </section>
  );
}
