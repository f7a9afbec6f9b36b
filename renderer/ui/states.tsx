import { Loader } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { Failure } from '../../shared/kernel/result.ts';
import { useSay } from '../kernel/i18n/failure-words.ts';
import { useWords } from '../kernel/i18n/words.ts';
import { ActionButton } from './action-button.tsx';
import classes from './states.module.css';
import { uiWords } from './words.ts';

/** Nothing is here yet: says what will be, and who puts it there. */
export function Empty({
  icon,
  title,
  children,
  action,
}: {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={classes.state}>
      {icon ? <span className={classes.icon}>{icon}</span> : null}
      <p className={classes.title}>{title}</p>
      {children ? <p className={classes.text}>{children}</p> : null}
      {action}
    </div>
  );
}

/** Shown only once waiting can be felt, so that quick answers do not flicker. */
export function Loading({ label }: { label?: string }) {
  const w = useWords(uiWords);
  const [felt, setFelt] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setFelt(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={classes.state} role="status">
      {felt ? (
        <>
          <Loader color="var(--accent)" />
          <p className={classes.text}>{label ?? w.loading}</p>
        </>
      ) : null}
    </div>
  );
}

/** It did not work: the sentence, and a way to try again. */
export function ErrorState({ failure, onRetry }: { failure: Failure; onRetry?: () => void }) {
  const w = useWords(uiWords);
  const say = useSay();
  return (
    <div className={classes.state} role="alert">
      <span className={classes.icon}>
        <IconAlertTriangle aria-hidden="true" />
      </span>
      <p className={classes.text}>{say(failure)}</p>
      {onRetry ? <ActionButton onPress={onRetry}>{w.retry}</ActionButton> : null}
    </div>
  );
}
