import { useNavigate } from '@tanstack/react-router';
import { TrustSteps } from '../../features/devices/trust-steps.tsx';
import { trustWords } from '../../features/devices/trust-words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DisplayMenu, HelpButton } from '../../ui/toolbar.tsx';
import { uiWords } from '../../ui/words.ts';
import classes from './sign-in.module.css';

/** Where a tablet comes to trust the room's server before anybody signs in on it. */
export function Trust() {
  const w = useWords(trustWords);
  const ui = useWords(uiWords);
  const navigate = useNavigate();
  return (
    <div className={classes.page}>
      <div className={classes.corner}>
        <HelpButton />
        <DisplayMenu />
      </div>
      <main className={classes.main} data-text>
        <header className={classes.head}>
          <p className={classes.brand}>{ui.product}</p>
          <h1 className={classes.title}>{w.title}</h1>
        </header>
        <section className={classes.box}>
          <TrustSteps />
          <ActionButton wide onPress={() => void navigate({ to: '/sign-in' })}>
            {w.toSignIn}
          </ActionButton>
        </section>
      </main>
    </div>
  );
}
