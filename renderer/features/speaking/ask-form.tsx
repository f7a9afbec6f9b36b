import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../kernel/i18n/words.ts';
import { dropWords, keepWords, keptWords } from '../../kernel/kept-words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { speakingWords } from './words.ts';

const place = 'subject of a speech';

/** Asks to speak, with a subject or without. */
export function AskForm({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const w = useWords(speakingWords);
  const ask = useCommand('speaking.ask');
  const [subject, setSubject] = useState(() => keptWords<string>(place) ?? '');
  const send = async (): Promise<void> => {
    const result = await ask.send({ subject });
    if (!result.ok) return;
    setSubject('');
    dropWords(place);
    onClose();
  };
  return (
    <Dialog opened={opened} title={w.askTitle} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!ask.sending) void send();
        }}
      >
        <Textarea
          label={w.subject}
          description={w.subjectHint}
          autosize
          minRows={2}
          maxLength={200}
          value={subject}
          onChange={({ currentTarget: { value } }) => {
            setSubject(value);
            keepWords(place, value);
          }}
        />
        <FailureNotice failure={ask.failure} />
        <ActionButton type="submit" look="primary" size="large" wide focused sending={ask.sending}>
          {w.send}
        </ActionButton>
      </form>
    </Dialog>
  );
}
