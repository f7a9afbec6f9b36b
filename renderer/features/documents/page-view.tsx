import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '../../kernel/i18n/words.ts';
import type { PlacedPage } from './layout.ts';
import classes from './page.module.css';
import type { PageBitmaps } from './page-bitmaps.ts';
import type { Paper } from './paper.ts';
import { type PageMarks, TextLayer } from './text-layer.tsx';
import { documentsWords } from './words.ts';

export interface PageViewProps {
  readonly paper: Paper;
  readonly bitmaps: PageBitmaps;
  readonly placed: PlacedPage;
  readonly scale: number;
  readonly marks: PageMarks | undefined;
  /** Lies over the page: ink, pointers. */
  readonly children?: ReactNode;
}

/** One page of the reader: its picture, its letters, and what lies over them. */
export function PageView({ paper, bitmaps, placed, scale, marks, children }: PageViewProps) {
  const w = useWords(documentsWords);
  const { page, top, left, width, height } = placed;
  const { ready, host } = useBitmap(bitmaps, page);
  return (
    <section
      className={classes.page}
      style={{ top, left, width, height }}
      data-page={page}
      data-ready={ready || undefined}
      aria-label={w.page(page)}
    >
      {ready ? null : (
        <span className={classes.number} aria-hidden="true">
          {page}
        </span>
      )}
      <div ref={host} className={classes.bitmap} />
      <TextLayer paper={paper} page={page} scale={scale} marks={marks} />
      {children}
    </section>
  );
}

/** Keeps the painted canvas of a page in an element; the last one stays, stretched, until a better one is there. */
export function useBitmap(bitmaps: PageBitmaps, page: number) {
  const host = useRef<HTMLDivElement>(null);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const show = (): void => {
      const canvas = bitmaps.get(page);
      if (canvas) host.current?.replaceChildren(canvas);
      else host.current?.replaceChildren();
      setReady(canvas !== undefined);
    };
    show();
    return bitmaps.onPage(page, show);
  }, [bitmaps, page]);
  return { ready, host };
}
