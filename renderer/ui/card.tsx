import type { ReactNode } from 'react';
import classes from './card.module.css';

export interface CardProps {
  readonly title?: ReactNode;
  /** Buttons or a chip at the right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly tone?: 'plain' | 'accent' | 'gold';
  /** Takes the height that is left and scrolls inside. */
  readonly fill?: boolean;
  readonly level?: 2 | 3;
}

/** A sheet of paper on the desk: a title, what belongs to it, and its content. */
export function Card({ title, actions, children, tone = 'plain', fill = false, level = 2 }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={classes.card} data-tone={tone} data-fill={fill || undefined}>
      {title || actions ? (
        <header className={classes.head}>
          {title ? <Heading className={classes.title}>{title}</Heading> : <span />}
          {actions ? <div className={classes.actions}>{actions}</div> : null}
        </header>
      ) : null}
      <div className={classes.body}>{children}</div>
    </section>
  );
}
