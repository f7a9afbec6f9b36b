import { Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { answerTextMax, type OpinionResult, results } from '../../../shared/features/opinions/contract.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import classes from './opinions.module.css';
import { Answer, Words } from './own-opinions.tsx';
import type { Received } from './use-received.ts';
import { opinionsWords } from './words.ts';

export interface AnswerFormProps {
  readonly opinion: Received;
  /** How many others wait for an answer. */
  readonly waiting: number;
  readonly nameOf: (person: string) => string;
  readonly onDone: (next: boolean) => void;
}

/** One opinion, and what becomes of it. */
export function AnswerForm({ opinion, waiting, nameOf, onDone }: AnswerFormProps) {
  const w = useWords(opinionsWords);
  const format = useFormats();
  const { send, sending, failure } = useCommand('opinions.answer');
  const [result, setResult] = useState<OpinionResult | null>(opinion.answer?.result ?? null);
  const [text, setText] = useState(opinion.answer?.text ?? '');
  const [tried, setTried] = useState(false);
  // Nothing is proposed: what becomes of an opinion is chosen, never slipped into.
  const missing = result !== null && result !== 'accepted' && text.trim() === '';
  const save = async (next: boolean): Promise<void> => {
    setTried(true);
    if (result === null || missing || sending) return;
    const answered = await send({ opinion: opinion.id, result, text: text.trim() });
    if (answered.ok) onDone(next);
  };
  const goesOn = waiting > 0;
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save(goesOn);
      }}
    >
      <div>
        <p className={classes.about}>{w.from(opinion.author, opinion.unit)}</p>
        <p className={classes.soft}>
          {[opinion.title || w.paperGone, w.page(opinion.page), format.dateTime(opinion.at)].join(' · ')}
        </p>
      </div>
      <Words opinion={opinion} />
      <Radio.Group
        label={w.result}
        required
        value={result}
        onChange={(value) => setResult(results.find((one) => one === value) ?? null)}
        error={tried && result === null ? w.resultMissing : null}
      >
        <div className={classes.choices}>
          {results.map((one) => (
            <Radio
              key={one}
              value={one}
              classNames={{ body: classes.reach, label: classes.reachLabel }}
              label={
                <>
                  <span>{w[one]}</span>
                  <span className={classes.soft}>{w[`${one}Hint`]}</span>
                </>
              }
              data-autofocus={one === (result ?? 'accepted') || undefined}
            />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        label={w.explanation}
        description={result === null || result === 'accepted' ? w.explanationOptional : undefined}
        required={result === 'explained' || result === 'kept'}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={answerTextMax}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void save(goesOn);
        }}
        error={tried && missing ? w.explanationMissing : null}
      />
      {opinion.earlier.length > 0 ? (
        <details>
          <summary className={classes.summary}>{w.earlier(opinion.earlier.length)}</summary>
          <div className={classes.results}>
            {opinion.earlier.toReversed().map((one) => (
              <Answer key={one.at} answer={one} name={nameOf(one.by)} result />
            ))}
          </div>
        </details>
      ) : null}
      <FailureNotice failure={failure} />
      <div className={classes.end}>
        {goesOn ? (
          <ActionButton sending={sending} onPress={() => void save(false)}>
            {w.save}
          </ActionButton>
        ) : null}
        <ActionButton type="submit" look="primary" sending={sending}>
          {goesOn ? w.saveNext : w.save}
        </ActionButton>
      </div>
      {opinion.answer === null || goesOn ? <p className={classes.soft}>{w.stillWaiting(waiting)}</p> : null}
    </form>
  );
}
