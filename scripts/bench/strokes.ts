import * as Y from 'yjs';
import { packStroke, type Stroke } from '../../shared/features/annotations/ink.ts';
import { chanceOf } from '../../tests/support/chance.ts';

/** Lines as a hand draws them: 40 places, mostly a few eighths of a point from one to the next. */
export function strokesOf(count: number): Stroke[] {
  const chance = chanceOf(count);
  return Array.from({ length: count }, (_, i) => {
    let [x, y] = [chance.between(400, 4000), chance.between(400, 6000)];
    let [dx, dy] = [chance.between(-12, 12), chance.between(-12, 12)];
    const points: number[] = [];
    for (let place = 0; place < 40; place += 1) {
      points.push(x, y);
      dx += chance.between(-4, 4);
      dy += chance.between(-4, 4);
      [x, y] = [x + dx, y + dy];
    }
    return { page: 1 + (i % 8), colour: i % 4, width: 18, points, pressures: null };
  });
}

/** As the product writes a stroke, and as JSON of points, as most others do. */
export const packed = (stroke: Stroke): Uint8Array => packStroke(stroke);
export const plain = ({ page, colour, width, points }: Stroke) => ({
  page,
  colour,
  width,
  points: Array.from({ length: points.length / 2 }, (_, i) => ({ x: points[2 * i]! / 8, y: points[2 * i + 1]! / 8 })),
});

/** Updates of one writer's document, so many strokes in each. */
export function updatesOf(strokes: readonly Stroke[], form: (stroke: Stroke) => unknown, each: number): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const map = doc.getMap('strokes');
  for (let i = 0; i < strokes.length; i += each)
    doc.transact(() => {
      for (const [k, stroke] of strokes.slice(i, i + each).entries())
        map.set(`k${String(i + k).padStart(13, '0')}`, form(stroke));
    });
  return updates;
}
