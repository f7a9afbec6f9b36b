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
    const sheet = ref.current;
    const before = document.activeElement;
    // Who is writing goes on writing: the letters would else be somebody's keys. The announcement tells him.
    if (before?.closest('input, textarea, select, [contenteditable="true"], [aria-modal="true"]')) return;
    sheet?.focus({ preventScroll: true });
    return () => {
      const inside = document.activeElement === document.body || sheet?.contains(document.activeElement);
      if (inside && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
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
