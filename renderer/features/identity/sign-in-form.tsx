import { PasswordInput, TextInput } from '@mantine/core';
import { IconLogin2 } from '@tabler/icons-react';
import { useState } from 'react';
import type { Failure } from '../../../shared/kernel/result.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import classes from './forms.module.css';
import { identityWords } from './words.ts';

export interface SignInFormProps {
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly onSignIn: (login: string, password: string) => void;
}

export function SignInForm({ busy, failure, onSignIn }: SignInFormProps) {
  const w = useWords(identityWords);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (login.trim() && password && !busy) onSignIn(login, password);
      }}
    >
      <TextInput
        label={w.login}
        name="login"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
        error={tried && !login.trim() ? w.fill : null}
      />
      <PasswordInput
        label={w.password}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={tried && !password ? w.fill : null}
      />
      <FailureNotice failure={failure} />
      <ActionButton
        type="submit"
        look="primary"
        size="large"
        wide
        sending={busy}
        icon={<IconLogin2 aria-hidden="true" />}
      >
        {w.signIn}
      </ActionButton>
    </form>
  );
}
