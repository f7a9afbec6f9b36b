import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { SignInForm } from '../../features/identity/sign-in-form.tsx';
import { signInWords } from '../../features/identity/sign-in-words.ts';
import { useSignIn } from '../../features/identity/use-sign-in.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { noteShared } from '../../kernel/shared-device.ts';
import { useSession } from '../../kernel/use-session.ts';
import { Notice } from '../../ui/notice.tsx';
import { Loading } from '../../ui/states.tsx';
import { DisplayMenu, HelpButton } from '../../ui/toolbar.tsx';
import { uiWords } from '../../ui/words.ts';
import { LazyRoom } from './lazy-room.tsx';
import { NoServer } from './no-server.tsx';
import classes from './sign-in.module.css';

const PasswordForm = lazy(async () => ({
  default: (await import('../../features/identity/password-form.tsx')).PasswordForm,
}));

/** Only addresses of this very site, so that a link cannot send somebody elsewhere after signing in. */
const safeNext = (next: string | undefined): string => (next && /^\/(?![/\\]|sign-in)/.test(next) ? next : '/');

export function SignIn() {
  const w = useWords(signInWords);
  const ui = useWords(uiWords);
  const { next } = useSearch({ from: '/sign-in' });
  const { value: session, failure: unreachable, reload } = useSession();
  const door = useSignIn();
  const { signIn, busy } = door;
  const navigate = useNavigate();
  const device = session?.device ?? null;
  const seat = device?.withdrawn ? null : device;
  // Also behind the lock of a tablet: the pages inside show it.
  const inside = seat?.locked != null || (Boolean(session?.person) && !session?.mustChangePassword);
  useEffect(() => {
    if (inside) void navigate({ to: safeNext(next), replace: true });
  }, [inside, next, navigate]);
  if (!session) return unreachable ? <NoServer failure={unreachable} onRetry={() => void reload()} /> : <Loading />;
  if (inside) return <Loading />;
  if (device !== null) noteShared();
  const { demonstration } = session;
  const known = demonstration?.accounts ?? [];
  return (
    <div className={classes.page}>
      <div className={classes.corner}>
        <HelpButton />
        <DisplayMenu />
      </div>
      <main
        className={classes.main}
        data-wide={(known.length > 0 || seat !== null) && !session.person ? true : undefined}
      >
        <header className={classes.head}>
          <h1 className={classes.brand}>{ui.product}</h1>
          <p className={classes.lead}>{w.welcome}</p>
        </header>
        {session.mustChangePassword ? (
          <section className={classes.box}>
            <h2 className={classes.title}>{w.changeTitle}</h2>
            <p className={classes.lead}>{w.changeText}</p>
            <Suspense fallback={<Loading />}>
              <PasswordForm />
            </Suspense>
          </section>
        ) : seat ? (
          <LazyRoom session={session} shows="seat" />
        ) : (
          <>
            {session.unset ? <Notice>{w.unset}</Notice> : null}
            {demonstration ? (
              <section className={classes.box} aria-label={w.accounts}>
                <Notice>{w.demonstration}</Notice>
                <ul className={classes.people}>
                  {known.map((account) => (
                    <li key={account.login}>
                      <button
                        type="button"
                        className={classes.person}
                        aria-disabled={busy !== null || undefined}
                        onClick={() => {
                          if (busy === null) void signIn(account.login, demonstration.password);
                        }}
                      >
                        <strong>{account.name}</strong>
                        <span data-role={account.role}>{busy === account.login ? ui.sending : w[account.role]}</span>
                      </button>
                    </li>
                  ))}
                </ul>
              </section>
            ) : null}
            <section className={classes.box} aria-label={demonstration ? w.otherAccount : w.signIn}>
              {demonstration ? <h2 className={classes.title}>{w.otherAccount}</h2> : null}
              <SignInForm door={door} />
            </section>
            {device || session.unset ? null : (
              <Link to="/room-device" className={classes.quiet}>
                {w.roomDevice}
              </Link>
            )}
          </>
        )}
      </main>
      {device && (!seat || session.mustChangePassword) ? <LazyRoom session={session} shows="nothing" /> : null}
    </div>
  );
}
