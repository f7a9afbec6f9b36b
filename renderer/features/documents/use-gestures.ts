import { type RefObject, useEffect, useRef } from 'react';

export interface GestureOptions {
  readonly scroller: HTMLElement | null;
  /** What the pinch stretches until it ends. */
  readonly content: RefObject<HTMLElement | null>;
  /** One finger scrolls by our own hand: the browser's scrolling is off, so that a pen can draw. */
  readonly ownScroll: boolean;
  /** One finger draws; two still move the page. */
  readonly fingerDraws: boolean;
  readonly isPalm: () => boolean;
  readonly onZoom: (factor: number, clientX: number, clientY: number, movedX: number, movedY: number) => void;
  /** How much smaller or larger the pages are shown while the fingers are on them. */
  readonly onStretch: (factor: number) => void;
  /** The person moved the page by hand. */
  readonly onMove: () => void;
}

interface Pinch {
  readonly distance: number;
  readonly x: number;
  readonly y: number;
}

const pinchOf = (touches: TouchList): Pinch => {
  const [a, b] = [touches[0]!, touches[1]!];
  return {
    distance: Math.max(1, Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY)),
    x: (a.clientX + b.clientX) / 2,
    y: (a.clientY + b.clientY) / 2,
  };
};

/** A flick goes on, slower with each frame. */
const friction = 0.95;
const slowest = 0.02;
/** Between two places of a finger; what comes sooner was held up on the way, and no finger was so quick. In ms. */
const shortest = 4;
/** A finger that taps moves so far, in CSS pixels. */
const slack = 6;
/** No fingertip is so wide, in CSS pixels: it is the palm. */
const palmWide = 48;

/** Pinch, wheel zoom, and scrolling by finger where the browser must not scroll by itself. */
export function useGestures(options: GestureOptions): void {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const { scroller } = options;
  useEffect(() => {
    if (!scroller) return;
    let pinch: Pinch | null = null;
    let now: Pinch | null = null;
    let finger: { x: number; y: number; at: number; vx: number; vy: number; moving: boolean } | null = null;
    let flick = 0;
    /** A pen comes down: the page stays where it is, whatever the hand that holds the pen was doing. */
    const calm = (): void => {
      cancelAnimationFrame(flick);
      finger = null;
      if (!pinch) return;
      pinch = null;
      now = null;
      const content = latest.current.content.current;
      if (content) content.style.transform = '';
      latest.current.onStretch(1);
    };
    const stretch = (): void => {
      const content = latest.current.content.current;
      if (!content || !pinch || !now) return;
      const box = scroller.getBoundingClientRect();
      const x = pinch.x - box.left + scroller.scrollLeft;
      const y = pinch.y - box.top + scroller.scrollTop;
      content.style.transformOrigin = `${x}px ${y}px`;
      latest.current.onStretch(now.distance / pinch.distance);
      content.style.transform = `translate(${now.x - pinch.x}px, ${now.y - pinch.y}px) scale(${now.distance / pinch.distance})`;
    };
    const endPinch = (): void => {
      const content = latest.current.content.current;
      if (content) content.style.transform = '';
      if (pinch && now)
        latest.current.onZoom(now.distance / pinch.distance, pinch.x, pinch.y, now.x - pinch.x, now.y - pinch.y);
      pinch = null;
      now = null;
    };
    const start = (event: TouchEvent): void => {
      cancelAnimationFrame(flick);
      if (latest.current.isPalm()) return;
      if (event.touches.length === 2) {
        event.preventDefault();
        finger = null;
        pinch = pinchOf(event.touches);
        now = pinch;
      } else if (event.touches.length === 1 && latest.current.ownScroll && !latest.current.fingerDraws) {
        const touch = event.touches[0]!;
        // A pen's touch is no finger; only Safari says so here, elsewhere the pointer is captured before.
        if ((touch as { touchType?: string }).touchType === 'stylus') return;
        if (2 * Math.max(touch.radiusX, touch.radiusY) >= palmWide) return;
        const { clientX: x, clientY: y } = touch;
        finger = { x, y, at: event.timeStamp, vx: 0, vy: 0, moving: false };
      }
    };
    const move = (event: TouchEvent): void => {
      if (latest.current.isPalm()) {
        calm();
        return;
      }
      if (pinch && event.touches.length >= 2) {
        event.preventDefault();
        now = pinchOf(event.touches);
        stretch();
        return;
      }
      const touch = event.touches[0];
      if (finger && touch && !finger.moving && Math.hypot(touch.clientX - finger.x, touch.clientY - finger.y) < slack)
        return;
      latest.current.onMove();
      if (!finger || !touch) return;
      const [dx, dy, dt] = [
        touch.clientX - finger.x,
        touch.clientY - finger.y,
        Math.max(shortest, event.timeStamp - finger.at),
      ];
      scroller.scrollBy(-dx, -dy);
      finger = { x: touch.clientX, y: touch.clientY, at: event.timeStamp, vx: dx / dt, vy: dy / dt, moving: true };
    };
    const end = (event: TouchEvent): void => {
      if (pinch && event.touches.length < 2) endPinch();
      if (!finger || event.touches.length > 0) return;
      let { vx, vy } = finger;
      finger = null;
      let before = performance.now();
      const glide = (time: number): void => {
        scroller.scrollBy(-vx * (time - before), -vy * (time - before));
        before = time;
        vx *= friction;
        vy *= friction;
        if (Math.hypot(vx, vy) > slowest) flick = requestAnimationFrame(glide);
      };
      flick = requestAnimationFrame(glide);
    };
    const wheel = (event: WheelEvent): void => {
      latest.current.onMove();
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      latest.current.onZoom(Math.exp(-event.deltaY / 300), event.clientX, event.clientY, 0, 0);
    };
    // A pointer on the scroller itself, beside its content, has hold of the scroll bar.
    const bar = (event: PointerEvent): void => {
      if (event.pointerType === 'pen') calm();
      if (event.target === scroller) latest.current.onMove();
    };
    scroller.addEventListener('touchstart', start, { passive: false });
    scroller.addEventListener('touchmove', move, { passive: false });
    scroller.addEventListener('touchend', end);
    scroller.addEventListener('touchcancel', end);
    scroller.addEventListener('wheel', wheel, { passive: false });
    scroller.addEventListener('pointerdown', bar);
    return () => {
      cancelAnimationFrame(flick);
      scroller.removeEventListener('touchstart', start);
      scroller.removeEventListener('touchmove', move);
      scroller.removeEventListener('touchend', end);
      scroller.removeEventListener('touchcancel', end);
      scroller.removeEventListener('wheel', wheel);
      scroller.removeEventListener('pointerdown', bar);
    };
  }, [scroller]);
}
