import { type ReactNode, type RefObject, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import type { PageFrame } from '../../../shared/features/annotations/page-frame.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import type { Sight, Zoom } from './layout.ts';
import { PageBitmaps } from './page-bitmaps.ts';
import { PageView } from './page-view.tsx';
import type { Paper } from './paper.ts';
import classes from './reader.module.css';
import type { PageMarks } from './text-layer.tsx';
import { useGestures } from './use-gestures.ts';
import { useReaderKeys } from './use-reader-keys.ts';
import { type Spot, useReaderView } from './use-reader-view.ts';
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

/** A paper page below page; only what is near is drawn. */
export function Reader(props: ReaderProps) {
  const { paper, title, zoom, onZoom, start, onSight, marks, overlay, writing, penSeen, isPalm, onMove } = props;
  const w = useWords(documentsWords);
  const content = useRef<HTMLDivElement>(null);
  const bitmaps = useMemo(() => new PageBitmaps(paper), [paper]);
  useEffect(() => () => bitmaps.idle(), [bitmaps]);
  const view = useReaderView({ paper, zoom, onZoom, start, onSight });
  const { scroller, layout, range, goTo, showRegion, spotAt, zoomBy } = view;
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
    onMove,
  });
  useReaderKeys({ scroller, currentPage: view.currentPage, pages: paper.pages, goTo, zoomBy, onMove });
  const [first, last] = range;
  const scale = layout?.scale ?? null;
  useEffect(() => {
    if (scale === null) return;
    const near = [last + 1, first - 1, last + 2].filter((page) => page >= 1 && page <= paper.pages);
    const shown = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    bitmaps.want([...shown, ...near], scale);
  }, [bitmaps, first, last, scale, paper]);
  const mounted = layout?.pages.slice(Math.max(0, first - 2), last + 1) ?? [];
  return (
    <div className={classes.frame} data-writing={writing || undefined}>
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
            ? mounted.map((placed) => (
                <PageView
                  key={placed.page}
                  paper={paper}
                  bitmaps={bitmaps}
                  placed={placed}
                  scale={layout.scale}
                  marks={marks.get(placed.page)}
                >
                  {overlay(placed.page, paper.frames[placed.page - 1]!, layout.scale)}
                </PageView>
              ))
            : null}
        </div>
      </section>
      {props.children}
    </div>
  );
}
