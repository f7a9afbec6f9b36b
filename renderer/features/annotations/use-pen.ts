import { type RefObject, useEffect, useRef, useState } from 'react';
import { unitsPerPoint } from '../../../shared/features/annotations/ink.ts';
import { penMark } from '../../../shared/features/annotations/mark.ts';
import { hitsMark } from '../../../shared/features/annotations/mark-shape.ts';
import type { InkPaper, InkSession } from './ink-session.ts';
import { LiveStroke, type PageSpot, paperPoint } from './live-stroke.ts';
import type { Pen } from './palette.ts';

/** A palm that lands so soon after a stroke is no finger. In ms. */
const palmMs = 500;
/** How near the eraser must come to a stroke, in CSS pixels. */
const eraserReach = 10;
const eraserEnd = 32;
const barrelButton = 2;

export interface PenOptions {
  readonly session: InkSession | null;
  readonly paper: InkPaper | null;
  readonly owner: string | null;
  readonly pen: Pen;
  /** The writing mode is on: mouse and, where no pen was seen, a finger draw too. */
  readonly writing: boolean;
  /** Nothing may be written here (closed meeting, display). */
  readonly frozen: boolean;
  readonly surface: HTMLElement | null;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly spotAt: (clientX: number, clientY: number) => PageSpot | null;
  /** Somebody begins to write: what he writes on stays where it is from now on. */
  readonly onBegin: () => void;
}

export interface PenState {
  /** A pen has been used on this device: fingers scroll and never draw. */
  readonly penSeen: boolean;
  /** True for a touch that is a palm: during or just after a stroke. */
  readonly isPalm: () => boolean;
}

/** Draws and erases on the pages of a surface. Fingers that do not draw are left to the surface. */
export function usePen(options: PenOptions): PenState {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const [penSeen, setPenSeen] = useState(false);
  const seen = useRef(false);
  const busyUntil = useRef(0);
  const { surface } = options;
  useEffect(() => {
    if (!surface) return;
    let live: LiveStroke | null = null;
    let pointer: number | null = null;
    let erasing: PageSpot | null = null;
    let touching = false;
    // Where the stroke began: following somebody may open another paper under the pen.
    let target: { readonly session: InkSession; readonly paper: InkPaper } | null = null;
    const draws = (event: PointerEvent): boolean => {
      const { writing, frozen, session, paper } = latest.current;
      if (frozen || !session || !paper) return false;
      if (event.pointerType === 'pen') return true;
      return writing && (event.pointerType === 'mouse' ? event.button === 0 : !seen.current);
    };
    const erase = (spot: PageSpot, event: PointerEvent): void => {
      const { owner } = latest.current;
      if (!target) return;
      const { session, paper } = target;
      for (const place of event.getCoalescedEvents?.() ?? [event]) {
        const [x, y] = paperPoint(spot, place.clientX, place.clientY).map((value) => value * unitsPerPoint);
        const reach = (eraserReach / spot.scale) * unitsPerPoint;
        const hit = session
          .marks(paper, spot.page)
          .filter((entry) => entry.owner === owner && hitsMark(entry.mark, x!, y!, reach));
        session.erase(paper, spot.page, hit);
      }
    };
    const finish = (keep: boolean): void => {
      const stroke = live?.stroke();
      if (keep && stroke && target) target.session.add(target.paper, penMark(stroke));
      const ended = live;
      // The page's own canvas shows the stroke from the next frame on: until then it stays under the nib.
      requestAnimationFrame(() => ended?.clear());
      live = null;
      erasing = null;
      target = null;
      pointer = null;
      busyUntil.current = performance.now() + palmMs;
    };
    const notice = (event: PointerEvent): void => {
      if (event.pointerType !== 'pen' || seen.current) return;
      seen.current = true;
      setPenSeen(true);
    };
    const down = (event: PointerEvent): void => {
      notice(event);
      if (pointer !== null) {
        // What rested on the glass before the pen came was the palm.
        const palm = event.pointerType === 'pen' && touching;
        // A second finger means to move the page, not to draw.
        if (palm || (event.pointerType === 'touch' && (live?.length ?? 99) < 12)) {
          live?.clear();
          finish(false);
        }
        if (!palm) return;
      }
      if (!draws(event)) return;
      const spot = latest.current.spotAt(event.clientX, event.clientY);
      const canvas = latest.current.canvas.current;
      if (!spot || !canvas) return;
      event.preventDefault();
      latest.current.onBegin();
      pointer = event.pointerId;
      touching = event.pointerType === 'touch';
      surface.setPointerCapture(pointer);
      const { pen, session, paper } = latest.current;
      target = session && paper ? { session, paper } : null;
      if (pen.tool === 'eraser' || event.buttons & eraserEnd || event.buttons & barrelButton) {
        erasing = spot;
        erase(spot, event);
        return;
      }
      live = new LiveStroke(canvas, spot, pen, event.pointerType === 'pen');
      live.move([event]);
    };
    const move = (event: PointerEvent): void => {
      notice(event);
      if (event.pointerId !== pointer) return;
      busyUntil.current = performance.now() + palmMs;
      if (erasing) erase(erasing, event);
      const measured = event.getCoalescedEvents?.() ?? [];
      live?.move(measured.length > 0 ? measured : [event], event.getPredictedEvents?.() ?? []);
      if (!live?.full) return;
      // A stroke is bounded: the line goes on as the next one.
      const { spot } = live;
      const { pen, canvas } = latest.current;
      const stroke = live.stroke();
      if (stroke && target) target.session.add(target.paper, penMark(stroke));
      live.clear();
      if (canvas.current) {
        live = new LiveStroke(canvas.current, spot, pen, event.pointerType === 'pen');
        live.move([event]);
      }
    };
    const up = (event: PointerEvent): void => {
      if (event.pointerId === pointer) finish(true);
    };
    const cancel = (event: PointerEvent): void => {
      if (event.pointerId !== pointer) return;
      live?.clear();
      finish(event.pointerType === 'pen');
    };
    const menu = (event: Event): void => {
      if (pointer !== null || seen.current) event.preventDefault();
    };
    surface.addEventListener('pointerdown', down);
    surface.addEventListener('pointermove', move);
    surface.addEventListener('pointerup', up);
    surface.addEventListener('pointercancel', cancel);
    surface.addEventListener('contextmenu', menu);
    return () => {
      surface.removeEventListener('pointerdown', down);
      surface.removeEventListener('pointermove', move);
      surface.removeEventListener('pointerup', up);
      surface.removeEventListener('pointercancel', cancel);
      surface.removeEventListener('contextmenu', menu);
      // The page goes away under the pen: what was drawn so far is kept.
      if (pointer !== null) finish(true);
    };
  }, [surface]);
  const [isPalm] = useState(() => () => performance.now() < busyUntil.current);
  return { penSeen, isPalm };
}
