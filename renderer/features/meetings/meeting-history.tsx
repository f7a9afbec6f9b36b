import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useView } from '../../kernel/use-view.ts';
import { Card } from '../../ui/card.tsx';
import { Loading } from '../../ui/states.tsx';
import classes from './meeting-history.module.css';
import { meetingsWords } from './words.ts';

/** What was done with the meeting itself, newest first, by whom and when. */
export function MeetingHistory({ nameOf }: { nameOf: (person: string) => string }) {
  const w = useWords(meetingsWords);
  const format = useFormats();
  const history = useView('meetings.history');
  return (
    <Card title={w.history} level={3}>
      {history ? (
        <ol className={classes.list}>
          {history.steps.toReversed().map((step, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added, and have no id
            <li key={history.steps.length - i} className={classes.step}>
              <strong>{w[`step-${step.step}`]}</strong>
              <span className={classes.soft}>
                {format.dateTime(step.at)} · {step.by === 'clock' ? w.clock : nameOf(step.by)}
              </span>
              {step.reason ? <span>{step.reason}</span> : null}
            </li>
          ))}
        </ol>
      ) : (
        <Loading />
      )}
    </Card>
  );
}
