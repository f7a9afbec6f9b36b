import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useSyncExternalStore,
} from 'react';
import { invariant } from '../../shared/kernel/result.ts';
import { MeetingLink } from './meeting-link.ts';
import type { LinkStatus, MeetingSource } from './meeting-source.ts';

export const MeetingContext = createContext<MeetingSource | null>(null);

/** Holds the line to one meeting (or, without one, to the office) for everything inside. */
export function MeetingProvider({
  meeting,
  as = 'person',
  children,
}: {
  meeting: string | null;
  as?: 'person' | 'display';
  children: ReactNode;
}) {
  const link = useMemo(() => new MeetingLink({ as }), [as]);
  useEffect(() => {
    link.open();
    return () => link.close();
  }, [link]);
  useEffect(() => {
    if (meeting === null) return;
    link.enter(meeting);
    if (as === 'display') return;
    let stop = (): void => {};
    let ended = false;
    void import('./offline/meeting-copy.ts').then(({ keepCopy }) => {
      if (!ended) stop = keepCopy(link, meeting);
    });
    return () => {
      ended = true;
      stop();
    };
  }, [link, meeting, as]);
  return <MeetingContext value={link}>{children}</MeetingContext>;
}

/** The line to the meeting; a defect outside of a provider. */
export function useMeeting(): MeetingSource {
  const source = useContext(MeetingContext);
  invariant(source, 'useMeeting needs a MeetingProvider');
  return source;
}

export function useStatus(): LinkStatus {
  const source = useMeeting();
  return useSyncExternalStore(
    useCallback((listener) => source.subscribe('status', listener), [source]),
    () => source.status,
  );
}
