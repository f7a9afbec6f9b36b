import { IconCopy, IconThumbDown, IconThumbUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { Answer } from '../../../shared/features/assistant/questions.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import classes from './question.module.css';
import { assistantWords } from './words.ts';

/** Copies an answer with its places, and takes down whether it was right. */
export function AnswerActions({
  answer,
  judged,
  onJudge,
  titleOf,
}: {
  readonly answer: Answer;
  readonly judged: boolean | null;
  readonly onJudge: (right: boolean) => void;
  readonly titleOf: (document: string) => string;
}) {
  const w = useWords(assistantWords);
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const copy = async (): Promise<void> => {
    const { sentences, passages, model } = answer;
    const said = sentences.map(({ text, sources }) => `${text} ${sources.map((at) => `[${at + 1}]`).join('')}`);
    const places = passages.map(
      ({ text, document, page }, at) => `[${at + 1}] ${titleOf(document)}, ${w.page(page).toLowerCase()}: ${text}`,
    );
    // What a machine wrote says so wherever it is pasted.
    const label = sentences.length === 0 ? w.places : model ? w.model(model) : w.modelPlain;
    try {
      await navigator.clipboard.writeText([label, ...said, ...places].join('\n'));
      setCopied('yes');
    } catch {
      setCopied('no');
    }
  };
  return (
    <div className={classes.actions}>
      <ActionButton icon={<IconCopy aria-hidden="true" />} onPress={() => void copy()}>
        {w.copy}
      </ActionButton>
      <fieldset className={classes.judge} aria-label={w.wasRight}>
        <span className={classes.ask} aria-hidden="true">
          {w.wasRight}
        </span>
        <IconButton
          label={w.right}
          icon={<IconThumbUp aria-hidden="true" />}
          pressed={judged === true}
          onPress={() => onJudge(true)}
        />
        <IconButton
          label={w.wrong}
          icon={<IconThumbDown aria-hidden="true" />}
          pressed={judged === false}
          onPress={() => onJudge(false)}
        />
      </fieldset>
      <p className={classes.unread} role="status">
        {copied === 'yes' ? w.copied : copied === 'no' ? w.notCopied : judged === null ? null : w.thanks}
      </p>
    </div>
  );
}
