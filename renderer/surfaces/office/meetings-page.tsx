import { SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Navigate, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { meetingScopes, meetingStates } from '../../../shared/features/meetings/contract.ts';
import { meetingsWords } from '../../features/meetings/words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useEndpoint, useSession } from '../../kernel/use-session.ts';
import { useSettled } from '../../kernel/use-settled.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { MeetingsCalendar } from './meetings-calendar.tsx';
import { MeetingsTable } from './meetings-table.tsx';
import classes from './office.module.css';
import { officeWords } from './words.ts';

/** Meetings that one may see: mine, my unit's or both, found by words, as a table or a calendar. */
export function MeetingsPage() {
  const { value: session } = useSession();
  const { value } = useEndpoint('meetings.list', {});
  // An administrator who takes part in nothing comes for the accounts.
  const person = session?.person;
  if ((person?.administrator || person?.unitAdministrator) && !person.office && value?.meetings.length === 0)
    return <Navigate to="/office/accounts" replace />;
  return <Meetings />;
}

export interface MeetingsFilter {
  readonly scope: (typeof meetingScopes)[number];
  readonly text: string;
  readonly state?: (typeof meetingStates)[number];
}

function Meetings() {
  const w = useWords(officeWords);
  const m = useWords(meetingsWords);
  const navigate = useNavigate();
  const { value: session } = useSession();
  const [scope, setScope] = useState<MeetingsFilter['scope']>('mine');
  const [look, setLook] = useState<'list' | 'calendar'>('list');
  const [text, setText] = useState('');
  const [state, setState] = useState<MeetingsFilter['state'] | null>(null);
  const asked = useSettled(text.trim(), 250);
  const filter = { scope, text: asked, ...(state && { state }) };
  const office = session?.person?.office ?? false;
  return (
    <>
      <div className={classes.tools}>
        {office ? (
          <SegmentedControl
            aria-label={w.scope}
            value={scope}
            onChange={(next) => setScope(meetingScopes.find((one) => one === next) ?? scope)}
            data={meetingScopes.map((value) => ({ value, label: w[`scope-${value}`] }))}
          />
        ) : null}
        <SegmentedControl
          aria-label={w.look}
          value={look}
          onChange={(next) => setLook(next === 'calendar' ? 'calendar' : 'list')}
          data={[
            { value: 'list', label: w.list },
            { value: 'calendar', label: w.calendar },
          ]}
        />
        {office ? (
          <span className={classes.push}>
            <ActionButton
              look="primary"
              icon={<IconPlus aria-hidden="true" />}
              onPress={() => void navigate({ to: '/office/new' })}
            >
              {w.newMeeting}
            </ActionButton>
          </span>
        ) : null}
      </div>
      <div className={classes.tools}>
        <div className={classes.search}>
          <SearchField label={w.search} value={text} onChange={setText} />
        </div>
        <Choice
          bare
          label={w.state}
          none={w.allStates}
          value={state ?? null}
          onChange={(value) => setState(meetingStates.find((one) => one === value) ?? null)}
          options={meetingStates.map((name) => ({ value: name, label: m[name] }))}
        />
      </div>
      {look === 'list' ? <MeetingsTable filter={filter} /> : <MeetingsCalendar filter={filter} />}
    </>
  );
}
