import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { Turn } from '../../../shared/features/reading/turn.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import type { PlacedPage } from './layout.ts';
import classes from './page.module.css';
import type { PageBitmaps } from './page-bitmaps.ts';
import type { Paper } from './paper.ts';
import { type PageMarks, TextLayer } from './text-layer.tsx';
import { useThumb } from './use-thumb.ts';
import { documentsWords } from './words.ts';

export interface PageViewProps {
  readonly paper: Paper;
  readonly bitmaps: PageBitmaps;
  readonly placed: PlacedPage;
  readonly scale: number;
  readonly turn: Turn;
  readonly marks: PageMarks | undefined;
  /** Lies over the page: ink, pointers. */
  readonly children?: ReactNode;
}

/** One page of the reader: its picture, its letters, and what lies over them. */
export function PageView({ paper, bitmaps, placed, scale, turn, marks, children }: PageViewProps) {
  const w = useWords(documentsWords);
  const { page, top, left, width, height } = placed;
  const { ready, host } = useBitmap(bitmaps, page);
  // Picture and letters are those of the page as its file shows it; turned, they are not painted anew.
  const lying = turn === 90 || turn === 270;
  const [across, down] = lying ? [height, width] : [width, height];
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
      <div
        className={classes.sheet}
        style={{
          left: (width - across) / 2,
          top: (height - down) / 2,
          width: across,
          height: down,
          rotate: turn === 0 ? undefined : `${turn}deg`,
        }}
      >
        {ready ? null : <Preview paper={paper} page={page} />}
        <div ref={host} className={classes.bitmap} />
        <TextLayer paper={paper} page={page} scale={scale} marks={marks} />
      </div>
      {children}
    </section>
  );
}

/** The small picture of a page, if there is one, until the page itself is painted: a page that was seen is never blank. */
function Preview({ paper, page }: { paper: Paper; page: number }) {
  return <canvas ref={useThumb(paper, page)} className={classes.preview} />;
}

/** Keeps the painted canvas of a page in an element; the last one stays, stretched, until a better one is there. */
export function useBitmap(bitmaps: PageBitmaps, page: number) {
  const host = useRef<HTMLDivElement>(null);
  const [ready, setReady] = useState(false);
  // Before the browser paints: a page that is ready comes with its picture.
  useLayoutEffect(() => {
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
