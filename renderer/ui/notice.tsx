import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Failure } from '../../shared/kernel/result.ts';
import { useSay } from '../kernel/i18n/failure-words.ts';
import classes from './notice.module.css';

/** A sentence that matters now, in its place on the screen. */
export function Notice({
  tone = 'calm',
  children,
  action,
}: {
  tone?: 'calm' | 'warn' | 'error';
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={classes.notice} data-tone={tone} role={tone === 'error' ? 'alert' : 'note'}>
      {tone === 'calm' ? <IconInfoCircle aria-hidden="true" /> : <IconAlertTriangle aria-hidden="true" />}
      <div className={classes.text}>{children}</div>
      {action}
    </div>
  );
}

/** What the last attempt was refused with, in words; nothing when it was not. */
export function FailureNotice({ failure, action }: { failure: Failure | null | undefined; action?: ReactNode }) {
  const say = useSay();
  return failure ? (
    <Notice tone="error" action={action}>
      {say(failure)}
    </Notice>
  ) : null;
}
