import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../kernel/i18n/words.ts';
import classes from './contents.module.css';
import { currentEntry, type OutlineEntry } from './outline.ts';
import { labelOf, type PageLabels } from './page-labels.ts';
import type { Paper } from './paper.ts';
import { documentsWords } from './words.ts';

export interface OutlineListProps {
  readonly paper: Paper;
  readonly page: number;
  readonly labels: PageLabels;
  readonly onGo: (page: number, point?: OutlineEntry['point']) => void;
}

/** The paper's own table of contents; the part that one reads is marked. */
export function OutlineList({ paper, page, labels, onGo }: OutlineListProps) {
  const w = useWords(documentsWords);
  const [entries, setEntries] = useState<readonly OutlineEntry[] | null>(null);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    let ended = false;
    void paper.outline().then((read) => !ended && setEntries(read));
    return () => {
      ended = true;
    };
  }, [paper]);
  // Opened in the middle of a paper, the list shows where that is.
  useEffect(() => {
    if (entries) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'center' });
  }, [entries]);
  if (!entries) return null;
  if (entries.length === 0) return <p className={classes.soft}>{w.outlineNone}</p>;
  const current = currentEntry(entries, page);
  return (
    <ol ref={list} className={classes.outline} aria-label={w.contents}>
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and titles repeat
        <li key={index}>
          <button
            type="button"
            className={classes.entry}
            data-depth={entry.depth}
            aria-current={index === current ? 'location' : undefined}
            onClick={() => onGo(entry.page, entry.point)}
          >
            <span>{entry.title}</span>
            <span className={classes.soft}>{labelOf(labels, entry.page) ?? entry.page}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
