import { unitsPerPoint } from '../../../shared/features/annotations/ink.ts';
import type { Mark } from '../../../shared/features/annotations/mark.ts';
import { cutStroke, hitsMark, isInside } from '../../../shared/features/annotations/mark-shape.ts';
import { Hold } from './hold.ts';
import type { OwnedMark } from './ink-group.ts';
import type { InkPaper, InkSession } from './ink-session.ts';
import { clearLive, layOut, paintLive } from './live-stroke.ts';
import { newKey } from './outbox.ts';
import { type PageSpot, paperPlace } from './page-spot.ts';
import { dipOf, type Pen } from './palette.ts';
import { type DrawnKind, StrokeSamples } from './stroke-samples.ts';
import { linesUnder } from './text-lines-under.ts';

/** One pointer from down to up. */
export interface Gesture {
  /** Places that were measured so far: a finger that has hardly moved may still be the first of two. */
  readonly length: number;
  move(measured: readonly PointerEvent[], expected: readonly PointerEvent[]): void;
  /** Up, or taken away: what was drawn is kept or given up. */
  end(keep: boolean): void;
}

export interface GestureParts {
  readonly session: InkSession;
  readonly paper: InkPaper;
  readonly owner: string | null;
  readonly pen: Pen;
  readonly canvas: HTMLCanvasElement;
  readonly spot: PageSpot;
  /** The device measures pressure. */
  readonly pressed: boolean;
  /** A text, note or stamp is to be put here, in 1/8 pt. */
  readonly onPlace: (place: Placing) => void;
  /** Own marks that were picked out of a page. */
  readonly onPick: (page: number, marks: readonly OwnedMark[]) => void;
  /** What is being drawn has grown: others may watch it before it is kept. */
  readonly onGrow: (mark: Mark) => void;
  /** The pen is lifted: what was drawn is kept, or given up. */
  readonly onLift: (kept: boolean) => void;
}

export interface Placing {
  readonly kind: 'text' | 'note' | 'stamp';
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

/** How near the eraser must come to a stroke, in CSS pixels. */
const eraserReach = 10;
/** Further than this between down and up is no tap, in CSS pixels. */
const tapReach = 12;

const onNextFrame = (run: () => void): void => void requestAnimationFrame(run);

/** Begins what the tool in hand does; `erasing` is the eraser's end of a pen or its barrel button. */
export function beginGesture(parts: GestureParts, event: PointerEvent, erasing: boolean): Gesture {
  const { tool } = parts.pen;
  if (erasing || tool === 'eraser') return erase(parts, event);
  if (tool === 'lasso') return pick(parts, event);
  if (tool === 'highlight') return highlight(parts, event);
  if (tool === 'text' || tool === 'note' || tool === 'stamp') return place(parts, event, tool);
  return draw(parts, event, tool);
}

function draw(
  { session, paper, pen, canvas, spot, pressed, onGrow, onLift }: GestureParts,
  event: PointerEvent,
  kind: DrawnKind,
): Gesture {
  const look = { spot, kind, dip: dipOf(pen), pressed };
  const byHand = kind === 'pen' || kind === 'marker';
  let samples = new StrokeSamples(look);
  const hold = new Hold(event.clientX, event.clientY, event.timeStamp);
  let held = false;
  let shift = event.shiftKey;
  const show = (expected: readonly PointerEvent[] = []): void => {
    samples.straight = held || shift;
    paintLive(canvas, spot, samples.mark(expected));
    const mark = samples.finished();
    if (mark) onGrow(mark);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const rest = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // Whoever rests in the midst of a word goes on writing it.
      held = byHand ? samples.nearlyStraight : samples.finished() !== undefined;
      if (held) show();
    }, hold.left(performance.now()));
  };
  const keep = (): void => {
    const mark = samples.finished();
    onLift(mark !== undefined);
    if (mark) session.add(paper, mark);
  };
  samples.take([event]);
  show();
  rest();
  return {
    get length() {
      return samples.length;
    },
    move(measured, expected) {
      const last = measured.at(-1);
      if (!last) return;
      shift = last.shiftKey;
      if (hold.move(last.clientX, last.clientY, last.timeStamp)) {
        // A line by hand stays straight once it is, and turns with its end; a shape goes on freely.
        if (!byHand) held = false;
        rest();
      }
      for (let more = samples.take(measured); more.length > 0; more = samples.take(more)) {
        // A stroke is bounded: the line goes on as the next one, from where this one ends.
        keep();
        const from = measured[measured.length - more.length - 1] ?? more[0]!;
        samples = new StrokeSamples(look);
        samples.take([from]);
        held = false;
      }
      show(expected);
    },
    end(kept) {
      clearTimeout(timer);
      if (kept) keep();
      else onLift(false);
      // The page's own canvas shows the stroke from the next frame on: until then it stays under the nib.
      if (kept) onNextFrame(() => clearLive(canvas));
      else clearLive(canvas);
    },
  };
}

