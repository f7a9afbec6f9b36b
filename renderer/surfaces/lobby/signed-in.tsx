import { Outlet, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSession } from '../../kernel/use-session.ts';
import { Loading } from '../../ui/states.tsx';
import { NoServer } from './no-server.tsx';

/** Lets only those in who are signed in with a password of their own. */
export function SignedIn() {
  const { value: session, failure, reload } = useSession();
  const navigate = useNavigate();
  const away = session !== undefined && (session.person === null || session.mustChangePassword);
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
  return away ? <Loading /> : <Outlet />;
}
