import { Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice, Notice } from '../../ui/notice.tsx';
import classes from './forms.module.css';
import { identityWords } from './words.ts';

export interface AddAccountProps {
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly onAdded: () => void;
}

/** A new account; its first password is shown here once and nowhere again. */
export function AddAccount({ units, onAdded }: AddAccountProps) {
  const w = useWords(identityWords);
  const { send, sending, failure } = useCommand('identity.addAccount');
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [position, setPosition] = useState('');
  const [unit, setUnit] = useState<string | null>(null);
  const [office, setOffice] = useState(false);
  const [tried, setTried] = useState(false);
  const [made, setMade] = useState<{ readonly name: string; readonly password: string } | null>(null);
  const [copied, setCopied] = useState(false);
  const wrong = {
    name: name.trim().length < 2 ? w.nameShort : null,
    login: /^[a-z0-9._-]{2,40}$/.test(login) ? null : w.loginWrong,
    unit: unit === null ? w.unitEmpty : null,
  };
  const submit = async (): Promise<void> => {
    setTried(true);
    if (wrong.name || wrong.login || unit === null || sending) return;
    const result = await send({ name: name.trim(), login, position: position.trim(), unit, office });
    if (!result.ok) return;
    setMade({ name: name.trim(), password: result.value.password });
    onAdded();
  };
  if (made)
    return (
      <div className={classes.form}>
        <Notice tone="warn">{w.firstPasswordText(made.name)}</Notice>
        <output className={classes.secret} aria-label={w.firstPassword}>
          {made.password}
        </output>
        <ActionButton
          wide
          onPress={() =>
            void navigator.clipboard.writeText(made.password).then(
              () => setCopied(true),
              () => setCopied(false),
            )
          }
        >
          {copied ? w.copied : w.copy}
        </ActionButton>
      </div>
    );
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
        label={w.name}
        required
        maxLength={80}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={tried && wrong.name}
      />
      <TextInput
        label={w.login}
        description={w.loginHint}
        required
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value.trim().toLowerCase())}
        error={tried && wrong.login}
      />
      <TextInput
        label={w.position}
        maxLength={120}
        value={position}
        onChange={(event) => setPosition(event.currentTarget.value)}
      />
      <Select
        label={w.unit}
        required
        searchable
        value={unit}
        onChange={setUnit}
        data={units.map((entry) => ({ value: entry.id, label: entry.name }))}
        error={tried && wrong.unit}
      />
      <Switch label={w.office} checked={office} onChange={(event) => setOffice(event.currentTarget.checked)} />
      <FailureNotice failure={failure} />
      <ActionButton type="submit" look="primary" size="large" wide sending={sending}>
        {w.addAccount}
      </ActionButton>
    </form>
  );
}
