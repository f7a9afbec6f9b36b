import type { Session } from '../../shared/features/identity/contract.ts';
import { call } from './call.ts';

/** The session of a tablet whose person is behind the lock from now on: nothing of his is in it. */
export const behindLock = (session: Session): Session => ({
  ...session,
  person: null,
  outboxKey: null,
  device:
    session.device && session.person
      ? { ...session.device, locked: { person: session.person.id, name: session.person.name } }
      : session.device,
});

/**
 * Locks the tablet of a room: first here, where nothing of its person stays on the screen or in memory, then on the server,
 * which lets his session in no longer. Without a line the server does so by itself in some minutes.
 */
export async function lockHere(session: Session, setSession: (session: Session | null) => void): Promise<void> {
  setSession(behindLock(session));
  const answer = await call('devices.lock', {}, {});
  if (answer.ok) setSession(answer.value);
  // Anything else is no word on whether it is over: it stays behind the lock here, and is locked there when the server answers.
  else if (answer.failure.code === 'devices.not-locked') setSession(null);
}
