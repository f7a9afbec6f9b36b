import { useEffect, useSyncExternalStore } from 'react';
import { currentPacks, onPacks, type Pack, takeUpPacks } from '../../kernel/offline/packs.ts';
import { useSession } from '../../kernel/use-session.ts';
import { type Job, jobOf, keepMeeting, onJobs } from './pack-jobs.ts';

const none: readonly Pack[] = [];
let listed: readonly Pack[] = none;
/** The same array until something has changed. */
function allPacks(): readonly Pack[] {
  const now = currentPacks()?.all ?? none;
  if (now.length !== listed.length || now.some((pack, i) => pack !== listed[i])) listed = now;
  return listed;
}

/** Meetings that this device keeps for who is signed in. */
export function usePacks(): readonly Pack[] {
  const { value: session } = useSession();
  useEffect(() => {
    if (session?.person) void takeUpPacks(session);
  }, [session]);
  return useSyncExternalStore(onPacks, allPacks);
}

export interface PackOfMeeting {
  readonly pack: Pack | undefined;
  readonly job: Job | undefined;
  /** Until when what is kept opens without a contact. */
  readonly until: number;
  readonly keep: () => void;
}

/** What this device keeps of one meeting, and what is under way. */
export function usePack(meeting: string): PackOfMeeting {
  const { value: session } = useSession();
  const pack = usePacks().find((one) => one.meeting.id === meeting);
  const job = useSyncExternalStore(onJobs, () => jobOf(meeting));
  const until = useSyncExternalStore(onPacks, () => currentPacks()?.until ?? 0);
  return {
    pack,
    job,
    until,
    keep: () => {
      if (session) void keepMeeting(session, meeting);
    },
  };
}
