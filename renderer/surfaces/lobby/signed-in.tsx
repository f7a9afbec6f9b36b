import { Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { useSession } from '../../kernel/use-session.ts';
import { ErrorState, Loading } from '../../ui/states.tsx';

/** Lets only those in who are signed in with a password of their own. */
export function SignedIn() {
  const { value: session, failure, reload } = useSession();
  const { pathname } = useLocation();
  if (!session) return failure ? <ErrorState failure={failure} onRetry={() => void reload()} /> : <Loading />;
  if (!session.person || session.mustChangePassword)
    return <Navigate to="/sign-in" search={pathname === '/' ? {} : { next: pathname }} replace />;
  return <Outlet />;
}
