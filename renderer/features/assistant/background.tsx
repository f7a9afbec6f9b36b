import { useEffect } from 'react';
import type { MeetingId } from '../../../shared/kernel/ids.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useEndpoint } from '../../kernel/use-session.ts';
import { Chip } from '../../ui/chip.tsx';
import list from '../../ui/list.module.css';
import { ErrorState } from '../../ui/states.tsx';
import classes from './background.module.css';
import { assistantWords } from './words.ts';

export interface BackgroundProps {
  readonly meeting: string;
  /** Papers that the assistant has read: with another one there is more to compare. */
  readonly ready: number;
  readonly titleOf: (document: string) => string;
  readonly onOpen: (document: string, page?: number, sentence?: string) => void;
}

/** What lies behind the papers: numbers that two of them tell differently, and votes on the same matter in earlier meetings. */
export function Background({ meeting, ready, titleOf, onOpen }: BackgroundProps) {
  const w = useWords(assistantWords);
  const format = useFormats();
  const { value, failure, reload } = useEndpoint('assistant.background', { meeting: meeting as MeetingId });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another paper was read, so there is more to compare
  useEffect(() => {
    if (value) void reload();
  }, [ready]);
  if (!value) return failure ? <ErrorState failure={failure} onRetry={() => void reload()} /> : null;
  return (
    <>
      {value.differing.length > 0 ? (
        <section className={classes.part} aria-label={w.differing}>
          <h3 className={classes.title}>{w.differing}</h3>
          <p className={classes.note}>{w.differingMore}</p>
          <ul className={list.list}>
            {value.differing.map(({ label, places }) => (
              <li key={`${label}/${places[0]?.written}`} className={classes.card}>
                <span className={classes.label}>{label}</span>
                {places.map(({ document, page, written, sentence }) => (
                  <button
                    key={document}
                    type="button"
                    className={`${list.entry} ${classes.place}`}
                    onClick={() => onOpen(document, page, sentence)}
                  >
                    <span className={classes.figure}>{written}</span>
                    <span className={classes.source}>
                      <span className={classes.paper}>{titleOf(document)}</span>
                      <span className={classes.page}>{w.page(page)}</span>
                    </span>
                  </button>
                ))}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {value.decided.length > 0 ? (
        <section className={classes.part} aria-label={w.decided}>
          <h3 className={classes.title}>{w.decided}</h3>
          <ul className={list.list}>
            {value.decided.map(({ meeting: where, title, question, passed, at }) => (
              <li key={`${where}/${question}`} className={classes.card}>
                <span>{question}</span>
                <Chip tone={passed ? 'agree' : 'disagree'}>{passed ? w.passed : w.notPassed}</Chip>
                <span className={classes.source}>
                  <span className={classes.paper}>{title}</span>
                  <span>{format.date(at)}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
