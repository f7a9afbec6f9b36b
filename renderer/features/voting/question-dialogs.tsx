import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { QuestionView } from '../../../shared/features/voting/contract.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { votingWords } from './words.ts';

export type Asking = 'close' | 'cancel' | 'publish' | 'remove';

/** The steps that are asked about once before they are taken. */
export function QuestionDialogs({
  id,
  question,
  asking,
  onClose,
}: {
  id: string;
  question: QuestionView;
  asking: Asking | null;
  onClose: () => void;
}) {
  const w = useWords(votingWords);
  const [reason, setReason] = useState('');
  const commands = {
    close: useCommand('voting.close'),
    cancel: useCommand('voting.cancel'),
    publish: useCommand('voting.publish'),
    remove: useCommand('voting.remove'),
  };
  if (asking === null) return null;
  const command = commands[asking];
  const confirm = async (): Promise<void> => {
    const result =
      asking === 'cancel'
        ? await commands.cancel.send({ question: id, reason })
        : await commands[asking].send({ question: id });
    if (result.ok) onClose();
  };
  const texts = {
    close: w.closeAnyway(question.entitled - question.voted),
    cancel: w.cancelText,
    publish: w.publishText,
    remove: w.removeText,
  };
  return (
    <ConfirmDialog
      opened
      title={w[asking]}
      confirm={w[asking]}
      danger={asking === 'cancel' || asking === 'remove'}
      sending={command.sending}
      failure={command.failure}
      onConfirm={() => void confirm()}
      onClose={() => {
        command.clear();
        onClose();
      }}
    >
      <p>{question.text}</p>
      <p>{texts[asking]}</p>
      {asking === 'cancel' ? (
        <Textarea
          label={w.reason}
          required
          minRows={2}
          autosize
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      ) : null}
    </ConfirmDialog>
  );
}
