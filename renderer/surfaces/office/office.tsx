import { Link, Outlet } from '@tanstack/react-router';
import { groupsWords } from '../../features/groups/words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useSession } from '../../kernel/use-session.ts';
import { Page } from '../../ui/page.tsx';
import { AdministrationMenu } from './administration-menu.tsx';
import classes from './office.module.css';
import { prepareWords } from './prepare-words.ts';
import { officeWords } from './words.ts';

/** The desk: preparation and administration under one bar. */
export function Office() {
  const w = useWords(officeWords);
  const p = useWords(prepareWords);
  const g = useWords(groupsWords);
  const { value: session } = useSession();
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
          {session?.person?.office ? (
            <Link to="/office/groups" className={classes.link}>
              {g.groups}
            </Link>
          ) : null}
          <AdministrationMenu />
        </nav>
      }
    >
      <Outlet />
    </Page>
  );
}
