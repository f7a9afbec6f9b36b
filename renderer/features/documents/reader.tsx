import { type ReactNode, type RefObject, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import type { PageFrame } from '../../../shared/features/annotations/page-frame.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { pagesNear, type Sight, type Spot, type Zoom } from './layout.ts';
import { PageBitmaps } from './page-bitmaps.ts';
import type { PageLook } from './page-look.ts';
import { PageView } from './page-view.tsx';
import type { Paper } from './paper.ts';
import classes from './reader.module.css';
import type { PageMarks } from './text-layer.tsx';
import { useGestures } from './use-gestures.ts';
import { usePageTurns } from './use-page-turns.ts';
import { useReaderKeys } from './use-reader-keys.ts';
import { useReaderView } from './use-reader-view.ts';
import { documentsWords } from './words.ts';

/** What a surface may do with an open paper. */
export interface ReaderHandle {
  readonly goTo: (page: number, y?: number) => void;
  readonly showRegion: (page: number, region: Sight['region']) => void;
  readonly spotAt: (clientX: number, clientY: number) => Spot | null;
  readonly zoomBy: (factor: number) => void;
  /** Paints again what could not be painted. */
  readonly retry: () => void;
}

export interface ReaderProps {
  readonly paper: Paper;
  readonly title: string;
  readonly look: PageLook;
  readonly onLook: (look: Partial<PageLook>) => void;
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  readonly start: { readonly page: number; readonly y: number };
  readonly handle: RefObject<ReaderHandle | null>;
  readonly onScroller: (scroller: HTMLElement | null) => void;
  readonly onSight: (sight: Sight, place: { readonly page: number; readonly y: number }) => void;
  /** The person moved by hand, not a program. */
  readonly onMove: () => void;
  readonly marks: ReadonlyMap<number, PageMarks>;
  readonly overlay: (page: number, frame: PageFrame, scale: number) => ReactNode;
  /** Letters cannot be selected: mouse or finger draws. */
  readonly writing: boolean;
  /** A pen is in use: the browser may not scroll, since it would take the pen's strokes. */
  readonly penSeen: boolean;
  readonly isPalm: () => boolean;
  /** Lies over the visible part. */
  readonly children?: ReactNode;
}

/** A paper, its pages laid as one likes; only what is near is drawn. */
export function Reader(props: ReaderProps) {
  const { paper, title, look, zoom, onZoom, start, onSight, marks, overlay, writing, penSeen, isPalm, onMove } = props;
  const { flow, turn, night } = look;
  const w = useWords(documentsWords);
  const content = useRef<HTMLDivElement>(null);
  const bitmaps = useMemo(() => new PageBitmaps(paper), [paper]);
  useEffect(() => () => bitmaps.idle(), [bitmaps]);
  const view = useReaderView({ paper, flow, turn, zoom, onZoom, start, onSight });
  const { scroller, layout, frames, range, spread, stretch, goTo, turnPage, moveBy, showRegion, spotAt, zoomBy } = view;
  const { onScroller } = props;
  useEffect(() => onScroller(scroller), [scroller, onScroller]);
  useImperativeHandle(
    props.handle,
    () => ({ goTo, showRegion, spotAt, zoomBy: (factor: number) => zoomBy(factor), retry: () => bitmaps.retry() }),
    [goTo, showRegion, spotAt, zoomBy, bitmaps],
  );
  useGestures({
    scroller,
    content,
    ownScroll: writing || penSeen,
    fingerDraws: writing && !penSeen,
    isPalm,
    onZoom: zoomBy,
    onStretch: stretch,
    onMove,
  });
  usePageTurns({ scroller, active: flow === 'single', fingerDraws: writing && !penSeen, isPalm, turnPage, onMove });
  useReaderKeys({
    pages: paper.pages,
    look,
    onLook: props.onLook,
    onZoom,
    goTo,
    turnPage,
    moveBy,
    zoomBy,
    onMove,
  });
  const [first, last] = range;
  const scale = layout?.scale ?? null;
  useEffect(() => {
    if (scale === null) return;
    const near = [last + 1, first - 1, last + 2].filter((page) => page >= 1 && page <= paper.pages);
    const shown = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    bitmaps.want(shown, near, scale);
  }, [bitmaps, first, last, scale, paper]);
  return (
    <div className={classes.frame} data-writing={writing || undefined} data-night={night || undefined}>
      <section
        ref={view.setScroller}
        className={classes.scroller}
        aria-label={w.reader(title)}
        data-own-scroll={writing || penSeen || undefined}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
        tabIndex={0}
      >
        <div ref={content} className={classes.content} style={{ width: layout?.width, height: layout?.height }}>
          {layout
            ? pagesNear(layout, spread ?? range).map((placed) => (
                <PageView
                  key={placed.page}
                  paper={paper}
                  bitmaps={bitmaps}
                  placed={placed}
                  scale={layout.scale}
                  turn={turn}
                  marks={marks.get(placed.page)}
                >
                  {overlay(placed.page, frames[placed.page - 1]!, layout.scale)}
                </PageView>
              ))
            : null}
        </div>
      </section>
      {props.children}
    </div>
  );
}
