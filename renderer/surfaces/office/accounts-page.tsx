import { IconFileSpreadsheet, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Person } from '../../../shared/features/identity/contract.ts';
import type { UnitId } from '../../../shared/kernel/ids.ts';
import { AccountForm } from '../../features/identity/account-form.tsx';
import { FirstPassword } from '../../features/identity/first-password.tsx';
import { ImportAccounts } from '../../features/identity/import-accounts.tsx';
import { pinWords } from '../../features/identity/pin-words.ts';
import { identityWords } from '../../features/identity/words.ts';
import { unitOptions, useMyUnits } from '../../features/units/use-units.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { MeetingProvider } from '../../kernel/use-meeting.tsx';
import { useEndpoint } from '../../kernel/use-session.ts';
import { useSettled } from '../../kernel/use-settled.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Choice } from '../../ui/choice.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { LinkGate, OfflineNotice } from '../../ui/link-state.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Empty, ErrorState, Loading } from '../../ui/states.tsx';
import { AccountsTable } from './accounts-table.tsx';
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
  | { readonly what: 'edit' | 'lock' | 'reset' | 'pin'; readonly person: Person }
  | { readonly what: 'password'; readonly person: Person; readonly password: string };

/** Accounts of the office: found, added, imported, edited, locked and given a new password. */
function Accounts() {
  const w = useWords(identityWords);
  const p = useWords(pinWords);
  const announce = useAnnounce();
  const [text, setText] = useState('');
  const [unit, setUnit] = useState<string | null>(null);
  const asked = useSettled(text.trim(), 250);
  const { value, failure, loading, reload } = useEndpoint(
    'identity.accounts',
    { text: asked, ...(unit === null ? {} : { unit: unit as UnitId }) },
    { keep: true },
  );
  const { units, system, reload: reloadUnits } = useMyUnits();
  const options = unitOptions(units);
  const lock = useCommand('identity.lockAccount');
  const reset = useCommand('identity.resetPassword');
  const clearPin = useCommand('identity.clearPin');
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
  const removePin = async (person: Person): Promise<void> => {
    if (!(await clearPin.send({ person: person.id })).ok) return;
    setAsking(null);
    announce(p.pinCleared(person.name));
  };
  const asks = {
    lock: [w.lock, w.lockText],
    reset: [w.reset, w.resetText],
    pin: [p.pinClear, p.pinClearText],
  } as const;
  const confirming =
    asking?.what === 'lock' || asking?.what === 'reset' || asking?.what === 'pin'
      ? { title: asks[asking.what][0], text: asks[asking.what][1](asking.person.name) }
      : null;
  const people = value?.people ?? [];
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
        <AccountsTable
          people={people}
          system={system}
          onAct={(what, person) => {
            if (what === 'unlock') void setLocked(person, false);
            else setAsking({ what, person });
          }}
        />
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
        opened={confirming !== null}
        title={confirming?.title ?? ''}
        confirm={confirming?.title ?? ''}
        danger
        sending={lock.sending || reset.sending || clearPin.sending}
        failure={lock.failure ?? reset.failure ?? clearPin.failure}
        onConfirm={() => {
          if (asking?.what === 'lock') void setLocked(asking.person, true);
          if (asking?.what === 'reset') void resetPassword(asking.person);
          if (asking?.what === 'pin') void removePin(asking.person);
        }}
        onClose={() => {
          setAsking(null);
          lock.clear();
          reset.clear();
          clearPin.clear();
        }}
      >
        <p>{confirming?.text}</p>
      </ConfirmDialog>
    </>
  );
}
