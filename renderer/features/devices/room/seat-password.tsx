import { TextInput } from '@mantine/core';
import { IconLogin2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../../kernel/i18n/words.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import { FailureNotice } from '../../../ui/notice.tsx';
import { SecretField } from '../../../ui/secret-field.tsx';
import { useSignIn } from '../../identity/use-sign-in.ts';
import { identityWords } from '../../identity/words.ts';
import classes from './room.module.css';
import { roomWords } from './words.ts';

/** At the tablet of a room: by sign-in name and password, of which the browser is to keep neither. */
export function SeatPassword() {
  const w = useWords(roomWords);
  const i = useWords(identityWords);
  const { signIn, busy, failure } = useSignIn();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <form
      className={classes.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (login.trim() && password && busy === null) void signIn(login, password);
      }}
    >
      <h2 className={classes.title}>{w.byPassword}</h2>
      <TextInput
        label={i.login}
        autoCapitalize="none"
        spellCheck={false}
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
        error={tried && !login.trim() ? i.fill : null}
      />
      <SecretField
        label={i.password}
        value={password}
        onChange={setPassword}
        error={tried && !password ? i.fill : null}
      />
      <FailureNotice failure={failure} />
      <ActionButton
        type="submit"
        look="primary"
        size="large"
        wide
        sending={busy !== null}
        icon={<IconLogin2 aria-hidden="true" />}
      >
        {i.signIn}
      </ActionButton>
    </form>
  );
}
