import { useContext, useEffect, useState } from 'react';
import { MeetingContext } from './use-meeting.tsx';

/** The server's time now, ticking on whole seconds; this device's own time outside of a meeting. In ms. */
export function useNow(everyMs = 1000): number {
  const source = useContext(MeetingContext);
  const [now, setNow] = useState(() => Date.now() + (source?.clockOffset ?? 0));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = (): void => {
      const time = Date.now() + (source?.clockOffset ?? 0);
      setNow(time);
      timer = setTimeout(tick, everyMs - (time % everyMs));
    };
    tick();
    return () => clearTimeout(timer);
  }, [source, everyMs]);
  return now;
}
