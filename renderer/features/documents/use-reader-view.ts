import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { type Turn, turnFrame } from '../../../shared/features/reading/turn.ts';
import {
  type Flow,
  type Layout,
  layoutOf,
  pageAt,
  pageGap,
  pagesBetween,
  type Sight,
  type Size,
  type Spot,
  scaleOf,
  sightOf,
  type Zoom,
  zoomMax,
  zoomMin,
} from './layout.ts';
import type { Paper } from './paper.ts';
import { useStretch } from './use-stretch.ts';

/** A point of a page, 0…1 of its size, and where in the window it has to stay. */
interface Anchor {
  readonly page: number;
  readonly fx: number;
  readonly fy: number;
  readonly px: number;
  readonly py: number;
}

/** Somebody who shows less than this of a page's width has zoomed in. */
const narrow = 0.9;

export interface ReaderViewOptions {
  readonly paper: Paper;
  readonly flow: Flow;
  readonly turn: Turn;
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  readonly start: { readonly page: number; readonly y: number };
  readonly onSight: (sight: Sight, place: { readonly page: number; readonly y: number }) => void;
}

/** Where the pages lie, which are in sight, and how to move among them. */
export function useReaderView({ paper, flow, turn, zoom, onZoom, start, onSight }: ReaderViewOptions) {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [size, setSize] = useState<Size | null>(null);
  const known = useSyncExternalStore(
    useCallback((listener) => paper.onFrames(listener), [paper]),
    () => paper.frames,
  );
  const frames = useMemo(() => (turn === 0 ? known : known.map((frame) => turnFrame(frame, turn))), [known, turn]);
  // One page at a time: which one. In the other flows the scroller alone says what is in sight.
  const [only, setOnly] = useState(start.page);
  const single = flow === 'single' ? Math.min(only, paper.pages) : 0;
  const layout = useMemo<Layout | null>(
    () => size && layoutOf(frames, scaleOf(zoom, frames, size, flow), size, flow, single),
    [frames, zoom, size, flow, single],
  );
  const [range, setRange] = useState<readonly [number, number]>([start.page, start.page]);
  const rest = useRef<Anchor>({ page: start.page, fx: 0.5, fy: start.y, px: 0, py: start.y === 0 ? pageGap : 0 });
  const held = useRef<Anchor | null>(null);
  const zoomed = useRef(false);
  const latest = useRef({ layout, frames, flow, onSight });
  latest.current = { layout, frames, flow, onSight };

  const shown = useRef({ flow, turn });
  if (shown.current.flow !== flow || shown.current.turn !== turn) {
    // Laid anew, the page that was there is shown again: from its top when it was turned.
    if (shown.current.turn !== turn) rest.current = { ...rest.current, fx: 0.5, fy: 0, px: 0, py: pageGap };
    shown.current = { flow, turn };
    if (flow === 'single' && only !== rest.current.page) setOnly(rest.current.page);
  }

  useEffect(() => {
    if (!scroller) return;
    const observer = new ResizeObserver(() => setSize({ width: scroller.clientWidth, height: scroller.clientHeight }));
    observer.observe(scroller);
    return () => observer.disconnect();
  }, [scroller]);

  const { spread, stretch, settle } = useStretch(
    scroller,
    useCallback(() => latest.current.layout, []),
    paper,
  );
  const look = useCallback(() => {
    const now = latest.current.layout;
    if (!scroller || !now) return;
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = scroller;
    // The strip between two pages shows none: after a jump only the page that was meant is waited for.
    const [first, last] = pagesBetween(now, scrollTop + pageGap, scrollTop + clientHeight - pageGap);
    settle();
    setRange((before) => (before[0] === first && before[1] === last ? before : [first, last]));
    const page = pageAt(now, scrollTop + pageGap);
    if (!page) return;
    const fy = (scrollTop - page.top) / page.height;
    const fx = (scrollLeft + clientWidth / 2 - page.left) / page.width;
    rest.current = { page: page.page, fx, fy, px: clientWidth / 2, py: 0 };
    const view = { width: clientWidth, height: clientHeight };
    latest.current.onSight(sightOf(now, scrollLeft, scrollTop, view), { page: page.page, y: Math.max(0, fy) });
  }, [scroller, settle]);

  useEffect(() => {
    if (!scroller) return;
    let frame = 0;
    const scrolled = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    scroller.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      scroller.removeEventListener('scroll', scrolled);
    };
  }, [scroller, look]);

  // Whatever changes the layout (zoom, a folded rail, a page that turned out larger), the same point stays in its place.
  useLayoutEffect(() => {
    if (!scroller || !layout) return;
    const { page, fx, fy, px, py } = held.current ?? rest.current;
    const exact = held.current !== null;
    held.current = null;
    const placed = layout.pages[Math.min(page, layout.pages.length) - 1];
    if (!placed) return;
    scroller.scrollTop = placed.top + fy * placed.height - py;
    scroller.scrollLeft = placed.left + fx * placed.width - (exact ? px : scroller.clientWidth / 2);
    look();
  }, [scroller, layout, look]);

  const goTo = useCallback(
    (page: number, y = 0) => {
      const target = Math.max(1, Math.min(page, paper.pages));
      const placed = latest.current.layout?.pages[target - 1];
      if (latest.current.flow === 'single') setOnly(target);
      rest.current = { page: target, fx: 0.5, fy: y, px: 0, py: y === 0 ? pageGap : 0 };
      if (!scroller || !placed) return;
      scroller.scrollTop = placed.top + y * placed.height - (y === 0 ? pageGap : 0);
      // Not at the next frame: what is wanted now begins to be painted now.
      if (latest.current.flow !== 'single') look();
    },
    [scroller, paper, look],
  );

  /** The next or previous page, or pair of pages. */
  const turnPage = useCallback(
    (by: 1 | -1, y = 0) => {
      const now = latest.current;
      const from = rest.current.page;
      if (now.flow === 'single' || !now.layout) {
        // At the last page there is no next one: it stays as it lies.
        if (from + by >= 1 && from + by <= paper.pages) goTo(from + by, y);
        return;
      }
      const index = now.layout.rows.findIndex((row) => from >= row.first && from <= row.last);
      const row = now.layout.rows[Math.max(0, Math.min(index + by, now.layout.rows.length - 1))];
      if (row) goTo(row.first, y);
    },
    [goTo, paper],
  );

  /** Moves by a part of the window; where a page ends, one page at a time, on to the next one. */
  const moveBy = useCallback(
    (share: number) => {
      if (!scroller) return;
      const { scrollTop, scrollHeight, clientHeight } = scroller;
      const left = share > 0 ? scrollHeight - clientHeight - scrollTop : scrollTop;
      const by = share > 0 ? 1 : -1;
      if (latest.current.flow === 'single' && left <= 1) turnPage(by, by > 0 ? 0 : 1);
      else scroller.scrollBy(0, clientHeight * share);
    },
    [scroller, turnPage],
  );

  /** Shows the part of a page that somebody else shows: as large as he does when he has zoomed in, else from its top. */
  const showRegion = useCallback(
    (page: number, region: Sight['region']) => {
      const frame = latest.current.frames[page - 1];
      if (scroller && frame && region && region.w < narrow) {
        held.current = { page, fx: region.x, fy: region.y, px: 0, py: 0 };
        zoomed.current = true;
        onZoom(scroller.clientWidth / (region.w * frame.width));
        goTo(page, region.y);
        return;
      }
      if (zoomed.current) onZoom('width');
      zoomed.current = false;
      goTo(page, region?.y ?? 0);
    },
    [scroller, onZoom, goTo],
  );

  const spotAt = useCallback(
    (clientX: number, clientY: number): Spot | null => {
      const now = latest.current.layout;
      if (!scroller || !now) return null;
      const box = scroller.getBoundingClientRect();
      const placed = pageAt(now, clientY - box.top + scroller.scrollTop, clientX - box.left + scroller.scrollLeft);
      if (!placed) return null;
      const left = box.left - scroller.scrollLeft + placed.left;
      const top = box.top - scroller.scrollTop + placed.top;
      if (clientX < left || clientX > left + placed.width || clientY < top || clientY > top + placed.height)
        return null;
      return { page: placed.page, frame: latest.current.frames[placed.page - 1]!, scale: now.scale, left, top };
    },
    [scroller],
  );

  /** The page at the top of the screen, also right after `goTo`. */
  const currentPage = useCallback(() => rest.current.page, []);

  const zoomBy = useCallback(
    (factor: number, clientX?: number, clientY?: number, movedX = 0, movedY = 0) => {
      const now = latest.current.layout;
      if (!scroller || !now) return;
      const box = scroller.getBoundingClientRect();
      const px = clientX === undefined ? scroller.clientWidth / 2 : clientX - box.left;
      const py = clientY === undefined ? scroller.clientHeight / 2 : clientY - box.top;
      const placed = pageAt(now, py + scroller.scrollTop, px + scroller.scrollLeft);
      const scale = Math.max(zoomMin, Math.min(zoomMax, now.scale * factor));
      if (placed)
        held.current = {
          page: placed.page,
          fx: (px + scroller.scrollLeft - placed.left) / placed.width,
          fy: (py + scroller.scrollTop - placed.top) / placed.height,
          px: px + movedX,
          py: py + movedY,
        };
      if (Math.abs(scale - now.scale) > 0.001) onZoom(scale);
      else if (movedX !== 0 || movedY !== 0) scroller.scrollBy(-movedX, -movedY);
    },
    [scroller, onZoom],
  );

  return {
    scroller,
    setScroller,
    layout,
    frames,
    range,
    spread,
    stretch,
    goTo,
    turnPage,
    moveBy,
    showRegion,
    spotAt,
    zoomBy,
    currentPage,
  };
}

export type ReaderView = ReturnType<typeof useReaderView>;
