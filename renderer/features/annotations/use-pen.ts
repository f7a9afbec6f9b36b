import { type RefObject, useEffect, useRef, useState } from 'react';
import { beginGesture, type Gesture, type GestureParts } from './gestures.ts';
import type { InkPaper, InkSession } from './ink-session.ts';
import type { PageSpot } from './live-stroke.ts';
import type { Pen } from './palette.ts';

/** A palm that lands so soon after a stroke is no finger. In ms. */
const palmMs = 500;
/** A finger that has moved less, in measured places, may still be the first of two that move the page. */
const hardlyMoved = 12;
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
  readonly onPlace: GestureParts['onPlace'];
  readonly onPick: GestureParts['onPick'];
  readonly onGrow: GestureParts['onGrow'];
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
    let gesture: Gesture | null = null;
    let pointer: number | null = null;
    let touching = false;
    const draws = (event: PointerEvent): boolean => {
      const { writing, frozen, session, paper } = latest.current;
      if (frozen || !session || !paper) return false;
      if (event.pointerType === 'pen') return true;
      return writing && (event.pointerType === 'mouse' ? event.button === 0 : !seen.current);
    };
    const finish = (keep: boolean): void => {
      gesture?.end(keep);
      gesture = null;
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
        if (palm || (event.pointerType === 'touch' && (gesture?.length ?? hardlyMoved) < hardlyMoved)) finish(false);
        if (!palm) return;
      }
      // What lies over the page is pressed, not written on.
      if (!draws(event) || (event.target as Element).closest('[data-over-paper]')) return;
      const spot = latest.current.spotAt(event.clientX, event.clientY);
      const canvas = latest.current.canvas.current;
      if (!spot || !canvas) return;
      event.preventDefault();
      latest.current.onBegin();
      pointer = event.pointerId;
      touching = event.pointerType === 'touch';
      surface.setPointerCapture(pointer);
      const { session, paper, owner, pen, onPlace, onPick, onGrow } = latest.current;
      if (!session || !paper) return;
      // What it is written on is settled here: following somebody may open another paper under the pen.
      const pressed = event.pointerType === 'pen';
      const parts = { session, paper, owner, pen, canvas, spot, pressed, onPlace, onPick, onGrow };
      gesture = beginGesture(parts, event, Boolean(event.buttons & (eraserEnd | barrelButton)));
    };
    const move = (event: PointerEvent): void => {
      notice(event);
      if (event.pointerId !== pointer) return;
      busyUntil.current = performance.now() + palmMs;
      const measured = event.getCoalescedEvents?.() ?? [];
      gesture?.move(measured.length > 0 ? measured : [event], event.getPredictedEvents?.() ?? []);
    };
    const up = (event: PointerEvent): void => {
      if (event.pointerId === pointer) finish(true);
    };
    const cancel = (event: PointerEvent): void => {
      if (event.pointerId === pointer) finish(event.pointerType === 'pen');
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
