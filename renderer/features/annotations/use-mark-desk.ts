import { useCallback, useMemo, useState } from 'react';
import { unitsPerPoint } from '../../../shared/features/annotations/ink.ts';
import type { Mark } from '../../../shared/features/annotations/mark.ts';
import { type PageFrame, toPaper } from '../../../shared/features/annotations/page-frame.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import type { Placing } from './gestures.ts';
import type { OwnedMark } from './ink-group.ts';
import type { InkPaper } from './ink-session.ts';
import { newKey } from './outbox.ts';
import { uprightBox } from './paint-mark.ts';
import { dipOf, type Pen } from './palette.ts';
import { useInkSession } from './use-ink.tsx';
import { annotationsWords } from './words.ts';

/** A text or note that is being typed; one that was there already has its key. */
export interface Typing extends Placing {
  readonly text?: string;
  readonly width?: number;
  readonly was?: OwnedMark;
}

/** What one does on a page beside drawing: typing, stamping, picking marks out and changing those. */
export interface MarkDesk {
  readonly placing: Typing | null;
  readonly picked: { readonly page: number; readonly keys: ReadonlySet<string> } | null;
  readonly dip: { readonly colour: number; readonly width: number };
  readonly onPlace: (place: Placing) => void;
  readonly onPick: (page: number, marks: readonly OwnedMark[]) => void;
  /** Puts what was typed where it was begun. */
  readonly place: (what: Pick<Mark, 'points' | 'text'>) => void;
  readonly edit: (mark: OwnedMark, frame: PageFrame) => void;
  /** Changes all that was picked, as one step; null takes it away. */
  readonly change: (how: (mark: Mark) => Mark | null, marks: readonly OwnedMark[]) => void;
  readonly inHand: (marks: readonly OwnedMark[]) => readonly OwnedMark[];
  readonly cancel: () => void;
}

/** Height of a stamp in pt. */
const stampHeight = 26;

export function useMarkDesk(paper: InkPaper, pen: Pen): MarkDesk {
  const w = useWords(annotationsWords);
  const session = useInkSession();
  const { document, version } = paper;
  const [placing, setPlacing] = useState<Typing | null>(null);
  const [picked, setPicked] = useState<MarkDesk['picked']>(null);
  const dip = useMemo(() => dipOf(pen), [pen]);
  const cancel = useCallback(() => {
    setPlacing(null);
    setPicked(null);
  }, []);
  const blank = { ...dip, pressures: null, about: '' };
  const inHand = (marks: readonly OwnedMark[]) => marks.filter(({ owner, key }) => picked?.keys.has(`${owner}/${key}`));
  return {
    placing,
    picked,
    dip,
    cancel,
    inHand,
    onPick: (page, marks) =>
      setPicked(marks.length > 0 ? { page, keys: new Set(marks.map(({ owner, key }) => `${owner}/${key}`)) } : null),
    onPlace: (place) => {
      setPicked(null);
      if (place.kind !== 'stamp') return setPlacing(place);
      const text = w.stampWord(pen.stamp);
      const [halfWidth, halfHeight] = [(text.length * 8.5 + 20) * 4, stampHeight * 4];
      const points = [place.x - halfWidth, place.y - halfHeight, place.x + halfWidth, place.y + halfHeight];
      session?.add(
        { document, version },
        { ...blank, kind: 'stamp', page: place.page, points: points.map(Math.round), text },
      );
    },
    place: (what) => {
      if (!placing) return;
      const { kind, page, was } = placing;
      const mark: Mark = was ? { ...was.mark, ...what } : { ...blank, ...what, kind, page };
      if (was) session?.change({ document, version }, page, [{ key: was.key, mark }], was.layer);
      else session?.add({ document, version }, mark);
      setPlacing(null);
    },
    edit: (was, frame) => {
      const [left, top, width] = uprightBox(was.mark, frame);
      const [x, y] = toPaper(frame, [left, top]);
      setPicked(null);
      setPlacing({
        kind: 'text',
        page: was.mark.page,
        x: x * unitsPerPoint,
        y: y * unitsPerPoint,
        text: was.mark.text,
        width,
        was,
      });
    },
    change: (how, marks) => {
      const step = newKey();
      for (const [layer, some] of Map.groupBy(inHand(marks), (one) => one.layer))
        session?.change(
          { document, version },
          picked!.page,
          some.map(({ key, mark }) => ({ key, mark: how(mark) })),
          layer,
          step,
        );
    },
  };
}
