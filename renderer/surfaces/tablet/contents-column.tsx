import type { ReactNode } from 'react';
import { documentsWords } from '../../features/documents/words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import classes from './reading.module.css';
import { SideDrawer } from './side-drawer.tsx';

export interface ContentsColumnProps {
  readonly narrow: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Where the contents of the open paper are: beside it, or over it where there is no room. */
export function ContentsColumn({ narrow, onClose, children }: ContentsColumnProps) {
  const w = useWords(documentsWords);
  if (narrow)
    return (
      <SideDrawer opened title={w.contentsPanel} side="left" onClose={onClose}>
        <div className={classes.sheet}>{children}</div>
      </SideDrawer>
    );
  return (
    <aside className={classes.contents} aria-label={w.contentsPanel}>
      {children}
    </aside>
  );
}
