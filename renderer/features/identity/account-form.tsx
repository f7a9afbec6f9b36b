import { Select, Switch, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Person } from '../../../shared/features/identity/contract.ts';
import type { UnitId } from '../../../shared/kernel/ids.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { CatalogueField } from '../catalogues/catalogue-field.tsx';
import { FirstPassword } from './first-password.tsx';
import classes from './forms.module.css';
import { isLogin, loginOf } from './login-of.ts';
import { signInWords } from './sign-in-words.ts';
import { identityWords } from './words.ts';

export interface AccountFormProps {
  /** The account that is edited; null for a new one. */
  readonly person: Person | null;
  readonly units: readonly { readonly value: string; readonly label: string }[];
  /** Whether one may make administrators. */
  readonly mayGrant: boolean;
  readonly onSaved: (name: string) => void;
  /** A first password is on its way: closing would lose it. */
  readonly onKeep?: (keep: boolean) => void;
  readonly onClose: () => void;
}

/** A new account, whose first password is then shown once; or the data and rights of one. */
export function AccountForm({ person, units, mayGrant, onSaved, onKeep, onClose }: AccountFormProps) {
  const w = useWords(identityWords);
  const { login: loginWord } = useWords(signInWords);
  const add = useCommand('identity.addAccount');
  const edit = useCommand('identity.editAccount');
  const [name, setName] = useState(person?.name ?? '');
  const [typedLogin, setLogin] = useState<string | null>(person?.login ?? null);
  const [position, setPosition] = useState(person?.position ?? '');
  const [unit, setUnit] = useState<string | null>(person?.unit ?? null);
  const [office, setOffice] = useState(person?.office ?? false);
  const [administrator, setAdministrator] = useState(person?.administrator ?? false);
  const [unitAdministrator, setUnitAdministrator] = useState(person?.unitAdministrator ?? false);
  const [tried, setTried] = useState(false);
  const [made, setMade] = useState<{ readonly name: string; readonly password: string } | null>(null);
  // Proposed from the name until somebody types another.
  const login = typedLogin ?? loginOf(name);
  const wrong = {
    name: name.trim().length < 2 ? w.nameShort : null,
    login: person !== null || isLogin(login) ? null : w.loginWrong,
    unit: unit === null ? w.unitEmpty : null,
  };
  const sending = add.sending || edit.sending;
  useEffect(() => {
    onKeep?.(add.sending || made !== null);
    return () => onKeep?.(false);
  }, [add.sending, made, onKeep]);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (wrong.name || wrong.login || unit === null || sending) return;
    const data = { name: name.trim(), position: position.trim(), unit: unit as UnitId, office };
    if (person) {
      const rights = { administrator, ...(mayGrant ? { unitAdministrator } : {}) };
      if ((await edit.send({ person: person.id, ...data, ...rights })).ok) onSaved(data.name);
      return;
    }
    const result = await add.send({ login, ...data });
    if (!result.ok) return;
    setMade({ name: data.name, password: result.value.password });
    onSaved(data.name);
  };
  if (made) return <FirstPassword {...made} onDone={onClose} />;
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
        label={loginWord}
        description={person ? undefined : w.loginHint}
        required
        readOnly={person !== null}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value.trim().toLowerCase())}
        error={tried && wrong.login}
      />
      <CatalogueField kind="position" label={w.position} value={position} onChange={setPosition} />
      <Select
        label={w.unit}
        required
        searchable
        value={unit}
        onChange={setUnit}
        data={units.slice()}
        error={tried && wrong.unit}
      />
      <Switch label={w.office} checked={office} onChange={(event) => setOffice(event.currentTarget.checked)} />
      {person && mayGrant ? (
        <>
          <Switch
            label={w.administersUnit}
            checked={unitAdministrator}
            onChange={(event) => setUnitAdministrator(event.currentTarget.checked)}
          />
          <Switch
            label={w.administers}
            checked={administrator}
            onChange={(event) => setAdministrator(event.currentTarget.checked)}
          />
        </>
      ) : null}
      <FailureNotice failure={add.failure ?? edit.failure} />
      <ActionButton type="submit" look="primary" size="large" wide sending={sending}>
        {person ? w.save : w.addAccount}
      </ActionButton>
    </form>
  );
}
