import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { beginGesture, type Gesture, type GestureParts } from './gestures.ts';
import type { InkPaper, InkSession } from './ink-session.ts';
import type { PageSpot } from './page-spot.ts';
import type { Pen } from './palette.ts';
import { type Contact, PenRules } from './pen-rules.ts';

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
  readonly onLift: GestureParts['onLift'];
}

export interface PenState {
  /** A pen has been used on this device: fingers scroll and never draw. */
  readonly penSeen: boolean;
  /** True for a touch that is a palm: while something is drawn, and just after a pen. */
  readonly isPalm: () => boolean;
}

const contactOf = (event: PointerEvent): Contact => ({
  pointer: event.pointerId,
  type: event.pointerType,
  primary: event.isPrimary,
  button: event.button,
  buttons: event.buttons,
  wide: Math.max(event.width, event.height),
  at: performance.now(),
});

/** Draws and erases on the pages of a surface. Fingers that do not draw are left to the surface. */
export function usePen(options: PenOptions): PenState {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const [penSeen, setPenSeen] = useState(false);
  const [rules] = useState(() => new PenRules());
  const { surface } = options;
  useEffect(() => {
    if (!surface) return;
    let gesture: Gesture | null = null;
    const finish = (how: 'keep' | 'drop'): void => {
      gesture?.end(how === 'keep');
      gesture = null;
    };
    const down = (event: PointerEvent): void => {
      const { session, paper, owner, writing, frozen, canvas, spotAt } = latest.current;
      // What lies over the page is pressed, not written on.
      const spot = (event.target as Element).closest('[data-over-paper]') ? null : spotAt(event.clientX, event.clientY);
      const { ends, begins } = rules.down(contactOf(event), {
        writing,
        frozen: frozen || !session || !paper,
        onPage: spot !== null && canvas.current !== null,
        length: gesture?.length ?? 0,
      });
      setPenSeen(rules.penSeen);
      if (ends) finish(ends);
      if (!begins || !spot || !canvas.current || !session || !paper) return;
      event.preventDefault();
      latest.current.onBegin();
      surface.setPointerCapture(event.pointerId);
      const { pen, onPlace, onPick, onGrow, onLift } = latest.current;
      // What it is written on is settled here: following somebody may open another paper under the pen.
      const pressed = event.pointerType === 'pen';
      const on = { session, paper, owner, pen, canvas: canvas.current, spot, pressed };
      gesture = beginGesture({ ...on, onPlace, onPick, onGrow, onLift }, event, begins === 'eraser');
    };
    const move = (event: PointerEvent): void => {
      const what = rules.move(contactOf(event));
      setPenSeen(rules.penSeen);
      if (what === 'draw') {
        const measured = event.getCoalescedEvents?.() ?? [];
        gesture?.move(measured.length > 0 ? measured : [event], event.getPredictedEvents?.() ?? []);
      } else if (what) finish(what);
    };
    const up = (event: PointerEvent): void => {
      const what = rules.up(contactOf(event), false);
      if (!what) return;
      // Where it was lifted was measured too; a quick hand has moved on since the last move.
      gesture?.move([event], []);
      finish(what);
    };
    const cancel = (event: PointerEvent): void => {
      const what = rules.up(contactOf(event), true);
      if (what) finish(what);
    };
    const touch = (event: TouchEvent): void => {
      // Where it is not known yet that a pen writes here, the browser would scroll by it.
      if (rules.penHolds && event.cancelable) event.preventDefault();
    };
    const menu = (event: Event): void => {
      if (rules.drawing || rules.penSeen) event.preventDefault();
    };
    surface.addEventListener('pointerdown', down);
    surface.addEventListener('pointermove', move);
    surface.addEventListener('pointerup', up);
    surface.addEventListener('pointercancel', cancel);
    surface.addEventListener('touchstart', touch, { passive: false });
    surface.addEventListener('contextmenu', menu);
    return () => {
      surface.removeEventListener('pointerdown', down);
      surface.removeEventListener('pointermove', move);
      surface.removeEventListener('pointerup', up);
      surface.removeEventListener('pointercancel', cancel);
      surface.removeEventListener('touchstart', touch);
      surface.removeEventListener('contextmenu', menu);
      // The page goes away under the pen: what was drawn so far is kept.
      finish('keep');
      rules.leave();
    };
  }, [surface, rules]);
  const isPalm = useCallback(() => rules.isPalm(performance.now()), [rules]);
  return { penSeen, isPalm };
}
