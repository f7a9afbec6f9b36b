import { IconChecklist } from '@tabler/icons-react';
import type { QuestionView } from '../../../shared/features/voting/contract.ts';
import { choices } from '../../../shared/features/voting/tally.ts';
import { RecordsCard } from '../../features/archive/records-card.tsx';
import { useNames } from '../../features/participants/use-people.ts';
import { ChoiceMark } from '../../features/voting/choice-mark.tsx';
import { Outcome } from '../../features/voting/outcome.tsx';
import { TallyBars } from '../../features/voting/tally-bars.tsx';
import { votingWords } from '../../features/voting/words.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useView } from '../../kernel/use-view.ts';
import { Chip } from '../../ui/chip.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import classes from './votes-tab.module.css';
import { tabletWords } from './words.ts';

/** The votes of the meeting as everybody may see them: the open one, and results; names once they were published. */
export function VotesTab({ meeting, over }: { readonly meeting: string; readonly over: boolean }) {
  const w = useWords(tabletWords);
  const v = useWords(votingWords);
  const format = useFormats();
  const board = useView('voting.board');
  if (!board) return <Loading />;
  const questions = Object.entries(board.questions)
    .filter(([, question]) => question.state !== 'prepared')
    .sort(([, a], [, b]) => (b.openedAt ?? 0) - (a.openedAt ?? 0));
  if (questions.length === 0)
    return (
      <Empty icon={<IconChecklist aria-hidden="true" />} title={w.votesNone}>
        {w.votesText}
      </Empty>
    );
  return (
    <>
      <ul className={classes.list}>
        {questions.map(([id, question]) => (
          <li key={id} className={classes.question}>
            <div className={classes.head}>
              <Chip tone={question.state === 'open' ? 'accent' : question.state === 'cancelled' ? 'warn' : 'plain'}>
                {v[`state${question.state as 'open' | 'closed' | 'cancelled'}`]}
              </Chip>
              {question.closedAt === null ? null : (
                <span className={classes.soft}>{format.time(question.closedAt)}</span>
              )}
            </div>
            <p className={classes.text}>{question.text}</p>
            {question.state === 'cancelled' ? null : (
              <>
                <p className={classes.soft}>{v.votedOf(question.voted, question.entitled)}</p>
                <TallyBars question={question} />
                <Outcome question={question} />
                {question.tally === null ? <p className={classes.soft}>{v.secretUntilClosed}</p> : null}
                <Ballots question={question} />
              </>
            )}
          </li>
        ))}
      </ul>
      {over ? <RecordsCard meeting={meeting} over manager={false} /> : null}
    </>
  );
}

function Ballots({ question }: { question: QuestionView }) {
  const w = useWords(tabletWords);
  const v = useWords(votingWords);
  const nameOf = useNames();
  const { ballots, state, published } = question;
  if (!ballots || state !== 'closed' || !published) return null;
  return (
    <details>
      <summary className={classes.summary}>{w.ballots}</summary>
      {choices.map((choice) => {
        const voters = Object.entries(ballots).filter(([, ballot]) => ballot.choice === choice);
        if (voters.length === 0) return null;
        return (
          <section key={choice} className={classes.choice} data-choice={choice}>
            <h3 className={classes.choiceName}>
              <ChoiceMark choice={choice} /> {v[choice]} ({voters.length})
            </h3>
            <ul className={classes.names}>
              {voters.map(([person, ballot]) => (
                <li key={person}>
                  {nameOf(person)}
                  {ballot.by === 'secretary' ? ` (${v.bySecretary})` : null}
                  {ballot.text ? <span className={classes.soft}>: {ballot.text}</span> : null}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </details>
  );
}
