import { PasswordInput } from '@mantine/core';
import { useState } from 'react';
import type { Failure } from '../../../shared/kernel/result.ts';
import { call } from '../../kernel/call.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useSetSession } from '../../kernel/use-session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import classes from './forms.module.css';
import { passwordWords } from './password-words.ts';
import { signInWords } from './sign-in-words.ts';
import { openOwnKey } from './use-sign-in.ts';

export interface PasswordFormProps {
  /** Absent at the first sign-in, where the new session leads on by itself. */
  readonly onDone?: () => void;
}

/** The change that the first sign-in asks for, or that somebody wants; the server judges the strength in its words. */
export function PasswordForm({ onDone }: PasswordFormProps) {
  const w = useWords(passwordWords);
  const { fill } = useWords(signInWords);
  const setSession = useSetSession();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (!current || !next || next !== again || busy) return;
    setBusy(true);
    const result = await call('identity.changePassword', {}, { current, next });
    setFailure(result.ok ? null : result.failure);
    if (result.ok && result.value.person) {
      const { rewrapOwnKey } = await import('../../kernel/own-key.ts');
      // Where it fails, the private notes ask for the earlier password when they are opened next.
      await rewrapOwnKey(result.value.person.id, current, next);
      openOwnKey(result.value, next);
    }
    setBusy(false);
    if (!result.ok) return;
    setSession(result.value);
    onDone?.();
  };
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <PasswordInput
        label={onDone ? w.currentOwn : w.current}
        autoComplete="current-password"
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
        error={tried && !current ? fill : null}
      />
      <PasswordInput
        label={w.next}
        description={w.nextHint}
        autoComplete="new-password"
        value={next}
        onChange={(event) => setNext(event.currentTarget.value)}
        error={tried && !next ? fill : null}
      />
      <PasswordInput
        label={w.again}
        autoComplete="new-password"
        value={again}
        onChange={(event) => setAgain(event.currentTarget.value)}
        error={tried && again !== next ? w.againDiffers : null}
      />
      <FailureNotice failure={failure} />
      <ActionButton type="submit" look="primary" size="large" wide sending={busy}>
        {onDone ? w.changeOwn : w.change}
      </ActionButton>
    </form>
  );
}
