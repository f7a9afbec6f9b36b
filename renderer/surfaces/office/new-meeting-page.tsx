import { Switch } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import type { MeetingId } from '../../../shared/kernel/ids.ts';
import { type MeetingDetails, MeetingForm } from '../../features/meetings/meeting-form.tsx';
import { meetingsWords } from '../../features/meetings/words.ts';
import { unitOptions, useUnits } from '../../features/units/use-units.ts';
import { newId } from '../../kernel/command-id.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { MeetingProvider } from '../../kernel/use-meeting.tsx';
import { useEndpoint, useSession } from '../../kernel/use-session.ts';
import { useView } from '../../kernel/use-view.ts';
import { Card } from '../../ui/card.tsx';
import { Choice } from '../../ui/choice.tsx';
import { LinkGate, OfflineNotice } from '../../ui/link-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Loading } from '../../ui/states.tsx';
import { officeWords } from './words.ts';

/** A new meeting; after another one or a template (`?from=`) with its agenda and participants. */
export function NewMeetingPage() {
  const { from } = useSearch({ from: '/signed-in/office/new' });
  const { value, loading } = useEndpoint('meetings.templates', {});
  const template = value?.templates.find((one) => one.id === from);
  if (loading) return <Loading />;
  // Of a template one need not be a participant: what it holds comes with the list.
  return (
    <MeetingProvider meeting={template ? null : (from ?? null)}>
      <LinkGate>
        {template ? (
          <NewMeetingLike key={from} source={template} items={template.items} people={template.people} />
        ) : from === undefined ? (
          <NewMeeting />
        ) : (
          <NewMeetingAfter from={from} />
        )}
      </LinkGate>
    </MeetingProvider>
  );
}

const dayMs = 86_400_000;
/** Tomorrow at eight in Vietnam (01:00 UTC), for three and a half hours: only a proposal. */
const proposedStart = (): number => (Math.floor((Date.now() + 7 * 3_600_000) / dayMs) + 1) * dayMs + 3_600_000;

/** The same weekday and hour as the earlier meeting, the first that lies ahead. */
function proposedAfter(startsAt: number): number {
  const weeks = Math.max(1, Math.ceil((Date.now() - startsAt) / (7 * dayMs)));
  return startsAt + weeks * 7 * dayMs;
}

function NewMeetingAfter({ from }: { readonly from: string }) {
  const meeting = useView('meetings.meeting');
  const items = useView('agenda.items')?.items;
  const people = useView('participants.people')?.people;
  if (!meeting || !items || !people) return <Loading />;
  return (
    <NewMeetingLike
      source={{ ...meeting, id: from as MeetingId }}
      items={Object.keys(items).length}
      people={Object.keys(people).length}
    />
  );
}

interface NewMeetingLikeProps {
  readonly source: MeetingDetails & { readonly id: MeetingId };
  readonly items: number;
  readonly people: number;
}

function NewMeetingLike({ source, items, people }: NewMeetingLikeProps) {
  const w = useWords(officeWords);
  const { title, room, body, checkInMinutes, type, unit } = source;
  const startsAt = proposedAfter(source.startsAt);
  const endsAt = startsAt + source.endsAt - source.startsAt;
  return (
    <NewMeeting
      from={source.id}
      like={{ title, room, body, checkInMinutes, type, unit, startsAt, endsAt }}
      note={w.copied(title, items, people)}
    />
  );
}

interface NewMeetingProps {
  readonly from?: string;
  readonly like?: MeetingDetails;
  readonly note?: string;
}

function NewMeeting({ from, like, note }: NewMeetingProps) {
  const w = useWords(officeWords);
  const m = useWords(meetingsWords);
  const navigate = useNavigate();
  const { send, sending, failure } = useCommand('meetings.create');
  const { value: session } = useSession();
  const { units } = useUnits();
  const { value } = useEndpoint('meetings.templates', {});
  const templates = value?.templates ?? [];
  // One id for all attempts, so that a second try cannot make a second meeting.
  const id = useMemo(newId, []);
  const [rehearsal, setRehearsal] = useState(false);
  const [made, setMade] = useState(false);
  // Once the form's guard has heard that nothing is unsaved any more.
  useEffect(() => {
    if (made) void navigate({ to: '/office/meetings/$meeting', params: { meeting: id } });
  }, [made, id, navigate]);
  const startsAt = useMemo(proposedStart, []);
  return (
    <Card title={w.newMeeting}>
      <OfflineNotice />
      {note ? <Notice>{note}</Notice> : null}
      {templates.length > 0 ? (
        <Choice
          label={w.templates}
          none={w.templateNone}
          value={templates.some((one) => one.id === from) ? (from ?? null) : null}
          onChange={(value) => void navigate({ to: '/office/new', search: value ? { from: value } : {} })}
          options={templates.map((one) => ({
            value: one.id,
            label: w.templateOption(one.title, one.items, one.people),
          }))}
        />
      ) : null}
      <Switch
        label={m.rehearsal}
        description={m.rehearsalText}
        checked={rehearsal}
        onChange={(event) => setRehearsal(event.currentTarget.checked)}
      />
      <MeetingForm
        units={unitOptions(units)}
        done={made}
        initial={
          like ?? {
            title: '',
            room: '',
            startsAt,
            endsAt: startsAt + 3.5 * 3_600_000,
            body: 'people-committee',
            checkInMinutes: 30,
            type: '',
            unit: session?.person?.unit ?? null,
          }
        }
        action={m.create}
        sending={sending}
        failure={failure}
        onSubmit={(details) =>
          void send({ ...details, rehearsal, ...(from !== undefined && { from: from as MeetingId }) }, id).then(
            (result) => {
              if (!result.ok) return;
              setMade(true);
            },
          )
        }
      />
    </Card>
  );
}
