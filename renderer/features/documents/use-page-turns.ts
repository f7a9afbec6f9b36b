import { useEffect, useRef } from 'react';

export interface PageTurnsOptions {
  readonly scroller: HTMLElement | null;
  /** One page at a time is shown. */
  readonly active: boolean;
  readonly fingerDraws: boolean;
  readonly isPalm: () => boolean;
  readonly turnPage: (by: 1 | -1, y?: number) => void;
  readonly onMove: () => void;
}

/** A swipe shorter than this is a tap that slipped. In CSS pixels. */
const swipeMin = 60;
/** How far a wheel goes on at the end of a page before the next one comes, and the pause after. In CSS pixels, ms. */
const wheelMin = 80;
const wheelPauseMs = 350;

/** Where the page ends: at its bottom, at its top; and whether it goes on to the sides. */
const endsOf = ({ scrollTop, scrollHeight, scrollWidth, clientHeight, clientWidth }: HTMLElement) => ({
  top: scrollTop <= 1,
  bottom: scrollHeight - clientHeight - scrollTop <= 1,
  wide: scrollWidth - clientWidth > 1,
});

/** One page at a time: a swipe turns it, and a wheel that goes on where the page ends. */
export function usePageTurns(options: PageTurnsOptions): void {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const { scroller, active } = options;
  useEffect(() => {
    if (!scroller || !active) return;
    let from: { readonly x: number; readonly y: number; readonly ends: ReturnType<typeof endsOf> } | null = null;
    let wheeled = 0;
    let pausedUntil = 0;
    const turn = (by: 1 | -1, y: number): void => {
      latest.current.onMove();
      latest.current.turnPage(by, y);
    };
    const start = (event: TouchEvent): void => {
      const touch = event.touches[0];
      const { fingerDraws, isPalm } = latest.current;
      from =
        touch && event.touches.length === 1 && !fingerDraws && !isPalm()
          ? { x: touch.clientX, y: touch.clientY, ends: endsOf(scroller) }
          : null;
    };
    const end = (event: TouchEvent): void => {
      const touch = event.changedTouches[0];
      if (!from || !touch || event.touches.length > 0 || latest.current.isPalm()) return;
      const [dx, dy] = [touch.clientX - from.x, touch.clientY - from.y];
      const { ends } = from;
      from = null;
      // Letters that were selected by the finger are no swipe.
      if (getSelection()?.isCollapsed === false) return;
      if (Math.abs(dx) > swipeMin && Math.abs(dx) > 2 * Math.abs(dy) && !ends.wide) turn(dx < 0 ? 1 : -1, 0);
      else if (dy < -swipeMin && ends.bottom) turn(1, 0);
      else if (dy > swipeMin && ends.top) turn(-1, 1);
    };
    const pen = (event: PointerEvent): void => {
      // What lay on the glass before the pen came is the hand that holds it.
      if (event.pointerType === 'pen') from = null;
    };
    const wheel = (event: WheelEvent): void => {
      if (event.ctrlKey || event.metaKey || event.deltaY === 0) return;
      const ends = endsOf(scroller);
      const by = event.deltaY > 0 ? 1 : -1;
      if (!(by > 0 ? ends.bottom : ends.top)) {
        wheeled = 0;
        return;
      }
      // One push of the wheel, with all that its own inertia adds, is one page.
      if (event.timeStamp < pausedUntil) return;
      wheeled = Math.sign(wheeled) === by ? wheeled + event.deltaY : event.deltaY;
      if (Math.abs(wheeled) < wheelMin) return;
      wheeled = 0;
      pausedUntil = event.timeStamp + wheelPauseMs;
      turn(by, by > 0 ? 0 : 1);
    };
    scroller.addEventListener('touchstart', start, { passive: true });
    scroller.addEventListener('touchend', end);
    scroller.addEventListener('pointerdown', pen);
    scroller.addEventListener('wheel', wheel, { passive: true });
    return () => {
      scroller.removeEventListener('touchstart', start);
      scroller.removeEventListener('touchend', end);
      scroller.removeEventListener('pointerdown', pen);
      scroller.removeEventListener('wheel', wheel);
    };
  }, [scroller, active]);
}
