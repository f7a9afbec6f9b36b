import type { Session } from '../../shared/features/identity/contract.ts';

/** What this page knows of the tablet on which it runs, without asking. */
let shared = false;
let opened: string | null = null;

const listeners = new Set<() => void>();

/** Told of each session that begins or ends on this page. */
export function noteSession(session: Session | null): void {
  if (session) shared = session.device !== null;
  opened = session?.person?.id ?? null;
  for (const listener of listeners) listener();
}

/** Tells when a session begins or ends on this page; answers how to stop. */
export const onSession = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** This device belongs to a room, and not to who is signed in: nothing of him stays on it. */
export const isShared = (): boolean => shared;

/** Told where a session was found that began on an earlier page. */
export const noteShared = (): void => {
  shared = true;
};

/**
 * Who has shown on this very page who he is. A page that was only loaded knows nobody: the tablet of a room may have been
 * switched off and on by the next one.
 */
export const personHere = (): string | null => opened;

/** What such a tablet does for who sits at it; loaded only there. */
export interface RoomActs {
  readonly lock: (session: Session, setSession: (session: Session | null) => void) => Promise<void>;
  /** He has left himself; null where somebody else sends him away who is behind the lock. */
  readonly leave: (person: string | null) => Promise<void>;
}
let acts: RoomActs | undefined;
export const setRoomActs = (known: RoomActs): void => {
  acts = known;
};
export const roomActs = (): RoomActs | undefined => (shared ? acts : undefined);
