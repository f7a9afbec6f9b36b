import { type RefObject, useEffect, useState } from 'react';
import { unitsPerPoint } from '../../../shared/features/annotations/ink.ts';
import { hitsMark } from '../../../shared/features/annotations/mark-shape.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import classes from './ink.module.css';
import type { InkPaper } from './ink-session.ts';
import { type PageSpot, paperPoint } from './page-spot.ts';
import { useInkSession } from './use-ink.tsx';
import { annotationsWords } from './words.ts';

/** How near a tap must come to a stroke, in CSS pixels. */
const tapReach = 14;
const shownMs = 3000;

export interface AuthorProps {
  readonly paper: InkPaper;
  readonly surface: HTMLElement | null;
  readonly frame: RefObject<HTMLElement | null>;
  readonly spotAt: (clientX: number, clientY: number) => PageSpot | null;
  readonly nameOf: (person: string) => string;
  readonly me: string | null;
}

/** Who wrote the stroke that was tapped, beside the place for a moment. */
export function Author({ paper, surface, frame, spotAt, nameOf, me }: AuthorProps) {
  const w = useWords(annotationsWords);
  const session = useInkSession();
  const [shown, setShown] = useState<{ owner: string; x: number; y: number } | null>(null);
  const { document, version } = paper;
  useEffect(() => {
    if (!surface || !session) return;
    const tap = (event: MouseEvent): void => {
      // A note says by itself whose it is.
      if ((event.target as Element).closest('[data-over-paper]')) return;
      // Who has selected words asks for nobody's name.
      if (getSelection()?.isCollapsed === false) return;
      const spot = spotAt(event.clientX, event.clientY);
      const box = frame.current?.getBoundingClientRect();
      if (!spot || !box) {
        setShown(null);
        return;
      }
      const [x, y] = paperPoint(spot, event.clientX, event.clientY);
      const reach = (tapReach / spot.scale) * unitsPerPoint;
      const hit = session
        .marks({ document, version }, spot.page)
        .findLast((entry) => hitsMark(entry.mark, x * unitsPerPoint, y * unitsPerPoint, reach));
      setShown(hit ? { owner: hit.owner, x: event.clientX - box.left, y: event.clientY - box.top } : null);
    };
    surface.addEventListener('click', tap);
    return () => surface.removeEventListener('click', tap);
  }, [surface, session, spotAt, document, version, frame]);
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => setShown(null), shownMs);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <div role="status">
      {shown ? (
        <span className={classes.author} style={{ left: `min(${shown.x}px, 60%)`, top: shown.y }}>
          {shown.owner === me ? w.mine : w.writtenBy(nameOf(shown.owner))}
        </span>
      ) : null}
    </div>
  );
}
