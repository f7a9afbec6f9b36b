import type { Session } from '../../../shared/features/identity/contract.ts';
import { LockScreen } from '../../features/devices/room/lock-screen.tsx';
import { RoomDevice } from '../../features/devices/room/room-device.tsx';
import { SeatPassword } from '../../features/devices/room/seat-password.tsx';
import { SeatSignIn } from '../../features/devices/room/seat-sign-in.tsx';
import classes from './sign-in.module.css';

export interface RoomTabletProps {
  readonly session: Session;
  /** What stands on the screen: the lock in the place of everything else, the names of a seat, or nothing of its own. */
  readonly shows: 'lock' | 'seat' | 'nothing';
}

/** What only the tablet of a room has: its own line, its lock and its seat. */
export function RoomTablet({ session, shows }: RoomTabletProps) {
  return (
    <>
      {shows === 'lock' ? <LockScreen session={session} /> : null}
      {shows === 'seat' && session.device ? (
        <>
          <section className={classes.box}>
            <SeatSignIn device={session.device} />
          </section>
          <section className={classes.box}>
            <SeatPassword />
          </section>
        </>
      ) : null}
      <RoomDevice session={session} />
    </>
  );
}
