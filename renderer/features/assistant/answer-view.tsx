import { Loader } from '@mantine/core';
import { IconFileText, IconSparkles } from '@tabler/icons-react';
import type { Answer } from '../../../shared/features/assistant/questions.ts';
import { useSay } from '../../kernel/i18n/failure-words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import list from '../../ui/list.module.css';
import { Empty } from '../../ui/states.tsx';
import { AnswerActions } from './answer-actions.tsx';
import { AskedWords } from './asked-words.tsx';
import classes from './question.module.css';
import summary from './summary.module.css';
import { assistantWords } from './words.ts';

export interface AnswerViewProps {
  readonly question: string;
  readonly answer: Answer;
  readonly writing: boolean;
  readonly judged: boolean | null;
  readonly onJudge: (right: boolean) => void;
  readonly titleOf: (document: string) => string;
  readonly onOpen: (document: string, page: number, sentence: string) => void;
}

/** A piece that begins within a sentence says so. */
const begun = (text: string): string => (/^\p{Ll}/u.test(text) ? `… ${text}` : text);

/** What the papers say to a question: sentences of the model where there is one, and always the places themselves. */
export function AnswerView({ question, answer, writing, judged, onJudge, titleOf, onOpen }: AnswerViewProps) {
  const w = useWords(assistantWords);
  const say = useSay();
  const { passages, sentences, model, silent, note, unread } = answer;
  if (passages.length === 0)
    return (
      <>
        <Empty title={w.tellsNothing}>{w.tellsNothingMore}</Empty>
        <Unread count={unread} />
      </>
    );
  const open = (at: number): void => {
    const place = passages[at];
    if (place) onOpen(place.document, place.page, place.text);
  };
  return (
    <>
      {writing ? (
        <p className={classes.writing} role="status">
          <Loader size="xs" color="var(--accent)" />
          {w.writing}
        </p>
      ) : null}
      {note ? <p className={summary.note}>{say(note)}</p> : null}
      {silent ? <p className={classes.silent}>{w.tellsNothingBy}</p> : null}
      {sentences.length > 0 ? (
        <>
          <p className={summary.label}>
            <IconSparkles aria-hidden="true" />
            <span>{model ? w.model(model) : w.modelPlain}</span>
          </p>
          <ul className={list.list} aria-label={w.answer}>
            {sentences.map(({ text, sources }) => (
              <li key={text} className={classes.said}>
                <p>{text}</p>
                <div className={classes.sources}>
                  {sources.map((at) => (
                    <button key={at} type="button" className={classes.source} onClick={() => open(at)}>
                      <span className={classes.number}>{at + 1}</span>
                      {w.page(passages[at]?.page ?? 0)}
                      <span className="unseen">{titleOf(passages[at]?.document ?? '')}</span>
                    </button>
                  ))}
                </div>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p className={summary.label}>
        <IconFileText aria-hidden="true" />
        <span>{w.places}</span>
      </p>
      <ol className={list.list} aria-label={w.placesList}>
        {passages.map(({ text, document, page }, at) => (
          <li key={`${document}/${page}`}>
            <button type="button" className={`${list.entry} ${summary.sentence}`} onClick={() => open(at)}>
              <span>
                <AskedWords text={begun(text)} question={question} />
              </span>
              <span className={summary.source}>
                <span className={classes.number}>{at + 1}</span>
                <span className={classes.title}>{titleOf(document)}</span>
                <span className={summary.page}>{w.page(page)}</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
      <Unread count={unread} />
      {writing ? null : <AnswerActions answer={answer} judged={judged} onJudge={onJudge} titleOf={titleOf} />}
    </>
  );
}

function Unread({ count }: { count: number }) {
  const w = useWords(assistantWords);
  return count > 0 ? <p className={classes.unread}>{w.unread(count)}</p> : null;
}
