import { SegmentedControl } from '@mantine/core';
import {
  IconCalendarX,
  IconCircle,
  IconCircleCheckFilled,
  IconLogout,
  IconUserCheck,
  IconWalk,
} from '@tabler/icons-react';
import { type Ref, useState } from 'react';
import type { MeetingId, PersonId } from '../../../shared/kernel/ids.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { matching } from '../../kernel/i18n/match.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useLive } from '../../kernel/use-live.ts';
import { useMeeting } from '../../kernel/use-meeting.tsx';
import { useEndpoint } from '../../kernel/use-session.ts';
import { useView } from '../../kernel/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Loading } from '../../ui/states.tsx';
import { AbsenceForm } from './absence-form.tsx';
import classes from './attendance.module.css';
import { attendanceWords } from './words.ts';

/** Absences are told by others at any time. In ms. */
const againMs = 30_000;

const filters = ['all', 'in', 'none'] as const;

export interface RollPerson {
  readonly id: string;
  readonly name: string;
  readonly folded: string;
  readonly offices: readonly string[];
}

export interface RollCallProps {
  readonly people: readonly RollPerson[];
  readonly searchRef?: Ref<HTMLInputElement>;
  /** Nothing is recorded any more. */
  readonly over: boolean;
  readonly meeting: string;
  /** Names of those who come instead, by whom they come instead of. */
  readonly instead: Readonly<Record<string, string>>;
  /** Takes in whom somebody who cannot come has named. */
  readonly onSubstitute: (person: string, wanted: string) => void;
}

/** Everybody in the order given, with check-in and check-out for each; found without tone marks. */
export function RollCall({ people, searchRef, over, meeting, instead, onSubstitute }: RollCallProps) {
  const w = useWords(attendanceWords);
  const format = useFormats();
  const source = useMeeting();
  const board = useView('attendance.board');
  const connected = useLive('participants.connected')?.people;
  const [text, setText] = useState('');
  const [filter, setFilter] = useState<string>('all');
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<Failure | null>(null);
  const [excusing, setExcusing] = useState<RollPerson | null>(null);
  const [asking, setAsking] = useState(false);
  const many = useCommand('attendance.checkInMany');
  const { value: told, reload } = useEndpoint(
    'attendance.absences',
    { meeting: meeting as MeetingId },
    { everyMs: againMs },
  );
  if (!board) return <Loading />;
  const record = async (person: string, present: boolean): Promise<void> => {
    setBusy((now) => new Set(now).add(person));
    const result = await source.command(present ? 'attendance.checkOutFor' : 'attendance.checkInFor', { person });
    setBusy((now) => new Set([...now].filter((id) => id !== person)));
    setFailure(result.ok ? null : result.failure);
  };
  const shown = matching(people, text).filter(
    (person) => filter === 'all' || (board.people[person.id]?.state === 'in') === (filter === 'in'),
  );
  const absent = shown.filter((person) => board.people[person.id]?.state !== 'in').map(({ id }) => id as PersonId);
  const labels = { all: w.all, in: w.present, none: w.absentShort };
  return (
    <div className={classes.stack}>
      <SearchField label={w.search} value={text} onChange={setText} {...(searchRef ? { inputRef: searchRef } : {})} />
      <SegmentedControl
        fullWidth
        aria-label={w.filter}
        value={filter}
        onChange={setFilter}
        data={filters.map((value) => ({ value, label: labels[value] }))}
      />
      <FailureNotice failure={failure} />
      {over || absent.length < 2 ? null : (
        <ActionButton icon={<IconUserCheck aria-hidden="true" />} onPress={() => setAsking(true)}>
          {w.many(absent.length)}
        </ActionButton>
      )}
      {shown.length === 0 ? <p className={classes.soft}>{w.nobodyFound}</p> : null}
      <ul className={classes.list}>
        {shown.map((person) => {
          const entry = board.people[person.id];
          const state = entry?.state ?? 'none';
          const present = state === 'in';
          const excuse = told?.absences.find((absence) => absence.person === person.id);
          const Mark = present ? IconCircleCheckFilled : state === 'out' ? IconWalk : IconCircle;
          const word = entry
            ? present
              ? w.since(format.time(entry.at))
              : w.leftAt(format.time(entry.at))
            : over
              ? w.away
              : w.absent;
          return (
            <li
              key={person.id}
              className={classes.row}
              data-state={state}
              data-office={person.offices.includes('chair') ? 'chair' : undefined}
            >
              <Mark className={classes.state} aria-hidden="true" />
              <span className={classes.who}>
                <strong>{person.name}</strong>
                <span>
                  {word}
                  {entry?.by === 'secretary' ? `, ${w.bySecretary}` : null}
                  {entry?.by === 'code' ? `, ${w.byCode}` : null}
                  {!over && connected && Object.hasOwn(connected, person.id) ? `, ${w.deviceOn}` : null}
                </span>
                {excuse ? <span>{w.excused(excuse.reason, excuse.substitute)}</span> : null}
                {instead[person.id] === undefined ? null : <span>{w.substituteIs(instead[person.id]!)}</span>}
                {!over && !present && excuse?.substitute && instead[person.id] === undefined ? (
                  <ActionButton
                    label={w.acceptSubstituteOf(person.name)}
                    onPress={() => onSubstitute(person.id, excuse.substitute)}
                  >
                    {w.acceptSubstitute}
                  </ActionButton>
                ) : null}
              </span>
              {over || present ? null : (
                <IconButton
                  label={w.excuseOf(person.name)}
                  icon={<IconCalendarX aria-hidden="true" />}
                  onPress={() => setExcusing(person)}
                />
              )}
              {over ? null : (
                <IconButton
                  label={present ? w.checkOutFor(person.name) : w.checkInFor(person.name)}
                  icon={present ? <IconLogout aria-hidden="true" /> : <IconUserCheck aria-hidden="true" />}
                  sending={busy.has(person.id)}
                  onPress={() => void record(person.id, present)}
                />
              )}
            </li>
          );
        })}
      </ul>
      <ConfirmDialog
        opened={asking}
        title={w.many(absent.length)}
        confirm={w.checkIn}
        sending={many.sending}
        failure={many.failure}
        onConfirm={() => void many.send({ people: absent }).then((result) => result.ok && setAsking(false))}
        onClose={() => {
          setAsking(false);
          many.clear();
        }}
      >
        <p>{w.manyText(absent.length)}</p>
      </ConfirmDialog>
      <AbsenceForm
        key={excusing?.id ?? ''}
        opened={excusing !== null}
        meeting={meeting}
        person={excusing?.id ?? ''}
        name={excusing?.name}
        told={told?.absences.find((absence) => absence.person === excusing?.id)}
        onClose={() => setExcusing(null)}
        onDone={() => void reload()}
      />
    </div>
  );
}
