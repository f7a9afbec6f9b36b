import { Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, Navigate, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { meetingStates } from '../../../shared/features/meetings/contract.ts';
import { foldText } from '../../../shared/kernel/fold-text.ts';
import { StateChip } from '../../features/meetings/state-chip.tsx';
import { meetingsWords } from '../../features/meetings/words.ts';
import { RoleChips } from '../../features/participants/role-chips.tsx';
import { useFormats } from '../../kernel/i18n/format.ts';
import { matching } from '../../kernel/i18n/match.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useEndpoint, useSession } from '../../kernel/use-session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Empty, ErrorState, Loading } from '../../ui/states.tsx';
import classes from './office.module.css';
import { SortHead, type Sorting } from './sort-head.tsx';
import { officeWords } from './words.ts';

type Column = 'title' | 'state' | 'starts' | 'room';
const collator = new Intl.Collator('vi');

/** All meetings in which one takes part, found and sorted. */
export function MeetingsPage() {
  const { value: session } = useSession();
  const { value } = useEndpoint('meetings.list', {});
  // An administrator who takes part in nothing comes for the accounts.
  const person = session?.person;
  if (person?.administrator && !person.office && value?.meetings.length === 0)
    return <Navigate to="/office/accounts" replace />;
  return <Meetings />;
}

function Meetings() {
  const w = useWords(officeWords);
  const m = useWords(meetingsWords);
  const format = useFormats();
  const navigate = useNavigate();
  const { value: session } = useSession();
  const { value, failure, loading, reload } = useEndpoint('meetings.list', {});
  const [text, setText] = useState('');
  const [state, setState] = useState<string | null>(null);
  const [sorting, setSorting] = useState<Sorting<Column>>({ by: 'starts', down: true });
  const rows = useMemo(() => {
    const all = (value?.meetings ?? []).map((meeting) => ({
      ...meeting,
      folded: foldText(`${meeting.title} ${meeting.room}`),
    }));
    const order = {
      title: (a: (typeof all)[number], b: (typeof all)[number]) => collator.compare(a.title, b.title),
      room: (a: (typeof all)[number], b: (typeof all)[number]) => collator.compare(a.room, b.room),
      state: (a: (typeof all)[number], b: (typeof all)[number]) =>
        meetingStates.indexOf(a.state) - meetingStates.indexOf(b.state),
      starts: (a: (typeof all)[number], b: (typeof all)[number]) => a.startsAt - b.startsAt,
    }[sorting.by];
    return matching(all, text)
      .filter((meeting) => state === null || meeting.state === state)
      .toSorted((a, b) => (sorting.down ? order(b, a) : order(a, b)));
  }, [value, text, state, sorting]);
  return (
    <>
      <div className={classes.tools}>
        <div className={classes.search}>
          <SearchField label={w.search} value={text} onChange={setText} />
        </div>
        <Select
          aria-label={w.state}
          placeholder={w.allStates}
          clearable
          value={state}
          onChange={setState}
          data={meetingStates.map((name) => ({ value: name, label: m[name] }))}
        />
        {session?.person?.office ? (
          <ActionButton
            look="primary"
            icon={<IconPlus aria-hidden="true" />}
            onPress={() => void navigate({ to: '/office/new' })}
          >
            {w.newMeeting}
          </ActionButton>
        ) : null}
      </div>
      {loading ? <Loading /> : null}
      {failure && !value ? <ErrorState failure={failure} onRetry={() => void reload()} /> : null}
      {value?.meetings.length === 0 ? <Empty title={w.nothingTitle}>{w.nothingText}</Empty> : null}
      {value && value.meetings.length > 0 && rows.length === 0 ? (
        <p className={classes.soft}>{w.nothingFound}</p>
      ) : null}
      {rows.length > 0 ? (
        <table className={classes.table}>
          <thead>
            <tr>
              <SortHead column="title" label={w.title} sorting={sorting} onSort={setSorting} />
              <SortHead column="state" label={w.state} sorting={sorting} onSort={setSorting} />
              <SortHead column="starts" label={w.starts} sorting={sorting} onSort={setSorting} />
              <SortHead column="room" label={w.room} sorting={sorting} onSort={setSorting} />
              <th scope="col">{w.role}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((meeting) => (
              <tr key={meeting.id}>
                <th scope="row">
                  {meeting.offices.length > 0 ? (
                    <Link to="/office/meetings/$meeting" params={{ meeting: meeting.id }} className={classes.rowLink}>
                      {meeting.title}
                    </Link>
                  ) : (
                    <Link to="/m/$meeting" params={{ meeting: meeting.id }} className={classes.rowLink}>
                      {meeting.title}
                    </Link>
                  )}
                </th>
                <td className={classes.keep}>
                  <StateChip state={meeting.state} />
                </td>
                <td className={classes.keep}>{format.dateTime(meeting.startsAt)}</td>
                <td>{meeting.room}</td>
                <td className={classes.keep}>
                  <span className={classes.chips}>
                    <RoleChips offices={meeting.offices} votes={meeting.votes} />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </>
  );
}
