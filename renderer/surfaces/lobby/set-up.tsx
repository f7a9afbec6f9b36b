import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Failure } from '../../../shared/kernel/result.ts';
import { SetUpForm } from '../../features/setup/set-up-form.tsx';
import { setupWords } from '../../features/setup/words.ts';
import { call } from '../../kernel/call.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useSession } from '../../kernel/use-session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { ErrorState, Loading } from '../../ui/states.tsx';
import { DisplayMenu, HelpButton } from '../../ui/toolbar.tsx';
import { uiWords } from '../../ui/words.ts';
import classes from './sign-in.module.css';

/** Where the link leads that a server without accounts prints: `/set-up#token`. */
export function SetUp() {
  const w = useWords(setupWords);
  const ui = useWords(uiWords);
  const navigate = useNavigate();
  const { value: session, failure: unreachable, reload } = useSession();
  // A newer link that is pasted into the same window changes nothing but this.
  const token = useLocation({ select: ({ hash }) => hash });
  const [denial, setDenial] = useState<Failure | null | undefined>(undefined);
  const inside = Boolean(session?.person);
  useEffect(() => {
    const aborted = new AbortController();
    void call(
      'setup.check',
      {},
      { token: token.length < 20 ? 'no-token-in-this-address' : token },
      aborted.signal,
    ).then((result) => {
      if (!aborted.signal.aborted) setDenial(result.ok ? null : result.failure);
    });
    return () => aborted.abort();
  }, [token]);
  useEffect(() => {
    if (inside) void navigate({ to: '/office/units', replace: true });
  }, [inside, navigate]);
  if (!session) return unreachable ? <ErrorState failure={unreachable} onRetry={() => void reload()} /> : <Loading />;
  if (inside || denial === undefined) return <Loading />;
  return (
    <div className={classes.page}>
      <div className={classes.corner}>
        <HelpButton />
        <DisplayMenu />
      </div>
      <main className={classes.main}>
        <header className={classes.head}>
          <h1 className={classes.brand}>{ui.product}</h1>
          <p className={classes.lead}>{w.title}</p>
        </header>
        <section className={classes.box} aria-label={w.title}>
          {denial === null ? (
            <>
              <p className={classes.lead}>{w.lead}</p>
              <SetUpForm token={token} />
            </>
          ) : (
            <>
              <FailureNotice failure={denial} />
              <ActionButton wide onPress={() => void navigate({ to: '/sign-in' })}>
                {w.toSignIn}
              </ActionButton>
            </>
          )}
        </section>
      </main>
    </div>
  );
}
