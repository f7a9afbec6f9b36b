import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { MeetingForm } from '../../features/meetings/meeting-form.tsx';
import { meetingsWords } from '../../features/meetings/words.ts';
import { newId } from '../../kernel/command-id.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { MeetingProvider } from '../../kernel/use-meeting.tsx';
import { Card } from '../../ui/card.tsx';
import { LinkGate, OfflineNotice } from '../../ui/link-state.tsx';
import { officeWords } from './words.ts';

export function NewMeetingPage() {
  return (
    <MeetingProvider meeting={null}>
      <LinkGate>
        <NewMeeting />
      </LinkGate>
    </MeetingProvider>
  );
}

/** Tomorrow at eight in Vietnam (01:00 UTC), for three and a half hours: only a proposal. */
const proposedStart = (): number =>
  (Math.floor((Date.now() + 7 * 3_600_000) / 86_400_000) + 1) * 86_400_000 + 3_600_000;

function NewMeeting() {
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
      <MeetingForm
        initial={{
          title: '',
          room: '',
          startsAt,
          endsAt: startsAt + 3.5 * 3_600_000,
          body: 'people-committee',
          checkInMinutes: 30,
        }}
        action={m.create}
        sending={sending}
        failure={failure}
        onSubmit={(details) =>
          void send(details, id).then((result) => {
            if (result.ok) void navigate({ to: '/office/meetings/$meeting', params: { meeting: id } });
          })
        }
      />
    </Card>
  );
}
