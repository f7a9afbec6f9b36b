import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ListedMeeting } from '../../../shared/features/meetings/contract.ts';
import classes from './office.module.css';

/** To where somebody works with a meeting: who manages it prepares it, others enter; who has no part only reads its line. */
export function MeetingLink({ meeting, children }: { meeting: ListedMeeting; children: ReactNode }) {
  const params = { meeting: meeting.id };
  if (!meeting.takesPart) return <span className={classes.rowText}>{children}</span>;
  return meeting.offices.length > 0 ? (
    <Link to="/office/meetings/$meeting" params={params} className={classes.rowLink}>
      {children}
    </Link>
  ) : (
    <Link to="/m/$meeting" params={params} className={classes.rowLink}>
      {children}
    </Link>
  );
}
