import { TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { isRemovalWord } from '../../../shared/features/setup/contract.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import { call } from '../../kernel/call.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useSetSession } from '../../kernel/use-session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Loading } from '../../ui/states.tsx';
import { setupWords } from './words.ts';

/** How often a server that starts again is asked whether it is there. In ms. */
const againMs = 500;

/** Ends the demonstration, after a word was typed; then waits for the empty office. */
export function RemoveDemonstration() {
  const w = useWords(setupWords);
  const setSession = useSetSession();
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState('');
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [removing, setRemoving] = useState(false);
  useEffect(() => {
    if (!removing) return undefined;
    const timer = setInterval(() => {
      void call('identity.session', {}).then((result) => {
        if (result.ok && result.value.unset) setSession(result.value);
      });
    }, againMs);
    return () => clearInterval(timer);
  }, [removing, setSession]);
  const remove = async (): Promise<void> => {
    setSending(true);
    const result = await call('setup.removeDemonstration', {}, { confirm: typed });
    setSending(false);
    setFailure(result.ok ? null : result.failure);
    if (!result.ok) return;
    setAsking(false);
    setRemoving(true);
  };
  if (removing) return <Loading label={w.removing} />;
  return (
    <Card title={w.removeTitle}>
      <p>{w.removeText}</p>
      <Notice tone="warn">{w.removeWhat}</Notice>
      <p>{w.removeNext}</p>
      <ActionButton look="danger" icon={<IconTrash aria-hidden="true" />} onPress={() => setAsking(true)}>
        {w.remove}
      </ActionButton>
      <ConfirmDialog
        opened={asking}
        title={w.remove}
        confirm={w.remove}
        danger
        sending={sending}
        failure={failure}
        denial={isRemovalWord(typed) ? null : w.typeWordFirst(w.word)}
        onConfirm={() => void remove()}
        onClose={() => {
          setAsking(false);
          setTyped('');
          setFailure(null);
        }}
      >
        <p>{w.removeWhat}</p>
        <TextInput
          label={w.typeWord(w.word)}
          data-autofocus
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </ConfirmDialog>
    </Card>
  );
}
