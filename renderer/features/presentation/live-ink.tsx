import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Mark } from '../../../shared/features/annotations/mark.ts';
import type { PageFrame } from '../../../shared/features/annotations/page-frame.ts';
import type { DocumentId } from '../../../shared/kernel/ids.ts';
import type { SignalValue } from '../../../shared/protocol.ts';
import { useMeeting } from '../../kernel/use-meeting.tsx';
import { useSignal } from '../../kernel/use-signal.ts';
import { paintMark } from '../annotations/paint-mark.ts';
import { useInkSession } from '../annotations/use-ink.tsx';
import classes from './live-ink.module.css';
import { LiveInkSender } from './live-ink-sender.ts';
import { type LiveMark, takeLive } from './take-live.ts';

/** The finished mark comes within this, or it never will. In ms. */
const goneMs = 4000;

/**
 * Sends what is being drawn, as long as `active`: this person presents `document` and writes for all. `onPoints` is called
 * with the mark so far each time that it has grown, `onLift` when the pen is lifted: whether what was drawn is kept.
 */
export function useLiveInk(
  active: boolean,
  document: string,
): {
  readonly onPoints: (mark: Pick<Mark, 'kind' | 'page' | 'colour' | 'width' | 'points'>) => void;
  readonly onLift: (kept: boolean) => void;
} {
  const source = useMeeting();
  const sender = useMemo(
    () =>
      new LiveInkSender((part) => source.sendSignal('presentation.ink', { document: document as DocumentId, ...part })),
    [source, document],
  );
  useEffect(() => () => sender.lift(), [sender]);
  const onPoints = useCallback(
    (mark: Parameters<LiveInkSender['draw']>[0]) => {
      if (active) sender.draw(mark);
      else sender.giveUp();
    },
    [active, sender],
  );
  const onLift = useCallback((kept: boolean) => (kept ? sender.lift() : sender.giveUp()), [sender]);
  return { onPoints, onLift };
}

export interface LiveInkLayerProps {
  readonly document: string;
  readonly version: number;
  readonly presenter: string | null;
  readonly page: number;
  readonly frame: PageFrame;
  /** As its file shows it, where the reader has turned it. */
  readonly upright?: PageFrame | undefined;
  /** CSS pixels for one pt. */
  readonly scale: number;
}

const none: readonly LiveMark[] = [];

/** What the presenter is writing on a page just now, until it is there as ink. */
export function LiveInkLayer({ document, version, presenter, page, frame, upright = frame, scale }: LiveInkLayerProps) {
  const session = useInkSession();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [marks, setMarks] = useState<readonly LiveMark[]>(none);
  useSignal('presentation.ink', (part: SignalValue<'presentation.ink'>) => {
    if (part.document === document && part.page === page) setMarks((now) => takeLive(now, part, performance.now()));
  });
  // Each finished mark of the presenter stands for the oldest that was lifted.
  useEffect(() => {
    if (!session || presenter === null) return;
    const paper = { document, version };
    const count = (): number =>
      session.marks(paper, page).filter(({ owner, layer }) => owner === presenter && layer === 'meeting').length;
    let before = count();
    return session.onPage(paper, page, () => {
      const now = count();
      const come = now - before;
      before = now;
      if (come > 0) setMarks((all) => (all.length === 0 ? all : all.slice(come)));
    });
  }, [session, document, version, page, presenter]);
  useEffect(() => {
    if (marks.length === 0) return;
    const first = Math.min(...marks.map(({ at }) => at));
    const timer = setTimeout(
      () => setMarks((all) => all.filter(({ at }) => performance.now() < at + goneMs)),
      Math.max(0, first + goneMs - performance.now()) + 1,
    );
    return () => clearTimeout(timer);
  }, [marks]);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context) return;
    const ratio = scale * devicePixelRatio;
    canvas.current.width = Math.ceil(frame.width * ratio);
    canvas.current.height = Math.ceil(frame.height * ratio);
    for (const { mark } of marks) paintMark(context, mark, { frame, upright, scale: ratio, left: 0, top: 0 });
  }, [marks, frame, upright, scale]);
  return marks.length === 0 ? null : <canvas ref={canvas} className={classes.layer} data-live={marks.length} />;
}
