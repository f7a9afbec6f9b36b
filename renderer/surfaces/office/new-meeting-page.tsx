import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { MeetingId } from '../../../shared/kernel/ids.ts';
import { type MeetingDetails, MeetingForm } from '../../features/meetings/meeting-form.tsx';
import { meetingsWords } from '../../features/meetings/words.ts';
import { newId } from '../../kernel/command-id.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { MeetingProvider } from '../../kernel/use-meeting.tsx';
import { useView } from '../../kernel/use-view.ts';
import { Card } from '../../ui/card.tsx';
import { LinkGate, OfflineNotice } from '../../ui/link-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Loading } from '../../ui/states.tsx';
import { officeWords } from './words.ts';

/** A new meeting; after another one (`?from=`) with its agenda and participants. */
export function NewMeetingPage() {
  const { from } = useSearch({ from: '/signed-in/office/new' });
  return (
    <MeetingProvider meeting={from ?? null}>
      <LinkGate>{from === undefined ? <NewMeeting /> : <NewMeetingAfter from={from} />}</LinkGate>
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
  const w = useWords(officeWords);
  const meeting = useView('meetings.meeting');
  const items = useView('agenda.items')?.items;
  const people = useView('participants.people')?.people;
  if (!meeting || !items || !people) return <Loading />;
  const { title, room, body, checkInMinutes } = meeting;
  const startsAt = proposedAfter(meeting.startsAt);
  return (
    <NewMeeting
      from={from}
      like={{ title, room, body, checkInMinutes, startsAt, endsAt: startsAt + meeting.endsAt - meeting.startsAt }}
      note={w.copied(title, Object.keys(items).length, Object.keys(people).length)}
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
  // One id for all attempts, so that a second try cannot make a second meeting.
  const id = useMemo(newId, []);
  const startsAt = useMemo(proposedStart, []);
  return (
    <Card title={w.newMeeting}>
      <OfflineNotice />
      {note ? <Notice>{note}</Notice> : null}
      <MeetingForm
        initial={
          like ?? {
            title: '',
            room: '',
            startsAt,
            endsAt: startsAt + 3.5 * 3_600_000,
            body: 'people-committee',
            checkInMinutes: 30,
          }
        }
        action={m.create}
        sending={sending}
        failure={failure}
        onSubmit={(details) =>
          void send({ ...details, ...(from !== undefined && { from: from as MeetingId }) }, id).then((result) => {
            if (result.ok) void navigate({ to: '/office/meetings/$meeting', params: { meeting: id } });
          })
        }
      />
    </Card>
  );
}
