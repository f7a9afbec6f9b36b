import { Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { useState } from 'react';
import { useSay } from '../../kernel/i18n/failure-words.ts';
import { matching } from '../../kernel/i18n/match.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useView } from '../../kernel/use-view.ts';
import { Chip } from '../../ui/chip.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import classes from './people.module.css';
import { RoleChips } from './role-chips.tsx';
import { type Participant, usePeople } from './use-people.ts';
import { participantsWords } from './words.ts';

/** Who takes part, with what a manager may do to each. */
export function PeopleList() {
  const w = useWords(participantsWords);
  const say = useSay();
  const people = usePeople();
  const me = useView('participants.me');
  const [text, setText] = useState('');
  const [asking, setAsking] = useState<{ what: 'remove' | 'handOver'; person: Participant } | null>(null);
  const change = useCommand('participants.change');
  const remove = useCommand('participants.remove');
  const handOver = useCommand('participants.handOverChair');
  if (!people) return <Loading />;
  const chairs = me?.offices.includes('chair') ?? false;
  const confirm = async (): Promise<void> => {
    if (!asking) return;
    const result = await (asking.what === 'remove' ? remove : handOver).send({ person: asking.person.id });
    if (result.ok) setAsking(null);
  };
  return (
    <div className={classes.stack}>
      <SearchField label={w.search} value={text} onChange={setText} />
      <FailureNotice failure={change.failure} />
      {people.length === 0 ? <Empty title={w.nobody}>{w.nobodyText}</Empty> : null}
      <ul className={classes.list}>
        {matching(people, text).map((person) => (
          <li key={person.id} className={classes.row}>
            <span className={classes.who}>
              <strong>{person.name}</strong>
              <span>{person.position}</span>
            </span>
            <span className={classes.chips}>
              <RoleChips offices={person.offices} votes={person.votes} />
              {person.items === 'all' ? null : <Chip>{w.someItems(person.items.length)}</Chip>}
            </span>
            <Menu position="bottom-end">
              <Menu.Target>
                <IconButton label={w.actions(person.name)} icon={<IconDotsVertical aria-hidden="true" />} />
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  onClick={() => void change.send({ person: person.id, votes: !person.votes, items: person.items })}
                >
                  {person.votes ? w.makeGuest : w.makeMember}
                </Menu.Item>
                {chairs && person.id !== me?.person ? (
                  <Menu.Item onClick={() => setAsking({ what: 'handOver', person })}>{w.handOver}</Menu.Item>
                ) : null}
                <Menu.Item color="var(--disagree)" onClick={() => setAsking({ what: 'remove', person })}>
                  {w.remove}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={asking !== null}
        title={asking?.what === 'handOver' ? w.handOver : w.remove}
        confirm={asking?.what === 'handOver' ? w.handOver : w.remove}
        danger={asking?.what === 'remove'}
        sending={remove.sending || handOver.sending}
        failure={remove.failure ?? handOver.failure}
        denial={
          asking?.what === 'remove' && asking.person.offices.includes('chair') ? say('participants.chair-stays') : null
        }
        onConfirm={() => void confirm()}
        onClose={() => {
          setAsking(null);
          remove.clear();
          handOver.clear();
        }}
      >
        <p>
          {asking?.what === 'handOver' ? w.handOverText(asking.person.name) : w.removeText(asking?.person.name ?? '')}
        </p>
      </ConfirmDialog>
    </div>
  );
}
