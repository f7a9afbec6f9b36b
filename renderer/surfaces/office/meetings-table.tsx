import { useMemo, useState } from 'react';
import { type ListedMeeting, listMax, meetingStates } from '../../../shared/features/meetings/contract.ts';
import { RehearsalChip } from '../../features/meetings/rehearsal-chip.tsx';
import { StateChip } from '../../features/meetings/state-chip.tsx';
import { RoleChips } from '../../features/participants/role-chips.tsx';
import { useUnits } from '../../features/units/use-units.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useEndpoint } from '../../kernel/use-session.ts';
import { Empty, ErrorState, Loading } from '../../ui/states.tsx';
import tables from '../../ui/table.module.css';
import { MeetingLink } from './meeting-link.tsx';
import type { MeetingsFilter } from './meetings-page.tsx';
import classes from './office.module.css';
import { SortHead, type Sorting } from './sort-head.tsx';
import { officeWords } from './words.ts';

type Column = 'title' | 'state' | 'starts' | 'room' | 'unit';
const collator = new Intl.Collator('vi');

export function MeetingsTable({ filter }: { filter: MeetingsFilter }) {
  const w = useWords(officeWords);
  const format = useFormats();
  const { value, failure, loading, reload } = useEndpoint('meetings.list', filter, { keep: true });
  const { units } = useUnits();
  const [sorting, setSorting] = useState<Sorting<Column>>({ by: 'starts', down: true });
  const unitOf = (meeting: ListedMeeting): string => units?.find((unit) => unit.id === meeting.unit)?.name ?? '';
  const rows = useMemo(() => {
    const nameOf = (meeting: ListedMeeting): string => units?.find((unit) => unit.id === meeting.unit)?.name ?? '';
    const order: Record<Column, (a: ListedMeeting, b: ListedMeeting) => number> = {
      title: (a, b) => collator.compare(a.title, b.title),
      room: (a, b) => collator.compare(a.room, b.room),
      unit: (a, b) => collator.compare(nameOf(a), nameOf(b)),
      state: (a, b) => meetingStates.indexOf(a.state) - meetingStates.indexOf(b.state),
      starts: (a, b) => a.startsAt - b.startsAt,
    };
    const by = order[sorting.by];
    return (value?.meetings ?? []).toSorted((a, b) => (sorting.down ? by(b, a) : by(a, b)));
  }, [value, units, sorting]);
  if (failure && !value) return <ErrorState failure={failure} onRetry={() => void reload()} />;
  if (loading) return <Loading />;
  if (rows.length === 0)
    return filter.text || filter.state ? (
      <p className={classes.soft}>{w.nothingFound}</p>
    ) : (
      <Empty title={w.nothingTitle}>{filter.scope === 'unit' ? w.nothingUnit : w.nothingText}</Empty>
    );
  return (
    <>
      <table className={tables.table}>
        <thead>
          <tr>
            <SortHead column="title" label={w.title} sorting={sorting} onSort={setSorting} />
            <SortHead column="state" label={w.state} sorting={sorting} onSort={setSorting} />
            <SortHead column="starts" label={w.starts} sorting={sorting} onSort={setSorting} />
            <SortHead column="room" label={w.room} sorting={sorting} onSort={setSorting} />
            {filter.scope === 'mine' ? null : (
              <SortHead column="unit" label={w.unit} sorting={sorting} onSort={setSorting} />
            )}
            <th scope="col">{w.role}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((meeting) => (
            <tr key={meeting.id}>
              <th scope="row">
                <MeetingLink meeting={meeting}>{meeting.title}</MeetingLink>
                {meeting.type ? <span className={classes.soft}>{meeting.type}</span> : null}
              </th>
              <td className={tables.keep}>
                <StateChip state={meeting.state} />
                <RehearsalChip rehearsal={meeting.rehearsal} />
              </td>
              <td className={tables.keep}>{format.dateTime(meeting.startsAt)}</td>
              <td>{meeting.room}</td>
              {filter.scope === 'mine' ? null : <td>{unitOf(meeting)}</td>}
              <td className={tables.keep}>
                <span className={classes.chips}>
                  {meeting.takesPart ? (
                    <RoleChips offices={meeting.offices} votes={meeting.votes} />
                  ) : (
                    <span className={classes.soft}>{w.noPart}</span>
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {value?.more ? <p className={classes.soft}>{w.more(listMax)}</p> : null}
    </>
  );
}
