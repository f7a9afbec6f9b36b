import { Checkbox, SegmentedControl } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Person } from '../../../shared/features/identity/contract.ts';
import type { ItemId } from '../../../shared/kernel/ids.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import { compareNames } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useMeeting } from '../../kernel/use-meeting.tsx';
import { useEndpoint } from '../../kernel/use-session.ts';
import { useView } from '../../kernel/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Loading } from '../../ui/states.tsx';
import { type ChosenItems, type ItemName, ItemsChoice } from './items-choice.tsx';
import classes from './people.module.css';
import { participantsWords } from './words.ts';

/** Searches the office and adds many at once, one command each; whoever was refused stays chosen. */
export function AddPeople({ items, onDone }: { items: readonly ItemName[]; onDone?: () => void }) {
  const w = useWords(participantsWords);
  const source = useMeeting();
  const announce = useAnnounce();
  const people = useView('participants.people')?.people;
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const [as, setAs] = useState('member');
  const [attends, setAttends] = useState<ChosenItems>('all');
  const [chosen, setChosen] = useState<ReadonlyMap<string, Person>>(new Map());
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 250);
    return () => clearTimeout(timer);
  }, [text]);
  const { value, loading, failure: searchFailure } = useEndpoint('identity.people', { text: asked });
  const found = value?.people.filter((person) => !person.locked).sort((a, b) => compareNames(a.name, b.name)) ?? [];
  const hasChair = Object.values(people ?? {}).some((person) => person.offices.includes('chair'));
  const chair = as === 'chair' && !hasChair;
  const guests = as === 'guest';
  const denial =
    chosen.size === 0
      ? w.addChosen(0)
      : chair && chosen.size > 1
        ? w.oneChair
        : guests && attends.length === 0
          ? w.itemsEmpty
          : null;
  const toggle = (person: Person): void => {
    const next = new Map(chosen);
    if (!next.delete(person.id)) next.set(person.id, person);
    setChosen(next);
  };
  const add = async (): Promise<void> => {
    setSending(true);
    setFailure(null);
    const left = new Map(chosen);
    for (const id of chosen.keys()) {
      const result = await source.command('participants.add', {
        person: id,
        votes: !guests,
        chair,
        items: guests ? (attends as 'all' | ItemId[]) : 'all',
      });
      if (result.ok) left.delete(id);
      else setFailure(result.failure);
    }
    setSending(false);
    setChosen(left);
    announce(w.added(chosen.size - left.size));
    if (left.size === 0) onDone?.();
  };
  return (
    <div className={classes.stack}>
      <SearchField label={w.search} value={text} onChange={setText} />
      <SegmentedControl
        aria-label={w.addAs}
        value={as}
        onChange={setAs}
        data={[
          { value: 'member', label: w.member },
          { value: 'guest', label: w.guest },
          ...(hasChair ? [] : [{ value: 'chair', label: w.chair }]),
        ]}
      />
      <FailureNotice failure={failure ?? searchFailure} />
      {loading ? <Loading /> : null}
      {value && found.length === 0 ? <p className={classes.soft}>{w.nobodyFound}</p> : null}
      <ul className={classes.found} aria-label={w.found(found.length)}>
        {found.map((person) => (
          <li key={person.id} className={classes.row}>
            <Checkbox
              className={classes.check}
              aria-label={w.choose(person.name)}
              checked={chosen.has(person.id)}
              disabled={people?.[person.id] !== undefined}
              onChange={() => toggle(person)}
              label={
                <span className={classes.who}>
                  <strong>{person.name}</strong>
                  <span>
                    {people?.[person.id]
                      ? w.alreadyIn
                      : `${person.position}${person.unitName ? `, ${person.unitName}` : ''}`}
                  </span>
                </span>
              }
            />
          </li>
        ))}
      </ul>
      {guests && items.length > 0 ? <ItemsChoice items={items} value={attends} onChange={setAttends} /> : null}
      <ActionButton
        look="primary"
        wide
        sending={sending}
        onPress={() => void add()}
        denial={denial}
        reason={chosen.size === 0 ? 'tip' : 'line'}
      >
        {w.addChosen(chosen.size)}
      </ActionButton>
    </div>
  );
}
