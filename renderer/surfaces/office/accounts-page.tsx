import { Menu } from '@mantine/core';
import { IconDotsVertical, IconFileSpreadsheet, IconUserPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Person } from '../../../shared/features/identity/contract.ts';
import type { UnitId } from '../../../shared/kernel/ids.ts';
import { AccountForm } from '../../features/identity/account-form.tsx';
import { FirstPassword } from '../../features/identity/first-password.tsx';
import { ImportAccounts } from '../../features/identity/import-accounts.tsx';
import { identityWords } from '../../features/identity/words.ts';
import { unitOptions, useMyUnits } from '../../features/units/use-units.ts';
import { useDenial } from '../../kernel/i18n/failure-words.ts';
import { compareNames } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { MeetingProvider } from '../../kernel/use-meeting.tsx';
import { useEndpoint } from '../../kernel/use-session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Choice } from '../../ui/choice.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { LinkGate, OfflineNotice } from '../../ui/link-state.tsx';
import { MenuAction } from '../../ui/menu-action.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Empty, ErrorState, Loading } from '../../ui/states.tsx';
import tables from '../../ui/table.module.css';
import classes from './office.module.css';

export function AccountsPage() {
  return (
    <MeetingProvider meeting={null}>
      <LinkGate>
        <Accounts />
      </LinkGate>
    </MeetingProvider>
  );
}

type Asking =
  | { readonly what: 'add' | 'import' }
  | { readonly what: 'edit' | 'lock' | 'reset'; readonly person: Person }
  | { readonly what: 'password'; readonly person: Person; readonly password: string };

