import { hits } from './hit.ts';
import { pointsMax, type Stroke } from './ink.ts';
import type { Mark } from './mark.ts';

/** Left, bottom, right, top in 1/8 pt of user space. */
export type Bounds = readonly [left: number, bottom: number, right: number, top: number];
/** Half of the side of the square that stands for a note, in 1/8 pt. */
export const noteReach = 72;

/** The smallest rectangle around the points of a mark; a note's is that of its sign. */
export function boundsOf({ kind, points }: Pick<Mark, 'kind' | 'points'>): Bounds {
  const reach = kind === 'note' || kind === 'reply' ? noteReach : 0;
  let [left, bottom, right, top] = [points[0]!, points[1]!, points[0]!, points[1]!];
  for (let i = 2; i < points.length; i += 2) {
    left = Math.min(left, points[i]!);
    right = Math.max(right, points[i]!);
    bottom = Math.min(bottom, points[i + 1]!);
    top = Math.max(top, points[i + 1]!);
  }
  return [left - reach, bottom - reach, right + reach, top + reach];
}

/** The rectangles of a highlight, one for each line of text. */
export function linesOf({ points }: Pick<Mark, 'points'>): readonly Bounds[] {
  const lines: Bounds[] = [];
  for (let i = 0; i + 3 < points.length; i += 4) lines.push(boundsOf({ kind: 'box', points: points.slice(i, i + 4) }));
  return lines;
}

/** Whether a place lies on what is seen of a mark, or no further from it than `reach`; all in 1/8 pt. */
export function hitsMark(mark: Mark, x: number, y: number, reach: number): boolean {
  const within = ([left, bottom, right, top]: Bounds): boolean =>
    x >= left - reach && x <= right + reach && y >= bottom - reach && y <= top + reach;
  switch (mark.kind) {
    case 'pen':
    case 'marker':
    case 'line':
    case 'arrow':
      return hits(mark, x, y, reach);
    case 'highlight':
      return linesOf(mark).some(within);
    case 'box': {
      const [left, bottom, right, top] = boundsOf(mark);
      return hits({ ...mark, points: [left, bottom, right, bottom, right, top, left, top, left, bottom] }, x, y, reach);
    }
    case 'ellipse':
      return hits({ ...mark, points: around(boundsOf(mark)) }, x, y, reach);
    case 'text':
    case 'stamp':
    case 'note':
      return within(boundsOf(mark));
    // What answers a note is seen in the note.
    case 'reply':
      return false;
  }
}

/** Points on the ellipse within a rectangle, the first one again at the end. */
function around([left, bottom, right, top]: Bounds): number[] {
  const points: number[] = [];
  for (let i = 0; i <= 48; i += 1) {
    const angle = (i / 48) * 2 * Math.PI;
    points.push(
      (left + right) / 2 + (Math.cos(angle) * (right - left)) / 2,
      (bottom + top) / 2 + (Math.sin(angle) * (top - bottom)) / 2,
    );
  }
  return points;
}

/** The same mark elsewhere on its page. */
export const moved = (mark: Mark, dx: number, dy: number): Mark => ({
  ...mark,
  points: mark.points.map((value, i) => value + (i % 2 === 0 ? dx : dy)),
});

/** Whether a mark lies in a loop: most of its points do, or the middle of what has corners. */
export function isInside(mark: Mark, loop: readonly number[]): boolean {
  if (mark.kind === 'pen' || mark.kind === 'marker') {
    let inside = 0;
    for (let i = 0; i < mark.points.length; i += 2)
      if (windsAround(loop, mark.points[i]!, mark.points[i + 1]!)) inside += 1;
    return inside * 2 > mark.points.length / 2;
  }
  const [left, bottom, right, top] = boundsOf(mark);
  return windsAround(loop, (left + right) / 2, (bottom + top) / 2);
}

/** Whether a place is inside of a closed loop of x, y, x, y … (even-odd rule). */
function windsAround(loop: readonly number[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = loop.length - 2; i < loop.length; j = i, i += 2) {
    const [ax, ay, bx, by] = [loop[i]!, loop[i + 1]!, loop[j]!, loop[j + 1]!];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/**
 * What is left of a line of the pen or the marker after a round eraser of this reach went over a place: the same array of
 * one when it was not touched, none when nothing is left. A long segment is cut where the eraser is, not at its ends.
 */
export function cutStroke<S extends Stroke>(stroke: S, x: number, y: number, reach: number): readonly S[] {
  if (!hits(stroke, x, y, reach)) return [stroke];
  const far = (reach + stroke.width / 2) ** 2;
  const dense = withPointsNear(stroke, x, y, Math.max(4, reach / 2));
  const parts: { points: number[]; pressures: number[] }[] = [];
  let open = false;
  for (let i = 0; i < dense.points.length; i += 2) {
    const [px, py] = [dense.points[i]!, dense.points[i + 1]!];
    if ((px - x) ** 2 + (py - y) ** 2 <= far) {
      open = false;
      continue;
    }
    if (!open) parts.push({ points: [], pressures: [] });
    open = true;
    parts.at(-1)!.points.push(px, py);
    parts.at(-1)!.pressures.push(dense.pressures[i / 2]!);
  }
  return parts.map(({ points, pressures }) => ({
    ...stroke,
    points,
    pressures: stroke.pressures && Uint8Array.from(pressures),
  }));
}

/** The same line with points at most `step` apart where an eraser at this place may reach it. */
function withPointsNear(stroke: Stroke, x: number, y: number, step: number) {
  const points: number[] = [];
  const pressures: number[] = [];
  const pressure = (i: number): number => stroke.pressures?.[i] ?? 0;
  for (let i = 0; i < stroke.points.length / 2; i += 1) {
    const [bx, by] = [stroke.points[2 * i]!, stroke.points[2 * i + 1]!];
    if (i > 0) {
      const [ax, ay] = [stroke.points[2 * i - 2]!, stroke.points[2 * i - 1]!];
      const length = Math.hypot(bx - ax, by - ay);
      const near = Math.min(Math.hypot(ax - x, ay - y), Math.hypot(bx - x, by - y)) < length + 4 * step + stroke.width;
      const room = pointsMax - stroke.points.length / 2 - points.length / 2;
      const parts = near ? Math.max(1, Math.min(Math.ceil(length / step), room)) : 1;
      for (let part = 1; part < parts; part += 1) {
        points.push(Math.round(ax + ((bx - ax) * part) / parts), Math.round(ay + ((by - ay) * part) / parts));
        pressures.push(Math.round(pressure(i - 1) + ((pressure(i) - pressure(i - 1)) * part) / parts));
      }
    }
    points.push(bx, by);
    pressures.push(pressure(i));
  }
  return { points, pressures };
}
