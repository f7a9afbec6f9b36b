import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { QuestionView } from '../../../shared/features/voting/contract.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useView } from '../../kernel/use-view.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useItemName } from './use-item-name.ts';
import { votingWords } from './words.ts';

export type Asking = 'open' | 'close' | 'cancel' | 'publish' | 'remove';

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
    open: useCommand('voting.open'),
    close: useCommand('voting.close'),
    cancel: useCommand('voting.cancel'),
    publish: useCommand('voting.publish'),
    remove: useCommand('voting.remove'),
  };
  // Kept while it closes, so that the focus goes back to where it came from.
  const [last, setLast] = useState<Asking>('close');
  if (asking !== null && asking !== last) setLast(asking);
  // What was read when the dialog opened; where it changed since, the refusal says so beside its new words.
  const [seen, setSeen] = useState<number | null>(null);
  if ((asking === null) !== (seen === null)) setSeen(asking === null ? null : question.revision);
  const shown = asking ?? last;
  const command = commands[shown];
  const confirm = async (): Promise<void> => {
    const result =
      shown === 'cancel'
        ? await commands.cancel.send({ question: id, reason })
        : shown === 'open'
          ? await commands.open.send({ question: id, revision: seen ?? question.revision })
          : await commands[shown].send({ question: id });
    if (result.ok) onClose();
    else if (result.failure.code === 'voting.changed-meanwhile') setSeen(null);
  };
  const { whole: item } = useItemName(question.item);
  const current = useView('agenda.items')?.current ?? null;
  const texts = {
    open: current !== null && current !== question.item ? w.openElsewhere(item) : w.openText,
    close: question.voted < question.entitled ? w.closeAnyway(question.entitled - question.voted) : w.closeText,
    cancel: w.cancelText,
    publish: w.publishText,
    remove: w.removeText,
  };
  return (
    <ConfirmDialog
      opened={asking !== null}
      title={w[shown]}
      confirm={w[shown]}
      danger={shown === 'cancel' || shown === 'remove'}
      sending={command.sending}
      failure={command.failure}
      onConfirm={() => void confirm()}
      onClose={() => {
        command.clear();
        onClose();
      }}
    >
      <p>{question.text}</p>
      <p>{texts[shown]}</p>
      {shown === 'cancel' ? (
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