/** Accounts of the office: found, added, imported, edited, locked and given a new password. */
function Accounts() {
  const w = useWords(identityWords);
  const announce = useAnnounce();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const [unit, setUnit] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 250);
    return () => clearTimeout(timer);
  }, [text]);
  const { value, failure, loading, reload } = useEndpoint('identity.accounts', {
    text: asked,
    ...(unit === null ? {} : { unit: unit as UnitId }),
  });
  const { units, system, reload: reloadUnits } = useMyUnits();
  const beyond = useDenial();
  const denialOf = (person: Person): string | null =>
    beyond(person.administrator && !system ? 'identity.beyond-rights' : null);
  const options = unitOptions(units);
  const lock = useCommand('identity.lockAccount');
  const reset = useCommand('identity.resetPassword');
  const [asking, setAsking] = useState<Asking | null>(null);
  const [keep, setKeep] = useState(false);
  const changed = (): void => {
    void reload();
    void reloadUnits();
  };
  const setLocked = async (person: Person, locked: boolean): Promise<void> => {
    if (!(await lock.send({ person: person.id, locked })).ok) return;
    setAsking(null);
    changed();
  };
  const resetPassword = async (person: Person): Promise<void> => {
    const result = await reset.send({ person: person.id });
    if (result.ok) setAsking({ what: 'password', person, password: result.value.password });
  };
  const people = value?.people.toSorted((a, b) => compareNames(a.name, b.name)) ?? [];
  return (
    <>
      <OfflineNotice />
      <div className={classes.tools}>
        <div className={classes.search}>
          <SearchField label={w.searchPeople} value={text} onChange={setText} />
        </div>
        <Choice
          bare
          className={classes.filter}
          label={w.unit}
          none={w.allUnits}
          options={options}
          value={unit}
          onChange={setUnit}
        />
        <ActionButton icon={<IconFileSpreadsheet aria-hidden="true" />} onPress={() => setAsking({ what: 'import' })}>
          {w.import}
        </ActionButton>
        <ActionButton
          look="primary"
          icon={<IconUserPlus aria-hidden="true" />}
          onPress={() => setAsking({ what: 'add' })}
        >
          {w.addAccount}
        </ActionButton>
      </div>
      {asking === null ? <FailureNotice failure={lock.failure} /> : null}
      {loading ? <Loading /> : null}
      {failure && !value ? <ErrorState failure={failure} onRetry={() => void reload()} /> : null}
      {value && people.length === 0 ? <Empty title={w.nobodyFound}>{w.nobodyFoundText}</Empty> : null}
      {people.length > 0 ? (
        <table className={tables.table}>
          <thead>
            <tr>
              <th scope="col">{w.name}</th>
              <th scope="col">{w.login}</th>
              <th scope="col">{w.unit}</th>
              <th scope="col">{w.rights}</th>
              <th scope="col">{w.state}</th>
              <th scope="col">
                <span className="unseen">{w.actions}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id}>
                <th scope="row">
                  {person.name}
                  <span className={tables.soft}>{person.position}</span>
                </th>
                <td>{person.login}</td>
                <td>{person.unitName}</td>
                <td>
                  <span className={classes.chips}>
                    {person.administrator ? <Chip tone="gold">{w.administers}</Chip> : null}
                    {person.unitAdministrator ? <Chip tone="gold">{w.administersUnit}</Chip> : null}
                    {person.office ? <Chip>{w.office}</Chip> : null}
                  </span>
                </td>
                <td className={tables.keep}>
                  <Chip tone={person.locked ? 'warn' : 'plain'}>{person.locked ? w.locked : w.active}</Chip>
                </td>
                <td className={classes.last}>
                  <Menu position="bottom-end">
                    <Menu.Target>
                      <IconButton label={w.actionsFor(person.name)} icon={<IconDotsVertical aria-hidden="true" />} />
                    </Menu.Target>
                    <Menu.Dropdown>
                      <MenuAction denial={denialOf(person)} onPress={() => setAsking({ what: 'edit', person })}>
                        {w.edit}
                      </MenuAction>
                      <MenuAction denial={denialOf(person)} onPress={() => setAsking({ what: 'reset', person })}>
                        {w.reset}
                      </MenuAction>
                      {person.locked ? (
                        <MenuAction denial={denialOf(person)} onPress={() => void setLocked(person, false)}>
                          {w.unlock}
                        </MenuAction>
                      ) : (
                        <MenuAction
                          danger
                          denial={denialOf(person)}
                          onPress={() => setAsking({ what: 'lock', person })}
                        >
                          {w.lock}
                        </MenuAction>
                      )}
                    </Menu.Dropdown>
                  </Menu>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {value && value.total > people.length ? (
        <p className={classes.soft}>{w.more(people.length, value.total)}</p>
      ) : null}
      <Dialog
        opened={asking?.what === 'add' || asking?.what === 'edit'}
        title={asking?.what === 'edit' ? w.edit : w.addAccount}
        keep={keep}
        onClose={() => setAsking(null)}
      >
        {asking?.what === 'add' ? (
          <AccountForm
            person={null}
            units={options}
            mayGrant={system}
            onSaved={changed}
            onKeep={setKeep}
            onClose={() => setAsking(null)}
          />
        ) : null}
        {asking?.what === 'edit' ? (
          <AccountForm
            person={asking.person}
            units={options}
            mayGrant={system}
            onClose={() => setAsking(null)}
            onSaved={(name) => {
              setAsking(null);
              announce(w.saved(name));
              changed();
            }}
          />
        ) : null}
      </Dialog>
      <Dialog opened={asking?.what === 'import'} title={w.import} wide keep={keep} onClose={() => setAsking(null)}>
        {asking?.what === 'import' ? <ImportAccounts units={options} onImported={changed} onKeep={setKeep} /> : null}
      </Dialog>
      <Dialog opened={asking?.what === 'password'} title={w.firstPassword} keep onClose={() => setAsking(null)}>
        {asking?.what === 'password' ? (
          <FirstPassword name={asking.person.name} password={asking.password} onDone={() => setAsking(null)} />
        ) : null}
      </Dialog>
      <ConfirmDialog
        opened={asking?.what === 'lock' || asking?.what === 'reset'}
        title={asking?.what === 'reset' ? w.reset : w.lock}
        confirm={asking?.what === 'reset' ? w.reset : w.lock}
        danger
        sending={lock.sending || reset.sending}
        failure={lock.failure ?? reset.failure}
        onConfirm={() => {
          if (asking?.what === 'lock') void setLocked(asking.person, true);
          if (asking?.what === 'reset') void resetPassword(asking.person);
        }}
        onClose={() => {
          setAsking(null);
          lock.clear();
          reset.clear();
        }}
      >
        <p>
          {asking?.what === 'reset'
            ? w.resetText(asking.person.name)
            : asking?.what === 'lock'
              ? w.lockText(asking.person.name)
              : null}
        </p>
      </ConfirmDialog>
    </>
  );
}
