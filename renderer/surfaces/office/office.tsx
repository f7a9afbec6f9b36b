import { Link, Outlet } from '@tanstack/react-router';
import { useWords } from '../../kernel/i18n/words.ts';
import { Page } from '../../ui/page.tsx';
import { AdministrationMenu } from './administration-menu.tsx';
import classes from './office.module.css';
import { prepareWords } from './prepare-words.ts';
import { officeWords } from './words.ts';

/** The desk: preparation and administration under one bar. */
export function Office() {
  const w = useWords(officeWords);
  const p = useWords(prepareWords);
  return (
    <Page
      title={w.office}
      bar={
        <nav className={classes.nav} aria-label={w.office}>
          <Link to="/office" className={classes.link} activeOptions={{ exact: true }}>
            {w.meetings}
          </Link>
          <Link to="/office/to-prepare" className={classes.link}>
            {p.toPrepare}
          </Link>
          <AdministrationMenu />
        </nav>
      }
    >
      <Outlet />
    </Page>
  );
}
