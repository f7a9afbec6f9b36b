import { useState } from 'react';
import type { Failure } from '../../../shared/kernel/result.ts';
import { call } from '../../kernel/call.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useEndpoint } from '../../kernel/use-session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Card } from '../../ui/card.tsx';
import { FailureNotice, Notice } from '../../ui/notice.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { ErrorState, Loading } from '../../ui/states.tsx';
import classes from './forms.module.css';
import { passwordWords } from './password-words.ts';
import { pinWords } from './pin-words.ts';
import { signInWords } from './sign-in-words.ts';

/** One's own PIN for tablets of meeting rooms: set, changed and removed, with the password. */
export function PinCard() {
  const w = useWords(pinWords);
  const format = useFormats();
  const { value, failure, reload } = useEndpoint('identity.pin', {});
  const [said, setSaid] = useState<string | null>(null);
  const [removing, setRemoving] = useState(false);
  const [refused, setRefused] = useState<Failure | null>(null);
  const [round, setRound] = useState(0);
  const remove = async (): Promise<void> => {
    setRemoving(true);
    const result = await call('identity.removePin', {});
    setRemoving(false);
    setRefused(result.ok ? null : result.failure);
    if (result.ok) setSaid(w.pinRemoved);
    void reload();
  };
  return (
    <Card title={w.pinTitle}>
      {value ? (
        <div className={classes.form}>
          {said ? <Notice>{said}</Notice> : null}
          <p className={classes.text}>{value.since === null ? w.pinNone : w.pinSince(format.dateTime(value.since))}</p>
          <PinForm
            key={round}
            known={value.since !== null}
            onDone={() => {
              setSaid(w.pinDone);
              setRound((n) => n + 1);
              void reload();
            }}
          />
          <FailureNotice failure={refused} />
          {value.since === null ? null : (
            <ActionButton look="quiet" sending={removing} onPress={() => void remove()}>
              {w.pinRemove}
            </ActionButton>
          )}
        </div>
      ) : failure ? (
        <ErrorState failure={failure} onRetry={() => void reload()} />
      ) : (
        <Loading />
      )}
    </Card>
  );
}

function PinForm({ known, onDone }: { readonly known: boolean; readonly onDone: () => void }) {
  const w = useWords(pinWords);
  const i = useWords(passwordWords);
  const { fill } = useWords(signInWords);
  const [password, setPassword] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const good = /^\d{6}$/.test(pin);
  const set = async (): Promise<void> => {
    setTried(true);
    if (password === '' || !good || again !== pin || busy) return;
    setBusy(true);
    const result = await call('identity.setPin', {}, { password, pin });
    setBusy(false);
    setFailure(result.ok ? null : result.failure);
    if (result.ok) onDone();
  };
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void set();
      }}
    >
      <SecretField
        label={i.currentOwn}
        value={password}
        onChange={setPassword}
        error={tried && password === '' ? fill : null}
      />
      <SecretField
        label={w.pinNew}
        description={w.pinHint}
        digits={6}
        value={pin}
        onChange={setPin}
        error={tried && !good ? w.pinWrong : null}
      />
      <SecretField
        label={w.pinAgain}
        digits={6}
        value={again}
        onChange={setAgain}
        error={tried && good && again !== pin ? i.againDiffers : null}
      />
      <FailureNotice failure={failure} />
      <ActionButton type="submit" sending={busy}>
        {known ? w.pinChange : w.pinSet}
      </ActionButton>
    </form>
  );
}
