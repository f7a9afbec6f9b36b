import { IconBuildingPlus, IconLock, IconLockOpen, IconUserPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Person } from '../../../shared/features/identity/contract.ts';
import { AddAccount } from '../../features/identity/add-account.tsx';
import { identityWords } from '../../features/identity/words.ts';
import { AddUnit } from '../../features/units/add-unit.tsx';
import { unitsWords } from '../../features/units/words.ts';
import { compareNames } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { MeetingProvider } from '../../kernel/use-meeting.tsx';
import { useEndpoint } from '../../kernel/use-session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { LinkGate, OfflineNotice } from '../../ui/link-state.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Empty, ErrorState, Loading } from '../../ui/states.tsx';
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

/** Accounts of the office: found, added, locked and unlocked. */
function Accounts() {
  const w = useWords(identityWords);
  const u = useWords(unitsWords);
  const announce = useAnnounce();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 250);
    return () => clearTimeout(timer);
  }, [text]);
  const { value, failure, loading, reload } = useEndpoint('identity.accounts', { text: asked });
  const { value: units, reload: reloadUnits } = useEndpoint('units.list', {});
  const lock = useCommand('identity.lockAccount');
  const [dialog, setDialog] = useState<'account' | 'unit' | null>(null);
  const [locking, setLocking] = useState<Person | null>(null);
  const setLocked = async (person: Person, locked: boolean): Promise<void> => {
    const result = await lock.send({ person: person.id, locked });
    if (!result.ok) return;
    setLocking(null);
    await reload();
  };
  const people = value?.people.toSorted((a, b) => compareNames(a.name, b.name)) ?? [];
  return (
    <>
      <OfflineNotice />
      <div className={classes.tools}>
        <div className={classes.search}>
          <SearchField label={w.searchPeople} value={text} onChange={setText} />
        </div>
        <ActionButton icon={<IconBuildingPlus aria-hidden="true" />} onPress={() => setDialog('unit')}>
          {u.add}
        </ActionButton>
        <ActionButton look="primary" icon={<IconUserPlus aria-hidden="true" />} onPress={() => setDialog('account')}>
          {w.addAccount}
        </ActionButton>
      </div>
      {locking === null ? <FailureNotice failure={lock.failure} /> : null}
      {loading ? <Loading /> : null}
      {failure && !value ? <ErrorState failure={failure} onRetry={() => void reload()} /> : null}
      {value && people.length === 0 ? <Empty title={w.nobodyFound}>{w.nobodyFoundText}</Empty> : null}
      {people.length > 0 ? (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{w.name}</th>
              <th scope="col">{w.login}</th>
              <th scope="col">{w.unit}</th>
              <th scope="col">{w.state}</th>
              <th scope="col">{w.actions}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id}>
                <th scope="row">
                  {person.name}
                  <span className={classes.soft}>{person.position}</span>
                </th>
                <td>{person.login}</td>
                <td>{person.unitName}</td>
                <td className={classes.keep}>
                  <Chip tone={person.locked ? 'warn' : 'plain'}>{person.locked ? w.locked : w.active}</Chip>
                </td>
                <td>
                  <span className={classes.flush}>
                    {person.locked ? (
                      <ActionButton
                        look="quiet"
                        icon={<IconLockOpen aria-hidden="true" />}
                        label={`${w.unlock}: ${person.name}`}
                        onPress={() => void setLocked(person, false)}
                      >
                        {w.unlock}
                      </ActionButton>
                    ) : (
                      <ActionButton
                        look="quiet"
                        icon={<IconLock aria-hidden="true" />}
                        label={`${w.lock}: ${person.name}`}
                        onPress={() => setLocking(person)}
                      >
                        {w.lock}
                      </ActionButton>
                    )}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <Dialog opened={dialog === 'account'} title={w.addAccount} onClose={() => setDialog(null)}>
        <AddAccount units={units?.units ?? []} onAdded={() => void reload()} />
      </Dialog>
      <Dialog opened={dialog === 'unit'} title={u.add} onClose={() => setDialog(null)}>
        <AddUnit
          onAdded={(name) => {
            announce(u.added(name));
            setDialog(null);
            void reloadUnits();
          }}
        />
      </Dialog>
      <ConfirmDialog
        opened={locking !== null}
        title={w.lock}
        confirm={w.lock}
        danger
        sending={lock.sending}
        failure={lock.failure}
        onConfirm={() => locking && void setLocked(locking, true)}
        onClose={() => {
          setLocking(null);
          lock.clear();
        }}
      >
        <p>{w.lockText(locking?.name ?? '')}</p>
      </ConfirmDialog>
    </>
  );
}
