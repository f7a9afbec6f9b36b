import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Turn } from '../../../shared/features/reading/turn.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import classes from './contents.module.css';
import { labelOf, type PageLabels } from './page-labels.ts';
import type { Paper } from './paper.ts';
import { type Grid, gridOf, pagesIn } from './thumb-layout.ts';
import { useThumb } from './use-thumb.ts';
import { documentsWords } from './words.ts';

export interface ThumbGridProps {
  readonly paper: Paper;
  readonly page: number;
  readonly labels: PageLabels;
  readonly turn: Turn;
  readonly onGo: (page: number) => void;
}

/** All pages, small: only those in sight are there, and they are drawn when nothing else is to be done. */
export function ThumbGrid({ paper, page, labels, turn, onGo }: ThumbGridProps) {
  const w = useWords(documentsWords);
  const scroller = useRef<HTMLDivElement>(null);
  const [grid, setGrid] = useState<Grid | null>(null);
  const [top, setTop] = useState(0);
  const [focused, setFocused] = useState(page);
  const moved = useRef(false);
  const shown = grid ? pagesIn(grid, top) : [];
  const key = shown.join();

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const line = Number.parseFloat(getComputedStyle(element).lineHeight);
      setGrid(gridOf(element.clientWidth, element.clientHeight, line, paper.pages));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [paper]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for `shown`
  useEffect(() => {
    paper.thumbs.want(shown);
    return () => paper.thumbs.want([]);
  }, [paper, key]);

  const reveal = useCallback(
    (target: number) => {
      const element = scroller.current;
      if (!element || !grid) return;
      const from = Math.floor((target - 1) / grid.columns) * grid.rowHeight;
      if (from < element.scrollTop) element.scrollTop = from;
      else if (from + grid.rowHeight > element.scrollTop + grid.height)
        element.scrollTop = from + grid.rowHeight - grid.height;
      setTop(element.scrollTop);
    },
    [grid],
  );
  // The page that one reads stays in sight and is where the keyboard comes in.
  useEffect(() => {
    reveal(page);
    setFocused(page);
  }, [page, reveal]);
  useLayoutEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    scroller.current?.querySelector<HTMLElement>(`[data-thumb="${focused}"]`)?.focus();
  }, [focused]);

  const press = (event: KeyboardEvent): void => {
    if (!grid) return;
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: grid.columns,
      ArrowUp: -grid.columns,
      Home: -paper.pages,
      End: paper.pages,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.max(1, Math.min(paper.pages, focused + step));
    moved.current = true;
    reveal(next);
    setFocused(next);
  };

  return (
    <div
      ref={scroller}
      className={classes.thumbs}
      role="listbox"
      aria-label={w.thumbs}
      tabIndex={-1}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      onKeyDown={press}
    >
      {grid ? (
        <div className={classes.all} style={{ height: grid.total }}>
          {shown.map((one) => (
            <button
              key={one}
              type="button"
              role="option"
              className={classes.thumb}
              data-thumb={one}
              aria-selected={one === page}
              aria-label={
                labelOf(labels, one) === null ? w.page(one) : w.pageLabelled(labels![one - 1]!, one, paper.pages)
              }
              tabIndex={one === focused ? 0 : -1}
              style={{
                top: Math.floor((one - 1) / grid.columns) * grid.rowHeight,
                left: ((one - 1) % grid.columns) * (grid.cellWidth + grid.gap),
                width: grid.cellWidth,
                height: grid.rowHeight - grid.gap,
              }}
              onClick={() => onGo(one)}
            >
              <Thumb paper={paper} page={one} turn={turn} />
              <span className={classes.name}>{labelOf(labels, one) ?? one}</span>
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}

function Thumb({ paper, page, turn }: { paper: Paper; page: number; turn: Turn }) {
  const canvas = useThumb(paper, page);
  return (
    <span className={classes.sheet}>
      <canvas
        ref={canvas}
        className={classes.picture}
        data-lying={turn === 90 || turn === 270 || undefined}
        style={{ rotate: turn === 0 ? undefined : `${turn}deg` }}
      />
    </span>
  );
}
