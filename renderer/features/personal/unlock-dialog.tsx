import { PasswordInput } from '@mantine/core';
import { useState } from 'react';
import type { Failure } from '../../../shared/kernel/result.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { rewrapOwnKey, startOwnKeyAnew, unlockOwnKey } from '../../kernel/own-key.ts';
import { useEndpoint } from '../../kernel/use-session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import classes from './personal.module.css';
import { RecoverForm } from './recover-form.tsx';
import { personalWords } from './words.ts';

export interface UnlockDialogProps {
  readonly opened: boolean;
  readonly person: string;
  readonly sessionKey: string | null;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Asks for the password that opens the private notes; after a changed one for the earlier one or the recovery code, or begins anew. */
export function UnlockDialog({ opened, person, sessionKey, onDone, onClose }: UnlockDialogProps) {
  const w = useWords(personalWords);
  const [password, setPassword] = useState('');
  const [before, setBefore] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const [recovering, setRecovering] = useState(false);
  const wrong = failure?.code === 'personal.wrong-password';
  // Asked for only once the password does not open: most never come here.
  const recovery = useEndpoint('personal.recovery', {}, { enabled: opened && wrong }).value;
  const recoverable = recovery !== undefined && recovery.since !== null;
  const leave = (end: () => void) => () => {
    setRecovering(false);
    setFailure(null);
    end();
  };
  const run = async (work: () => Promise<Failure | null>): Promise<void> => {
    setBusy(true);
    const failed = await work();
    setBusy(false);
    setFailure(failed);
    if (failed) return;
    setPassword('');
    setBefore('');
    onDone();
  };
  const unlock = () =>
    run(async () => {
      if (before !== '') {
        const rewrapped = await rewrapOwnKey(person, before, password);
        if (!rewrapped.ok) return rewrapped.failure;
      }
      const opened = await unlockOwnKey(person, password, sessionKey);
      return opened.ok ? null : opened.failure;
    });
  const anew = () =>
    run(async () => {
      setAsking(false);
      const begun = await startOwnKeyAnew(person, password, sessionKey);
      return begun.ok ? null : begun.failure;
    });
  return (
    <>
      <Dialog opened={opened && recovering} title={w.recoverTitle} onClose={leave(onClose)}>
        <RecoverForm
          person={person}
          sessionKey={sessionKey}
          typed={password}
          onDone={leave(onDone)}
          onBack={() => setRecovering(false)}
        />
      </Dialog>
      <Dialog opened={opened && !recovering} title={w.title} onClose={leave(onClose)}>
        <form
          className={classes.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (password !== '' && !busy) void unlock();
          }}
        >
          <p>{w.why}</p>
          <SecretField label={w.password} value={password} onChange={setPassword} />
          {wrong || before !== '' ? (
            <PasswordInput
              label={w.before}
              description={w.changed}
              autoComplete="off"
              value={before}
              onChange={(event) => setBefore(event.currentTarget.value)}
            />
          ) : null}
          <FailureNotice failure={failure} />
          {wrong && recoverable ? (
            <ActionButton wide onPress={() => setRecovering(true)}>
              {w.byCode}
            </ActionButton>
          ) : null}
          <div className={classes.buttons}>
            {wrong ? (
              <ActionButton look="quiet" onPress={() => setAsking(true)}>
                {w.anew}
              </ActionButton>
            ) : null}
            <ActionButton type="submit" look="primary" sending={busy}>
              {w.unlock}
            </ActionButton>
          </div>
        </form>
      </Dialog>
      <ConfirmDialog
        opened={asking}
        title={w.anewTitle}
        confirm={w.anew}
        danger
        sending={busy}
        onConfirm={() => void anew()}
        onClose={() => setAsking(false)}
      >
        <p>{w.anewWhy}</p>
        {recoverable ? <p>{w.anewWhyRecovery}</p> : null}
      </ConfirmDialog>
    </>
  );
}
