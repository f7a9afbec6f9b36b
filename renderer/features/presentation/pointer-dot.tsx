import { useCallback, useEffect, useRef, useState } from 'react';
import { type Turn, turnPoint, unturnPoint } from '../../../shared/features/reading/turn.ts';
import type { DocumentId } from '../../../shared/kernel/ids.ts';
import { useMeeting } from '../../kernel/use-meeting.tsx';
import { useSignal } from '../../kernel/use-signal.ts';
import classes from './pointer-dot.module.css';

/** A pointer that has not moved for so long is gone: its last signal may have been lost. In ms. */
const goneMs = 4000;
const sendMs = 50;

/** The presenter's pointer on a page, while it is there. */
export function PointerDot({ document, page, turn = 0 }: { document: string; page: number; turn?: Turn }) {
  const [at, setAt] = useState<{ readonly x: number; readonly y: number } | null>(null);
  useSignal('presentation.pointer', (value) =>
    setAt(value.document === document && value.page === page ? value.at : null),
  );
  useEffect(() => {
    if (!at) return;
    const timer = setTimeout(() => setAt(null), goneMs);
    return () => clearTimeout(timer);
  }, [at]);
  if (!at) return null;
  const [x, y] = turnPoint([at.x, at.y], turn);
  return <span className={classes.dot} style={{ left: `${x * 100}%`, top: `${y * 100}%` }} aria-hidden="true" />;
}

interface Touched {
  readonly page: number;
  readonly frame: { readonly width: number; readonly height: number };
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

/** Sends where the presenter points, as long as `active`. */
export function usePointing(
  active: boolean,
  document: string | null,
  surface: HTMLElement | null,
  spotAt: (clientX: number, clientY: number) => Touched | null,
  turn: Turn,
): void {
  const source = useMeeting();
  const sent = useRef(0);
  const send = useCallback(
    (page: number, at: { x: number; y: number } | null) => {
      if (document === null) return;
      sent.current = performance.now();
      source.sendSignal('presentation.pointer', { document: document as DocumentId, page, at });
    },
    [source, document],
  );
  useEffect(() => {
    if (!active || !surface) return;
    let last = 1;
    const move = (event: PointerEvent): void => {
      if (performance.now() < sent.current + sendMs) return;
      const spot = spotAt(event.clientX, event.clientY);
      if (!spot) return;
      const { frame, scale, left, top } = spot;
      const share = (value: number): number => Math.round(Math.max(0, Math.min(1, value)) * 1000) / 1000;
      last = spot.page;
      const [x, y] = unturnPoint(
        [(event.clientX - left) / (frame.width * scale), (event.clientY - top) / (frame.height * scale)],
        turn,
      );
      send(last, { x: share(x), y: share(y) });
    };
    const leave = (): void => send(last, null);
    surface.addEventListener('pointermove', move);
    surface.addEventListener('pointerdown', move);
    surface.addEventListener('pointerleave', leave);
    return () => {
      leave();
      surface.removeEventListener('pointermove', move);
      surface.removeEventListener('pointerdown', move);
      surface.removeEventListener('pointerleave', leave);
    };
  }, [active, surface, spotAt, turn, send]);
}
