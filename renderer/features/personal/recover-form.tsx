import { PasswordInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Failure } from '../../../shared/kernel/result.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { recoverOwnKey } from '../../kernel/key-recovery.ts';
import { newKeyId } from '../../kernel/own-key.ts';
import { useEndpoint } from '../../kernel/use-session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import classes from './personal.module.css';
import { StepForm } from './step-form.tsx';
import { personalWords } from './words.ts';

export interface RecoverFormProps {
  readonly person: string;
  readonly sessionKey: string | null;
  /** What was typed as today's password already. */
  readonly typed: string;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

/** Opens the private notes by the written code and the part that an administrator has released. */
export function RecoverForm({ person, sessionKey, typed, onDone, onBack }: RecoverFormProps) {
  const w = useWords(personalWords);
  const format = useFormats();
  const { value, reload } = useEndpoint('personal.recovery', {});
  const [attempt] = useState(newKeyId);
  const [code, setCode] = useState('');
  const [password, setPassword] = useState(typed);
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [recovered, setRecovered] = useState(false);
  /** This attempt has the part already, though the release stands open for nobody any more. */
  const [taken, setTaken] = useState(false);
  const recover = async (): Promise<void> => {
    setTried(true);
    if (code === '' || password === '' || password !== again) return;
    setBusy(true);
    const result = await recoverOwnKey({ person, code, password, sessionKey, attempt });
    setBusy(false);
    setFailure(result.ok ? null : result.failure);
    setTaken(taken || (!result.ok && result.failure.code === 'personal.code-wrong'));
    setRecovered(result.ok);
  };
  if (recovered)
    return (
      <div className={classes.form} role="status">
        <p>
          <strong>{w.recovered}</strong>
        </p>
        <p>{w.recoveredText}</p>
        <div className={classes.buttons}>
          <ActionButton look="primary" onPress={onDone} focused>
            {w.done}
          </ActionButton>
        </div>
      </div>
    );
  const until = value?.until ?? null;
  return (
    <StepForm
      failure={failure}
      busy={busy}
      back={{ word: w.back, run: onBack }}
      next={{ word: w.recover, run: () => void recover() }}
    >
      <p>{w.recoverWhy}</p>
      {until !== null ? <Notice>{w.released(format.dateTime(until))}</Notice> : null}
      {value && until === null && !taken ? (
        <>
          <Notice tone="warn">{w.notReleased}</Notice>
          <ActionButton wide onPress={() => void reload()}>
            {w.again}
          </ActionButton>
        </>
      ) : null}
      <Textarea
        label={w.code}
        description={w.codeHint}
        // On a phone the code takes two lines; Enter sends the form all the same.
        autosize
        minRows={1}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
        error={tried && code === '' ? w.fill : null}
      />
      <PasswordInput
        label={w.passwordNow}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={tried && password === '' ? w.fill : null}
      />
      <PasswordInput
        label={w.passwordAgain}
        autoComplete="off"
        value={again}
        onChange={(event) => setAgain(event.currentTarget.value)}
        error={tried && again !== password ? w.passwordDiffers : null}
      />
    </StepForm>
  );
}
