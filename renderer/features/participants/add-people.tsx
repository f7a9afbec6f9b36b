import { Checkbox, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { ItemId } from '../../../shared/kernel/ids.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useMeeting } from '../../kernel/use-meeting.tsx';
import { useSettled } from '../../kernel/use-settled.ts';
import { useView } from '../../kernel/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Choice } from '../../ui/choice.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Loading } from '../../ui/states.tsx';
import { type ChosenItems, type ItemName, ItemsChoice } from './items-choice.tsx';
import classes from './people.module.css';
import { type Candidate, useCandidates } from './use-candidates.ts';
import { participantsWords } from './words.ts';

/** Where people are taken from: the whole office, a unit with those below it, an earlier meeting, or a named group. */
export interface PeopleSource {
  readonly value: string;
  readonly label: string;
  /** Those of a group, which are known already. */
  readonly people?: readonly Candidate[];
}

export interface AddPeopleProps {
  readonly items: readonly ItemName[];
  readonly sources: readonly PeopleSource[];
  readonly onDone?: () => void;
}

/** Finds people of the office and adds many at once, one command each; whoever was refused stays chosen. */
export function AddPeople({ items, sources, onDone }: AddPeopleProps) {
  const w = useWords(participantsWords);
  const source = useMeeting();
  const announce = useAnnounce();
  const people = useView('participants.people')?.people;
  const [text, setText] = useState('');
  const [from, setFrom] = useState<string | null>(null);
  const [as, setAs] = useState('member');
  const [attends, setAttends] = useState<ChosenItems>('all');
  const [chosen, setChosen] = useState<ReadonlyMap<string, Candidate>>(new Map());
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const asked = useSettled(text.trim(), 250);
  const {
    found,
    loading,
    failure: searchFailure,
  } = useCandidates(asked, from, sources.find((one) => one.value === from)?.people);
  const free = found?.filter((person) => people?.[person.id] === undefined) ?? [];
  const inside = (found?.length ?? 0) - free.length;
  const all = free.length > 0 && free.every((person) => chosen.has(person.id));
  const hasChair = Object.values(people ?? {}).some((person) => person.offices.includes('chair'));
  const chair = as === 'chair' && !hasChair;
  const former = from?.startsWith('meeting:') ?? false;
  const before = former && as === 'before';
  const guests = as === 'guest';
  const denial =
    chosen.size === 0
      ? w.addChosen(0)
      : chair && chosen.size > 1
        ? w.oneChair
        : guests && attends.length === 0
          ? w.itemsEmpty
          : null;
  const toggle = (person: Candidate): void => {
    const next = new Map(chosen);
    if (!next.delete(person.id)) next.set(person.id, person);
    setChosen(next);
  };
  const toggleAll = (): void => {
    const next = new Map(chosen);
    for (const person of free)
      if (all) next.delete(person.id);
      else next.set(person.id, person);
    setChosen(next);
  };
  const add = async (): Promise<void> => {
    setSending(true);
    setFailure(null);
    const left = new Map(chosen);
    let seated = hasChair;
    for (const [id, person] of chosen) {
      const result = await source.command('participants.add', {
        person: id,
        votes: before ? (person.votes ?? true) : !guests,
        chair: before ? (person.chair ?? false) && !seated : chair,
        items: guests ? (attends as 'all' | ItemId[]) : 'all',
      });
      if (result.ok && before && person.chair) seated = true;
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
      <Choice
        label={w.from}
        none={w.fromAll}
        options={sources}
        value={from}
        onChange={(next) => {
          setFrom(next);
          // Roles come along from a meeting, until one says otherwise.
          setAs(next?.startsWith('meeting:') ? 'before' : as === 'before' ? 'member' : as);
        }}
      />
      <SearchField label={w.search} value={text} onChange={setText} />
      <SegmentedControl
        aria-label={w.addAs}
        value={as}
        onChange={setAs}
        data={[
          ...(former ? [{ value: 'before', label: w.asBefore }] : []),
          { value: 'member', label: w.member },
          { value: 'guest', label: w.guest },
          ...(hasChair ? [] : [{ value: 'chair', label: w.chair }]),
        ]}
      />
      <FailureNotice failure={failure ?? searchFailure} />
      {loading ? <Loading /> : null}
      {found && free.length === 0 ? (
        <p className={classes.soft}>{inside > 0 ? w.allIn(inside) : w.nobodyFound}</p>
      ) : null}
      {free.length > 0 ? (
        <div className={classes.pick}>
          <Checkbox label={w.chooseAll(free.length)} checked={all} onChange={toggleAll} />
          {inside > 0 ? <span className={classes.soft}>{w.inside(inside)}</span> : null}
        </div>
      ) : null}
      <ul className={classes.found} aria-label={w.found(free.length)}>
        {free.map((person) => (
          <li key={person.id} className={classes.row}>
            <Checkbox
              className={classes.check}
              aria-label={w.choose(person.name)}
              checked={chosen.has(person.id)}
              onChange={() => toggle(person)}
              label={
                <span className={classes.who}>
                  <strong>{person.name}</strong>
                  <span>{[person.position, person.unitName].filter(Boolean).join(', ')}</span>
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