function erase({ session, paper, owner, pen, spot }: GestureParts, event: PointerEvent): Gesture {
  // All that one movement takes away comes back by one undo.
  const step = newKey();
  let length = 0;
  const wipe = (at: PointerEvent): void => {
    length += 1;
    const [x, y] = paperPlace(spot, at.clientX, at.clientY);
    const reach = (eraserReach / spot.scale) * unitsPerPoint;
    for (const { layer, owner: whose, key, mark } of session.marks(paper, spot.page)) {
      if (whose !== owner || !hitsMark(mark, x, y, reach)) continue;
      const isLine = mark.kind === 'pen' || mark.kind === 'marker';
      const left = pen.whole || !isLine ? [] : cutStroke(mark, x, y, reach);
      session.change(
        paper,
        spot.page,
        [{ key, mark: null }, ...left.map((part) => ({ key: newKey(), mark: part }))],
        layer,
        step,
      );
    }
  };
  wipe(event);
  return {
    get length() {
      return length;
    },
    move: (measured) => measured.forEach(wipe),
    end: () => {},
  };
}

function pick({ session, paper, owner, canvas, spot, onPick }: GestureParts, event: PointerEvent): Gesture {
  const loop: number[] = [];
  const add = (at: PointerEvent): void => void loop.push(...paperPlace(spot, at.clientX, at.clientY));
  add(event);
  const paint = (): void => {
    const context = layOut(canvas, spot);
    if (!context) return;
    context.lineWidth = (2 / spot.scale) * unitsPerPoint;
    context.setLineDash([(6 / spot.scale) * unitsPerPoint, (5 / spot.scale) * unitsPerPoint]);
    context.strokeStyle = getComputedStyle(canvas).color;
    context.beginPath();
    for (let i = 0; i < loop.length; i += 2) context.lineTo(loop[i]!, loop[i + 1]!);
    context.closePath();
    context.stroke();
  };
  return {
    get length() {
      return loop.length / 2;
    },
    move(measured) {
      measured.forEach(add);
      paint();
    },
    end(kept) {
      clearLive(canvas);
      if (!kept) return;
      const mine = session
        .marks(paper, spot.page)
        .filter((entry) => entry.owner === owner && entry.mark.kind !== 'reply');
      const reach = (tapReach / spot.scale) * unitsPerPoint;
      // A tap picks the one that lies there.
      const isTap = loop.every((value, i) => Math.abs(value - loop[i % 2]!) < reach);
      const touched = isTap ? mine.findLast(({ mark }) => hitsMark(mark, loop[0]!, loop[1]!, reach)) : undefined;
      onPick(spot.page, isTap ? (touched ? [touched] : []) : mine.filter(({ mark }) => isInside(mark, loop)));
    },
  };
}

function place({ spot, onPlace }: GestureParts, event: PointerEvent, kind: Placing['kind']): Gesture {
  const [x, y] = paperPlace(spot, event.clientX, event.clientY);
  let far = false;
  let length = 1;
  return {
    get length() {
      return length;
    },
    move(measured) {
      length += measured.length;
      far ||= measured.some((at) => Math.hypot(at.clientX - event.clientX, at.clientY - event.clientY) > tapReach);
    },
    end(kept) {
      if (kept && !far) onPlace({ kind, page: spot.page, x, y });
    },
  };
}

/** Along letters it marks them, line by line; where there are none it is a marker. */
function highlight(parts: GestureParts, event: PointerEvent): Gesture {
  const { session, paper, pen, canvas, spot } = parts;
  const from = { x: event.clientX, y: event.clientY };
  if (!linesUnder(canvas, spot.page, from, from)) return draw(parts, event, 'marker');
  let length = 1;
  let last = event;
  const markTo = (at: PointerEvent): Mark | undefined => {
    const found = linesUnder(canvas, spot.page, from, { x: at.clientX, y: at.clientY });
    if (!found || found.lines.length === 0) return undefined;
    const points = found.lines.flatMap((line) => [
      ...paperPlace(spot, line.left, line.top),
      ...paperPlace(spot, line.right, line.bottom),
    ]);
    return { kind: 'highlight', page: spot.page, ...dipOf(pen), points, pressures: null, text: found.text, about: '' };
  };
  const clear = (): void => void layOut(canvas, spot);
  return {
    get length() {
      return length;
    },
    move(measured) {
      length += measured.length;
      last = measured.at(-1) ?? last;
      const mark = markTo(last);
      const context = layOut(canvas, spot);
      if (!mark || !context) return;
      context.globalAlpha = 0.4;
      context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue(`--pen-${pen.glow}`);
      for (let i = 0; i < mark.points.length; i += 4) {
        const [ax, ay, bx, by] = mark.points.slice(i, i + 4) as [number, number, number, number];
        context.fillRect(Math.min(ax, bx), Math.min(ay, by), Math.abs(ax - bx), Math.abs(ay - by));
      }
      context.globalAlpha = 1;
    },
    end(kept) {
      const mark = kept ? markTo(last) : undefined;
      if (mark) session.add(paper, mark);
      onNextFrame(clear);
    },
  };
}
