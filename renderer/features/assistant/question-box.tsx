import { Textarea } from '@mantine/core';
import { IconArrowUp, IconPlayerStop } from '@tabler/icons-react';
import { type FormEvent, type KeyboardEvent, useEffect, useState } from 'react';
import { questionMax } from '../../../shared/features/assistant/questions.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useStatus } from '../../kernel/use-meeting.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { uiWords } from '../../ui/words.ts';
import classes from './question.module.css';
import { assistantWords } from './words.ts';

/** Where one asks: Enter sends, Shift and Enter is a new line; while an answer is sought it can be stopped. */
export function QuestionBox({
  asked,
  busy,
  onAsk,
  onStop,
}: {
  readonly asked: string;
  readonly busy: boolean;
  readonly onAsk: (text: string) => void;
  readonly onStop: () => void;
}) {
  const w = useWords(assistantWords);
  const ui = useWords(uiWords);
  const [text, setText] = useState(asked);
  useEffect(() => setText(asked), [asked]);
  const offline = useStatus() !== 'live';
  const denial = offline ? ui.offlineLong : text.trim().length < 2 ? w.askEmpty : null;
  const send = (event?: FormEvent): void => {
    event?.preventDefault();
    if (!busy && !denial) onAsk(text.trim());
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form className={classes.form} onSubmit={send}>
      <Textarea
        aria-label={w.askLabel}
        placeholder={w.askHint}
        value={text}
        maxLength={questionMax}
        autosize
        minRows={1}
        maxRows={4}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={press}
        className={classes.field}
      />
      {busy ? (
        <ActionButton icon={<IconPlayerStop aria-hidden="true" />} onPress={onStop}>
          {w.stop}
        </ActionButton>
      ) : (
        <ActionButton
          look="primary"
          type="submit"
          icon={<IconArrowUp aria-hidden="true" />}
          denial={denial}
          reason={offline ? 'line' : 'tip'}
        >
          {w.ask}
        </ActionButton>
      )}
    </form>
  );
}
