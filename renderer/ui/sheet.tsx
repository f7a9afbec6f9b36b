import { type ReactNode, useEffect, useId, useRef } from 'react';
import classes from './sheet.module.css';

export interface SheetProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What stands beside the title: a timer, a button that folds it. */
  readonly aside?: ReactNode;
  readonly footer?: ReactNode;
}

/**
 * A sheet that rises over the screen: the right two fifths on a landscape screen, so that what it is about stays in sight;
 * nearly the whole height on a portrait one. It takes the focus once but does not hold it.
 */
export function Sheet({ title, children, aside, footer }: SheetProps) {
  const titleId = useId();
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    ref.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <section className={classes.sheet} role="dialog" aria-labelledby={titleId} tabIndex={-1} ref={ref}>
      <header className={classes.head}>
        <h2 className={classes.title} id={titleId}>
          {title}
        </h2>
        {aside}
      </header>
      <div className={classes.body}>{children}</div>
      {footer ? <footer className={classes.foot}>{footer}</footer> : null}
    </section>
  );
}
