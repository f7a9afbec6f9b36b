import { Link, Outlet } from '@tanstack/react-router';
import { useWords } from '../../kernel/i18n/words.ts';
import { useSession } from '../../kernel/use-session.ts';
import { Page } from '../../ui/page.tsx';
import classes from './office.module.css';
import { prepareWords } from './prepare-words.ts';
import { officeWords } from './words.ts';

/** The desk: preparation and administration under one bar. */
export function Office() {
  const w = useWords(officeWords);
  const p = useWords(prepareWords);
  const { value: session } = useSession();
  const person = session?.person;
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
          {person?.administrator || person?.unitAdministrator ? (
            <>
              <Link to="/office/accounts" className={classes.link}>
                {w.accounts}
              </Link>
              <Link to="/office/units" className={classes.link}>
                {w.units}
              </Link>
            </>
          ) : null}
          {person?.administrator ? (
            <>
              <Link to="/office/catalogues" className={classes.link}>
                {w.catalogues}
              </Link>
              <Link to="/office/logs" className={classes.link}>
                {w.logs}
              </Link>
              {session?.demonstration ? (
                <Link to="/office/demonstration" className={classes.link}>
                  {w.demonstration}
                </Link>
              ) : null}
            </>
          ) : null}
        </nav>
      }
    >
      <Outlet />
    </Page>
  );
}
