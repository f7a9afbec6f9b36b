import { IconCircle, IconCircleCheckFilled, IconMessage, IconWalk } from '@tabler/icons-react';
import { useState } from 'react';
import { CheckInButton } from '../../features/attendance/check-in-button.tsx';
import { OwnAbsence } from '../../features/attendance/own-absence.tsx';
import { QuorumSummary } from '../../features/attendance/quorum.tsx';
import { messagesWords } from '../../features/messages/words.ts';
import { RoleChips } from '../../features/participants/role-chips.tsx';
import { usePeople } from '../../features/participants/use-people.ts';
import { CallButtons } from '../../features/service/call-buttons.tsx';
import { useFormats } from '../../kernel/i18n/format.ts';
import { matching } from '../../kernel/i18n/match.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useView } from '../../kernel/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Loading } from '../../ui/states.tsx';
import type { MessageDesk } from '../messages/use-message-desk.tsx';
import classes from './people-tab.module.css';
import { tabletWords } from './words.ts';

const marks = { in: IconCircleCheckFilled, out: IconWalk, none: IconCircle } as const;

export interface PeopleTabProps {
  readonly meeting: string;
  readonly over: boolean;
  readonly messages: MessageDesk;
}

/** Who takes part and who is here. */
export function PeopleTab({ meeting, over, messages }: PeopleTabProps) {
  const w = useWords(tabletWords);
  const m = useWords(messagesWords);
  const format = useFormats();
  const people = usePeople();
  const board = useView('attendance.board');
  const state = useView('attendance.me')?.state;
  const me = useView('participants.me')?.person;
  const writes = useView('messages.me');
  const [text, setText] = useState('');
  if (!people || !board) return <Loading />;
  const shown = matching(people, text);
  return (
    <>
      <QuorumSummary board={board} />
      {over ? null : <CheckInButton />}
      {!over && state === 'in' ? <CallButtons /> : null}
      {!over && state !== 'in' ? <OwnAbsence meeting={meeting} /> : null}
      <ActionButton wide icon={<IconMessage aria-hidden="true" />} onPress={messages.show}>
        {messages.unread > 0 ? m.titleNew(messages.unread) : m.open}
      </ActionButton>
      <SearchField label={w.searchPeople} value={text} onChange={setText} />
      {shown.length === 0 ? <p className={classes.soft}>{w.nobody}</p> : null}
      <ul className={classes.list}>
        {shown.map((person) => {
          const entry = board.people[person.id];
          const state = entry?.state ?? 'none';
          const Mark = marks[state];
          const word =
            state === 'in' && entry ? w.presentSince(format.time(entry.at)) : state === 'out' ? w.left : w.notIn;
          return (
            <li key={person.id} className={classes.row} data-state={state}>
              <Mark aria-hidden="true" />
              <span className={classes.words}>
                <strong>{person.name}</strong>
                <span>{person.position}</span>
                <span>{word}</span>
              </span>
              {person.offices.length > 0 || !person.votes ? (
                <span className={classes.chips}>
                  <RoleChips offices={person.offices} votes={person.votes} />
                </span>
              ) : null}
              {!over && person.id !== me && writes?.othersDenial === null ? (
                <IconButton
                  label={m.writeTo(person.name)}
                  icon={<IconMessage aria-hidden="true" />}
                  onPress={() => messages.writeTo(person.id)}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
    </>
  );
}
