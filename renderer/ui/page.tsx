import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../kernel/i18n/words.ts';
import classes from './page.module.css';
import { Toolbar } from './toolbar.tsx';
import { uiWords } from './words.ts';

export interface PageProps {
  readonly title: ReactNode;
  /** Stands between the title and the toolbar. */
  readonly bar?: ReactNode;
  /** Buttons beside the toolbar. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
  /** `page` scrolls as a whole; `screen` is as high as the window and its parts scroll. */
  readonly layout?: 'page' | 'screen';
  readonly home?: boolean;
}

/** Frame of a desk surface: one bar, one main part, a skip link. */
export function Page({ title, bar, tools, children, layout = 'page', home = true }: PageProps) {
  const w = useWords(uiWords);
  return (
    <div className={classes.page} data-layout={layout}>
      <a className={classes.skip} href="#content">
        {w.skip}
      </a>
      <header className={classes.bar}>
        {home ? (
          <Link to="/" className={classes.brand} title={w.toLobby}>
            {w.product}
          </Link>
        ) : (
          <span className={classes.brand}>{w.product}</span>
        )}
        <h1 className={classes.title}>{title}</h1>
        {bar ? <div className={classes.slot}>{bar}</div> : null}
        <div className={classes.tools}>
          {tools}
          <Toolbar />
        </div>
      </header>
      <main className={classes.main} id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
