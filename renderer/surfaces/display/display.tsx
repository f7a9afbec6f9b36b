import { useEffect, useRef, useState } from 'react';
import { call } from '../../kernel/call.ts';
import { MeetingProvider } from '../../kernel/use-meeting.tsx';
import { Pairing } from './pairing.tsx';
import { RoomScreen } from './room-screen.tsx';

/** How often a waiting display asks whether it was paired. In ms. */
const askMs = 2000;

/** A screen of the room without controls: it shows a code until it belongs to a meeting, then the meeting. */
export function Display() {
  const [meeting, setMeeting] = useState<string | null>(null);
  const [code, setCode] = useState<string | null>(null);
  const [offline, setOffline] = useState(false);
  const asking = useRef(false);
  useEffect(() => {
    if (meeting !== null) return;
    let ended = false;
    const ask = async (): Promise<void> => {
      if (asking.current) return;
      asking.current = true;
      const found = await call('devices.state', {});
      const state = found.ok && found.value.state === 'none' ? await call('devices.ask', {}, {}) : found;
      asking.current = false;
      if (ended) return;
      setOffline(!state.ok);
      if (!state.ok) return;
      setCode(state.value.code);
      if (state.value.state === 'paired') setMeeting(state.value.meeting);
    };
    void ask();
    const timer = setInterval(() => void ask(), askMs);
    return () => {
      ended = true;
      clearInterval(timer);
    };
  }, [meeting]);
  if (meeting === null) return <Pairing code={code} offline={offline} />;
  return (
    <MeetingProvider key={meeting} meeting={meeting} as="display">
      <RoomScreen meeting={meeting} onGone={() => setMeeting(null)} />
    </MeetingProvider>
  );
}
