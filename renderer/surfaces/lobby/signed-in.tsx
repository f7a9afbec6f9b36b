import { Outlet, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { noteShared, personHere } from '../../kernel/shared-device.ts';
import { useSession } from '../../kernel/use-session.ts';
import { Loading } from '../../ui/states.tsx';
import { LazyRoom } from './lazy-room.tsx';
import { NoServer } from './no-server.tsx';

/** Lets only those in who are signed in with a password of their own. */
export function SignedIn() {
  const { value: session, failure, reload } = useSession();
  const navigate = useNavigate();
  const device = session?.device ?? null;
  // A page that was loaded has not seen who sits here: the tablet may have been switched off and on by the next one.
  const locked =
    device !== null && (device.locked !== null || (session?.person != null && session.person.id !== personHere()));
  const away = session !== undefined && !locked && (session.person === null || session.mustChangePassword);
  // Once, in an effect: an element that navigates would do it again at every change of the address that it causes.
  useEffect(() => {
    const { pathname } = location;
    if (away)
      void navigate({
        to: '/sign-in',
        search: pathname === '/' || pathname === '/sign-in' ? {} : { next: pathname },
        replace: true,
      });
  }, [away, navigate]);
  if (!session) return failure ? <NoServer failure={failure} onRetry={() => void reload()} /> : <Loading />;
  if (device !== null) noteShared();
  const inside = away || locked ? null : <Outlet />;
  if (device === null) return inside ?? <Loading />;
  return (
    <>
      {inside}
      <LazyRoom session={session} shows={locked ? 'lock' : 'nothing'} />
    </>
  );
}
