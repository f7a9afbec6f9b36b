import { PasswordInput, TextInput } from '@mantine/core';
import { IconLogin2 } from '@tabler/icons-react';
import { type ComponentType, useState } from 'react';
import { useWords } from '../../kernel/i18n/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import type { SecretFieldProps } from '../../ui/secret-field.tsx';
import classes from './forms.module.css';
import { signInWords } from './sign-in-words.ts';
import type { SignInDoor } from './use-sign-in.ts';

export interface SignInFormProps {
  readonly door: SignInDoor;
  /** The field of the password where the browser is to keep neither name nor password; absent: it may keep both. */
  readonly secret?: ComponentType<SecretFieldProps>;
}

/** By sign-in name and password. */
export function SignInForm({ door, secret: Secret }: SignInFormProps) {
  const w = useWords(signInWords);
  const { signIn, busy, failure } = door;
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const field = { label: w.password, value: password, error: tried && !password ? w.fill : null };
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (login.trim() && password && busy === null) void signIn(login, password);
      }}
    >
      <TextInput
        label={w.login}
        {...(Secret ? { autoComplete: 'off' } : { name: 'login', autoComplete: 'username' })}
        autoCapitalize="none"
        spellCheck={false}
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
        error={tried && !login.trim() ? w.fill : null}
      />
      {Secret ? (
        <Secret {...field} onChange={setPassword} />
      ) : (
        <PasswordInput
          {...field}
          name="password"
          autoComplete="current-password"
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      )}
      <FailureNotice failure={failure} />
      <ActionButton
        type="submit"
        look="primary"
        size="large"
        wide
        sending={busy !== null}
        icon={<IconLogin2 aria-hidden="true" />}
      >
        {w.signIn}
      </ActionButton>
    </form>
  );
}
