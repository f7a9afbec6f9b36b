import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { warnMs } from '../../../../shared/features/devices/room.ts';
import type { Session } from '../../../../shared/features/identity/contract.ts';
import { call } from '../../../kernel/call.ts';
import { useWords } from '../../../kernel/i18n/words.ts';
import { behindLock, lockHere } from '../../../kernel/room-lock.ts';
import { personHere, setRoomActs } from '../../../kernel/shared-device.ts';
import { useSetSession } from '../../../kernel/use-session.ts';
import { nobodysUnsent, otherUnsent, wipeDevice, wipeLeftovers } from '../../../kernel/wipe-device.ts';
import { Notice } from '../../../ui/notice.tsx';
import { isAside } from './one-page.ts';
import classes from './room.module.css';
import { roomLine } from './room-line.ts';
import { roomWords } from './words.ts';

/** In ms. */
const againMs = 500;

/** A new document for whoever comes next: what this one holds in memory goes with it. */
const beginAnew = (): void => location.replace('/sign-in');

setRoomActs({
  lock: lockHere,
  // What others could not send, whom nobody asked, stays.
  leave: async (person) => {
    await wipeDevice({ spares: otherUnsent(person) });
    beginAnew();
  },
});

const subscribe = (listener: () => void): (() => void) => roomLine().subscribe(listener);

/** Of this tablet, as the server has said last; null before. */
export const useHere = () => useSyncExternalStore(subscribe, () => roomLine().here);
export const useConnected = (): boolean => useSyncExternalStore(subscribe, () => roomLine().connected);

/**
 * What the tablet of a room does by itself, whatever it shows: locks when it was left alone, follows an administrator's
 * orders, and erases what it keeps once nobody sits at it.
 */
export function RoomDevice({ session }: { readonly session: Session }) {
  const w = useWords(roomWords);
  const setSession = useSetSession();
  const here = useHere();
  const failure = useSyncExternalStore(subscribe, () => roomLine().failure);
  const left = useSyncExternalStore(subscribe, () => roomLine().secondsLeft);
  const working = useRef(false);
  const latest = useRef(session);
  latest.current = session;
  const [round, setRound] = useState(0);
  // Where two answers of the server differed: they are not compared again before it has told another one.
  const unclear = useRef<unknown>(null);
  const open = session.person !== null;
  const sitter = session.person?.id ?? session.device?.locked?.person ?? null;
  const withdrawn = session.device?.withdrawn === true;

  // Counted from the moment at which somebody came in.
  useEffect(() => {
    if (open) roomLine().touch(true);
  }, [open]);
  useEffect(() => {
    if (open && left === 0 && roomLine().secondsLeft === 0) void lockHere(session, setSession);
  }, [open, left, session, setSession]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round looks again
  useEffect(() => {
    if (working.current || isAside()) return;
    const once = async (work: () => Promise<void>): Promise<void> => {
      working.current = true;
      await work();
      working.current = false;
      // What was told meanwhile is looked at after a moment.
      setTimeout(() => setRound((n) => n + 1), againMs);
    };
    const erase = async (): Promise<void> => {
      setSession(null);
      await wipeDevice();
      const told = await call('devices.erased', {}, {});
      // A withdrawn one is as any other browser from now on: everything of the room's tablet ends with this page.
      if (told.ok) beginAnew();
      else await roomLine().report();
    };
    /** Somebody was sent away, locked or let in by the server: what it says now holds here. */
    const follow = async (): Promise<void> => {
      await roomLine().report();
      const told = roomLine().here;
      if (roomLine().failure === null && told?.sitter === sitter && !(told.locked && open)) return;
      const now = await call('identity.session', {});
      if (!now.ok) return;
      const { person } = now.value;
      const stays = person?.id ?? now.value.device?.locked?.person ?? null;
      // Whom the server knows, and who has not come in on this page, shows first who he is.
      setSession(person && person.id !== personHere() ? behindLock(now.value) : now.value);
      if (sitter !== null && stays !== sitter) {
        // Whose things they are who is here by now, is not for a page to say that has not seen him come.
        if (stays === null) await wipeDevice({ spares: nobodysUnsent });
        beginAnew();
      }
      if (told && stays !== told.sitter) unclear.current = roomLine().failure ?? told;
    };
    if (withdrawn || here?.erase) void once(erase);
    else if (failure?.code === 'devices.not-enrolled' || (here && (here.sitter !== sitter || (here.locked && open)))) {
      if (unclear.current !== (failure ?? here)) void once(follow);
    } else if (here && !open && sitter !== null && !here.locked)
      // Just now, or while there was no line.
      void once(async () => {
        await roomLine().report();
        if (roomLine().here?.locked !== false || latest.current.person !== null) return;
        await call('devices.lock', {}, {});
        await roomLine().report();
      });
    else if (here && sitter === null) void wipeLeftovers();
  }, [here, failure, sitter, open, withdrawn, setSession, round]);

  if (!open || left * 1000 > warnMs || left === 0) return null;
  return (
    <div className={classes.soon} role="status">
      <Notice tone="warn">{w.soon(left)}</Notice>
    </div>
  );
}
