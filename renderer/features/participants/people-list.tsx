import { Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useDenial } from '../../kernel/i18n/failure-words.ts';
import { matching } from '../../kernel/i18n/match.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useView } from '../../kernel/use-view.ts';
import { Chip } from '../../ui/chip.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuAction } from '../../ui/menu-action.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import type { ItemName } from './items-choice.tsx';
import { ItemsForm } from './items-form.tsx';
import classes from './people.module.css';
import { RoleChips } from './role-chips.tsx';
import { SubstituteForm } from './substitute-form.tsx';
import { type Participant, usePeople } from './use-people.ts';
import { participantsWords } from './words.ts';

export interface PeopleListProps {
  readonly items: readonly ItemName[];
  readonly over: boolean;
  /** What else may be done to somebody, in his menu. */
  readonly more?: (person: Participant) => ReactNode;
}

/** Who takes part, with what a manager may do to each. */
export function PeopleList({ items, over, more }: PeopleListProps) {
  const w = useWords(participantsWords);
  const denial = useDenial();
  const people = usePeople();
  const me = useView('participants.me');
  const [text, setText] = useState('');
  const [choosing, setChoosing] = useState<Participant | null>(null);
  const [replacing, setReplacing] = useState<Participant | null>(null);
  const [asking, setAsking] = useState<{ what: 'remove' | 'handOver'; person: Participant } | null>(null);
  const change = useCommand('participants.change');
  const remove = useCommand('participants.remove');
  const handOver = useCommand('participants.handOverChair');
  if (!people) return <Loading />;
  const hasChair = people.some((person) => person.offices.includes('chair'));
  const chairs = me?.offices.includes('chair') ?? false;
  // As he is now, not as he was when the question was asked.
  const asked = people.find((person) => person.id === asking?.person.id);
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
              {people
                .filter(({ id }) => id === person.standsFor)
                .map((absent) => (
                  <span key={absent.id}>{w.standsFor(absent.name)}</span>
                ))}
            </span>
            <span className={classes.chips}>
              <RoleChips offices={person.offices} votes={person.votes} quiet />
              {person.items === 'all' ? null : <Chip>{w.someItems(person.items.length)}</Chip>}
            </span>
            {over ? null : (
              <Menu position="bottom-end">
                <Menu.Target>
                  <IconButton label={w.actions(person.name)} icon={<IconDotsVertical aria-hidden="true" />} />
                </Menu.Target>
                <Menu.Dropdown>
                  <MenuAction
                    denial={denial(person.denials?.vote)}
                    onPress={() => void change.send({ person: person.id, votes: !person.votes, items: person.items })}
                  >
                    {person.votes ? w.makeGuest : w.makeMember}
                  </MenuAction>
                  {person.offices.length > 0 ? null : (
                    <MenuAction onPress={() => setChoosing(person)}>{w.chooseItems}</MenuAction>
                  )}
                  <MenuAction denial={denial(person.denials?.substitute)} onPress={() => setReplacing(person)}>
                    {w.substitute}
                  </MenuAction>
                  {hasChair ? null : (
                    <MenuAction
                      onPress={() =>
                        void change.send({ person: person.id, votes: person.votes, items: person.items, chair: true })
                      }
                    >
                      {w.makeChair}
                    </MenuAction>
                  )}
                  {chairs ? (
                    <MenuAction
                      denial={denial(person.denials?.handOver)}
                      onPress={() => setAsking({ what: 'handOver', person })}
                    >
                      {w.handOver}
                    </MenuAction>
                  ) : null}
                  {more?.(person)}
                  <MenuAction
                    danger
                    denial={denial(person.denials?.remove)}
                    onPress={() => setAsking({ what: 'remove', person })}
                  >
                    {w.remove}
                  </MenuAction>
                </Menu.Dropdown>
              </Menu>
            )}
          </li>
        ))}
      </ul>
      <Dialog
        opened={choosing !== null}
        title={choosing ? w.itemsOf(choosing.name) : ''}
        onClose={() => setChoosing(null)}
      >
        {choosing ? <ItemsForm person={choosing} items={items} onDone={() => setChoosing(null)} /> : null}
      </Dialog>
      <Dialog
        opened={replacing !== null}
        title={replacing ? w.substituteOf(replacing.name) : ''}
        onClose={() => setReplacing(null)}
      >
        {replacing ? <SubstituteForm absent={replacing.id} wanted="" onDone={() => setReplacing(null)} /> : null}
      </Dialog>
      <ConfirmDialog
        opened={asking !== null}
        title={asking?.what === 'handOver' ? w.handOver : w.remove}
        confirm={asking?.what === 'handOver' ? w.handOver : w.remove}
        danger={asking?.what === 'remove'}
        sending={remove.sending || handOver.sending}
        failure={remove.failure ?? handOver.failure}
        denial={denial(asked?.denials?.[asking?.what ?? 'remove'])}
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
