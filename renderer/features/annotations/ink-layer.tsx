import { useCallback, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { PageFrame } from '../../../shared/features/annotations/page-frame.ts';
import classes from './ink.module.css';
import type { OwnedMark } from './ink-group.ts';
import type { InkPaper } from './ink-session.ts';
import { paintMark } from './paint-mark.ts';
import { useInkSession } from './use-ink.tsx';

/** Pixels of one ink canvas at most; beyond, ink is drawn coarser than the screen. */
const pixelsMax = 16_000_000;

export interface InkLayerProps extends InkPaper {
  readonly page: number;
  readonly frame: PageFrame;
  /** As its file shows it, where the reader has turned it. */
  readonly upright?: PageFrame | undefined;
  /** CSS pixels for one pt. */
  readonly scale: number;
  /** Only this person's ink; everybody's without it. */
  readonly only?: string | null;
}

function paint(
  canvas: HTMLCanvasElement,
  { frame, upright = frame, scale }: Pick<InkLayerProps, 'frame' | 'upright' | 'scale'>,
  marks: readonly OwnedMark[],
): void {
  const wanted = scale * devicePixelRatio;
  const pixels = frame.width * frame.height * wanted * wanted;
  const used = pixels > pixelsMax ? wanted * Math.sqrt(pixelsMax / pixels) : wanted;
  const width = marks.length > 0 ? Math.ceil(frame.width * used) : 1;
  const height = marks.length > 0 ? Math.ceil(frame.height * used) : 1;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  for (const { mark } of marks) paintMark(context, mark, { frame, upright, scale: used, left: 0, top: 0 });
}

/** The shared ink of one page. */
export function InkLayer({ document, version, page, frame, upright, scale, only }: InkLayerProps) {
  const session = useInkSession();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => session?.show({ document, version }, page), [session, document, version, page]);
  const marks = useSyncExternalStore(
    useCallback(
      (listener) => session?.onPage({ document, version }, page, listener) ?? (() => {}),
      [session, document, version, page],
    ),
    () => session?.marks({ document, version }, page),
  );
  // Before the browser paints: the finished stroke is here in the same frame in which it leaves the live canvas.
  useLayoutEffect(() => {
    const shown = only === undefined ? marks : marks?.filter((entry) => entry.owner === only);
    if (canvas.current) paint(canvas.current, { frame, upright, scale }, shown ?? []);
  }, [frame, upright, scale, marks, only]);
  return <canvas ref={canvas} className={classes.layer} data-strokes={marks?.length ?? 0} />;
}
