import { Menu, Switch } from '@mantine/core';
import { IconDotsVertical, IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import type { GroupView } from '../../../shared/features/groups/contract.ts';
import { foldText } from '../../../shared/kernel/fold-text.ts';
import { matching } from '../../kernel/i18n/match.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useEndpoint } from '../../kernel/use-session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuAction } from '../../ui/menu-action.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Empty, ErrorState, Loading } from '../../ui/states.tsx';
import { GroupForm } from './group-form.tsx';
import classes from './groups.module.css';
import { groupsWords } from './words.ts';

type Asking = { readonly what: 'add' } | { readonly what: 'edit' | 'retire'; readonly group: GroupView };

/** Named lists of people: found, made, changed, retired. */
export function GroupList() {
  const w = useWords(groupsWords);
  const announce = useAnnounce();
  const { value, loading, failure, reload } = useEndpoint('groups.list', {});
  const retire = useCommand('groups.retire');
  const [text, setText] = useState('');
  const [withRetired, setWithRetired] = useState(false);
  const [asking, setAsking] = useState<Asking | null>(null);
  const done = (said?: string): void => {
    setAsking(null);
    if (said) announce(said);
    void reload();
  };
  const setRetired = async (group: GroupView, retired: boolean): Promise<void> => {
    if ((await retire.send({ group: group.id, retired })).ok) done();
  };
  const offered = (value?.groups ?? []).filter((group) => withRetired || !group.retired);
  const folded = offered.map((group) => ({
    ...group,
    folded: foldText([group.name, ...group.people.map((person) => person.name)].join(' ')),
  }));
  const shown = matching(folded, text);
  return (
    <div className={classes.stack}>
      <div className={classes.tools}>
        <div className={classes.search}>
          <SearchField label={w.search} value={text} onChange={setText} />
        </div>
        <Switch
          label={w.showRetired}
          checked={withRetired}
          onChange={(event) => setWithRetired(event.currentTarget.checked)}
        />
        <ActionButton look="primary" icon={<IconPlus aria-hidden="true" />} onPress={() => setAsking({ what: 'add' })}>
          {w.add}
        </ActionButton>
      </div>
      <FailureNotice failure={asking === null ? retire.failure : null} />
      {loading ? <Loading /> : null}
      {failure && !value ? <ErrorState failure={failure} onRetry={() => void reload()} /> : null}
      {value && offered.length === 0 ? (
        <Empty icon={<IconUsersGroup aria-hidden="true" />} title={w.empty}>
          {w.emptyText}
        </Empty>
      ) : null}
      {offered.length > 0 && shown.length === 0 ? <Empty title={w.nothing} /> : null}
      {shown.length > 0 ? (
        <ul className={classes.list} aria-label={w.groups}>
          {shown.map((group) => (
            <li key={group.id} className={classes.row}>
              <span className={classes.name}>
                <strong>{group.name}</strong>
                <span>
                  {w.people(group.people.length)}
                  {group.people.length > 0 ? `: ${group.people.map((person) => person.name).join(', ')}` : ''}
                </span>
              </span>
              {group.retired ? <Chip tone="warn">{w.retired}</Chip> : null}
              <Menu position="bottom-end">
                <Menu.Target>
                  <IconButton label={w.actions(group.name)} icon={<IconDotsVertical aria-hidden="true" />} />
                </Menu.Target>
                <Menu.Dropdown>
                  <MenuAction onPress={() => setAsking({ what: 'edit', group })}>{w.edit}</MenuAction>
                  {group.retired ? (
                    <MenuAction onPress={() => void setRetired(group, false)}>{w.restore}</MenuAction>
                  ) : (
                    <MenuAction danger onPress={() => setAsking({ what: 'retire', group })}>
                      {w.retire}
                    </MenuAction>
                  )}
                </Menu.Dropdown>
              </Menu>
            </li>
          ))}
        </ul>
      ) : null}
      <Dialog
        opened={asking?.what === 'add' || asking?.what === 'edit'}
        title={asking?.what === 'edit' ? w.edit : w.add}
        onClose={() => setAsking(null)}
      >
        {asking?.what === 'add' ? <GroupForm group={null} onDone={(name) => done(w.saved(name))} /> : null}
        {asking?.what === 'edit' ? <GroupForm group={asking.group} onDone={(name) => done(w.saved(name))} /> : null}
      </Dialog>
      <ConfirmDialog
        opened={asking?.what === 'retire'}
        title={w.retire}
        confirm={w.retire}
        danger
        sending={retire.sending}
        failure={retire.failure}
        onConfirm={() => asking?.what === 'retire' && void setRetired(asking.group, true)}
        onClose={() => {
          setAsking(null);
          retire.clear();
        }}
      >
        <p>{w.retireText(asking?.what === 'retire' ? asking.group.name : '')}</p>
      </ConfirmDialog>
    </div>
  );
}
