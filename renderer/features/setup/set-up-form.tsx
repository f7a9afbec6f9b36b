import { PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Failure } from '../../../shared/kernel/result.ts';
import { call } from '../../kernel/call.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useSetSession } from '../../kernel/use-session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import classes from '../identity/forms.module.css';
import { isLogin, loginOf } from '../identity/login-of.ts';
import { passwordWords } from '../identity/password-words.ts';
import { signInWords } from '../identity/sign-in-words.ts';
import { identityWords } from '../identity/words.ts';
import { setupWords } from './words.ts';

/** The office's name and the first administrator; the new session leads on by itself. */
export function SetUpForm({ token }: { readonly token: string }) {
  const w = useWords(setupWords);
  const i = useWords(identityWords);
  const s = useWords(signInWords);
  const p = useWords(passwordWords);
  const setSession = useSetSession();
  const [office, setOffice] = useState('');
  const [name, setName] = useState('');
  const [position, setPosition] = useState('');
  const [typedLogin, setLogin] = useState<string | null>(null);
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  // Proposed from the name until another is typed.
  const login = typedLogin ?? loginOf(name);
  const wrong = {
    office: office.trim().length < 2 ? w.officeShort : null,
    name: name.trim().length < 2 ? i.nameShort : null,
    login: isLogin(login) ? null : i.loginWrong,
    password: password ? null : s.fill,
    again: again === password ? null : p.againDiffers,
  };
  const submit = async (): Promise<void> => {
    setTried(true);
    if (Object.values(wrong).some(Boolean) || busy) return;
    setBusy(true);
    const result = await call(
      'setup.begin',
      {},
      { token, office: office.trim(), name: name.trim(), position: position.trim(), login, password },
    );
    setBusy(false);
    setFailure(result.ok ? null : result.failure);
    if (result.ok) setSession(result.value);
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
      <TextInput
        label={w.office}
        description={w.officeHint}
        required
        maxLength={120}
        autoComplete="organization"
        value={office}
        onChange={(event) => setOffice(event.currentTarget.value)}
        error={tried && wrong.office}
      />
      <TextInput
        label={i.name}
        required
        maxLength={80}
        autoComplete="name"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={tried && wrong.name}
      />
      <TextInput
        label={i.position}
        maxLength={120}
        autoComplete="organization-title"
        value={position}
        onChange={(event) => setPosition(event.currentTarget.value)}
      />
      <TextInput
        label={s.login}
        description={i.loginHint}
        required
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value.trim().toLowerCase())}
        error={tried && wrong.login}
      />
      <PasswordInput
        label={w.password}
        description={p.nextHint}
        required
        autoComplete="new-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={tried && wrong.password}
      />
      <PasswordInput
        label={w.again}
        required
        autoComplete="new-password"
        value={again}
        onChange={(event) => setAgain(event.currentTarget.value)}
        error={tried && wrong.again}
      />
      <FailureNotice failure={failure} />
      <ActionButton type="submit" look="primary" size="large" wide sending={busy}>
        {w.begin}
      </ActionButton>
    </form>
  );
}
