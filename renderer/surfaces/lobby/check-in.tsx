import { IconCircleCheckFilled, IconQrcode } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { attendanceWords } from '../../features/attendance/words.ts';
import { useSay } from '../../kernel/i18n/failure-words.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { MeetingProvider, useStatus } from '../../kernel/use-meeting.tsx';
import { useView } from '../../kernel/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { LinkGate } from '../../ui/link-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { lobbyWords } from './words.ts';

/** Where the code of a room leads: whoever scans it is checked in, and sees that he is. */
export function CheckIn() {
  const { meeting, code } = useParams({ from: '/signed-in/check-in/$meeting/$code' });
  const w = useWords(attendanceWords);
  return (
    <Page title={w.checkIn}>
      <MeetingProvider key={meeting} meeting={meeting}>
        <LinkGate>
          <Sending meeting={meeting} code={code} />
        </LinkGate>
      </MeetingProvider>
    </Page>
  );
}

function Sending({ meeting, code }: { readonly meeting: string; readonly code: string }) {
  const w = useWords(attendanceWords);
  const lobby = useWords(lobbyWords);
  const format = useFormats();
  const say = useSay();
  const navigate = useNavigate();
  const live = useStatus() === 'live';
  const me = useView('attendance.me');
  const view = useView('meetings.meeting');
  const { send, failure } = useCommand('attendance.checkInByCode');
  const [at, setAt] = useState<number | null>(null);
  const sent = useRef(false);
  useEffect(() => {
    if (!live || !me || sent.current) return;
    sent.current = true;
    if (me.state === 'in') return setAt(Date.now());
    void send({ code }).then((result) => {
      if (result.ok) setAt(Date.now());
    });
  }, [live, me, code, send]);
  const enter = (
    <ActionButton look="primary" size="large" onPress={() => void navigate({ to: '/m/$meeting', params: { meeting } })}>
      {lobby.enter}
    </ActionButton>
  );
  if (at !== null)
    return (
      <Empty icon={<IconCircleCheckFilled aria-hidden="true" />} title={w.checkedIn(format.time(at))} action={enter}>
        {view?.title ?? ''}
      </Empty>
    );
  if (failure)
    return (
      <Empty icon={<IconQrcode aria-hidden="true" />} title={w.notCheckedIn} action={enter}>
        {say(failure)}
      </Empty>
    );
  return <Loading label={w.checkingIn} />;
}
