import { TextInput } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { GroupView } from '../../../shared/features/groups/contract.ts';
import { compareNames } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useEndpoint } from '../../kernel/use-session.ts';
import { useSettled } from '../../kernel/use-settled.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import classes from './groups.module.css';
import { groupsWords } from './words.ts';

type Member = GroupView['people'][number];

/** Typing goes on while nothing is asked. In ms. */
const pauseMs = 250;
/** How many found people are shown: the next letter narrows them down. */
const shownMax = 8;

export interface GroupFormProps {
  /** The group that is edited; null for a new one. */
  readonly group: GroupView | null;
  readonly onDone: (name: string) => void;
}

/** A group's name, who is in it, and people to put into it. */
export function GroupForm({ group, onDone }: GroupFormProps) {
  const w = useWords(groupsWords);
  const add = useCommand('groups.add');
  const edit = useCommand('groups.edit');
  const [name, setName] = useState(group?.name ?? '');
  const [people, setPeople] = useState<readonly Member[]>(group?.people ?? []);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const asked = useSettled(text.trim(), pauseMs);
  const { value } = useEndpoint('identity.people', { text: asked }, { keep: true, enabled: asked !== '' });
  const inside = new Set(people.map((person) => person.id));
  const found = (asked === '' ? [] : (value?.people ?? []))
    .filter((person) => !inside.has(person.id))
    .toSorted((a, b) => compareNames(a.name, b.name))
    .slice(0, shownMax);
  const short = name.trim().length < 2;
  const sending = add.sending || edit.sending;
  const submit = async (): Promise<void> => {
    setTried(true);
    if (short || people.length === 0 || sending) return;
    const data = { name: name.trim(), people: people.map((person) => person.id) };
    const result = group ? await edit.send({ group: group.id, ...data }) : await add.send(data);
    if (result.ok) onDone(data.name);
  };
  const row = (person: Member, label: string, icon: React.ReactNode, press: () => void) => (
    <li key={person.id} className={classes.row}>
      <span className={classes.name}>
        <strong>{person.name}</strong>
        <span>{[person.position, person.unitName].filter(Boolean).join(', ')}</span>
      </span>
      <IconButton label={label} icon={icon} onPress={press} />
    </li>
  );
  return (
    <form
      className={classes.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextInput
        label={w.name}
        required
        maxLength={120}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={tried && short ? w.short : null}
      />
      <SearchField
        label={w.searchPeople}
        value={text}
        onChange={setText}
        onEnter={() => found[0] && setPeople([...people, found[0]])}
      />
      {asked !== '' && value && found.length === 0 ? <p className={classes.count}>{w.nobodyFound}</p> : null}
      {found.length > 0 ? (
        <ul className={classes.list} aria-label={w.searchPeople}>
          {found.map((person) =>
            row(person, w.put(person.name), <IconPlus aria-hidden="true" />, () => setPeople([...people, person])),
          )}
        </ul>
      ) : null}
      <p className={classes.count} role="status">
        {tried && people.length === 0 ? w.nobody : w.chosen(people.length)}
      </p>
      {people.length > 0 ? (
        <ul className={classes.list} aria-label={w.chosen(people.length)}>
          {people.map((person) =>
            row(person, w.take(person.name), <IconMinus aria-hidden="true" />, () =>
              setPeople(people.filter((one) => one.id !== person.id)),
            ),
          )}
        </ul>
      ) : null}
      <FailureNotice failure={add.failure ?? edit.failure} />
      <ActionButton type="submit" look="primary" wide sending={sending}>
        {group ? w.save : w.add}
      </ActionButton>
    </form>
  );
}
