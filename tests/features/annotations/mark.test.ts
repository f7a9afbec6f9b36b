import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hits } from '../../../shared/features/annotations/hit.ts';
import { packStroke } from '../../../shared/features/annotations/ink.ts';
import {
  type Mark,
  type MarkKind,
  markKinds,
  noteOf,
  packMark,
  penMark,
  unpackMark,
} from '../../../shared/features/annotations/mark.ts';
import { boundsOf, cutStroke, hitsMark, isInside, moved } from '../../../shared/features/annotations/mark-shape.ts';

const seed = 20_261_124;
const coordinate = fc.integer({ min: -128_000, max: 128_000 });
const speaking: readonly MarkKind[] = ['highlight', 'text', 'note', 'stamp', 'reply'];
const counts: Readonly<Record<MarkKind, fc.Arbitrary<number>>> = {
  pen: fc.integer({ min: 1, max: 60 }),
  marker: fc.integer({ min: 1, max: 60 }),
  highlight: fc.integer({ min: 1, max: 20 }).map((lines) => lines * 2),
  line: fc.constant(2),
  arrow: fc.constant(2),
  box: fc.constant(2),
  ellipse: fc.constant(2),
  text: fc.constant(2),
  note: fc.constant(1),
  stamp: fc.constant(2),
  reply: fc.constant(1),
};
const marks: fc.Arbitrary<Mark> = fc.constantFrom(...markKinds).chain((kind) =>
  counts[kind].chain((count) =>
    fc.record({
      kind: fc.constant(kind),
      page: fc.integer({ min: 1, max: 5000 }),
      colour: fc.integer({ min: 0, max: 15 }),
      width: fc.integer({ min: 1, max: 255 }),
      points: fc.array(coordinate, { minLength: 2 * count, maxLength: 2 * count }),
      pressures: fc.constant(null),
      text: speaking.includes(kind)
        ? fc.string({ unit: 'binary', maxLength: 200 }).map((text) => `Đề nghị ${text.toWellFormed()}`)
        : fc.constant(''),
      about: fc.constant(kind === 'reply' ? 'nguoiviet000/0m1234567000ab' : ''),
    }),
  ),
);

describe('the format of a mark', () => {
  it('gives back exactly what was packed', () => {
    fc.assert(
      fc.property(marks, (mark) => {
        expect(unpackMark(packMark(mark))).toEqual(mark);
      }),
      { seed, numRuns: 500 },
    );
  });

  it('refuses every cut and every byte too many', () => {
    fc.assert(
      fc.property(marks, fc.nat(), (mark, at) => {
        const packed = packMark(mark);
        expect(unpackMark(packed.slice(0, at % packed.length))).toBeUndefined();
        expect(unpackMark(Uint8Array.from([...packed, 0]))).toBeUndefined();
      }),
      { seed, numRuns: 300 },
    );
  });

  it('answers a mark or nothing for any bytes at all, and packs again what it answers', () => {
    let read = 0;
    fc.assert(
      fc.property(marks, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }), (mark, changes) => {
        const bytes = packMark(mark);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        const answer = unpackMark(bytes);
        if (!answer) return;
        read += 1;
        expect(answer.points.every((value) => Number.isInteger(value) && Math.abs(value) <= 128_000)).toBe(true);
        expect(unpackMark(packMark(answer))).toEqual(answer);
      }),
      { seed, numRuns: 2000 },
    );
    expect(read).toBeGreaterThan(200);
    for (const value of [null, undefined, 'text', [], 7, {}, new Uint8Array(), Uint8Array.of(2)])
      expect(unpackMark(value)).toBeUndefined();
  });

  it('reads what earlier versions wrote as strokes of the pen', () => {
    const stroke = { page: 3, colour: 1, width: 18, points: [1, 2, 3, 4], pressures: Uint8Array.of(7, 9) };
    expect(unpackMark(packStroke(stroke))).toEqual(penMark(stroke));
  });

  it('refuses a kind with too few or too many places, words where there are none, and a reply to nothing', () => {
    const mark: Mark = {
      ...penMark({ page: 1, colour: 0, width: 8, points: [0, 0, 9, 9], pressures: null }),
      kind: 'box',
    };
    expect(unpackMark(packMark(mark))).toEqual(mark);
    for (const wrong of [
      { points: [0, 0] },
      { points: [0, 0, 1, 1, 2, 2] },
      { text: 'chữ' },
      { about: 'a/b' },
      { width: 0 },
      { page: 0 },
      { kind: 'reply' as const, points: [1, 1], text: 'Đồng ý' },
      { kind: 'note' as const, points: [1, 1], text: 'x'.repeat(4001) },
    ])
      expect(unpackMark(packMark({ ...mark, ...wrong })), JSON.stringify(wrong).slice(0, 60)).toBeUndefined();
    expect(noteOf({ ...mark, about: 'a/b' })).toEqual({ owner: 'a', key: 'b' });
    for (const about of ['', 'a', 'a/b/c', '/b', 'a/']) expect(noteOf({ ...mark, about })).toBeUndefined();
  });
});

describe('where a mark lies', () => {
  const at = (kind: MarkKind, points: readonly number[], text = ''): Mark => ({
    ...penMark({ page: 1, colour: 0, width: 8, points, pressures: null }),
    kind,
    text,
  });

  it('a box and an ellipse are touched at their line, a text and a highlight on all of it, a reply nowhere', () => {
    const corners = [100, 100, 900, 500];
    expect(hitsMark(at('box', corners), 500, 104, 10)).toBe(true);
    expect(hitsMark(at('box', corners), 500, 300, 10)).toBe(false);
    expect(hitsMark(at('ellipse', corners), 500, 498, 10)).toBe(true);
    expect(hitsMark(at('ellipse', corners), 110, 110, 10)).toBe(false);
    expect(hitsMark(at('text', corners, 'Chữ'), 500, 300, 0)).toBe(true);
    expect(hitsMark(at('stamp', corners, 'ĐÃ XEM'), 950, 300, 10)).toBe(false);
    const highlight = at('highlight', [100, 500, 900, 600, 100, 300, 400, 400], 'Nghị quyết');
    expect(hitsMark(highlight, 800, 550, 0)).toBe(true);
    expect(hitsMark(highlight, 800, 350, 0)).toBe(false);
    expect(hitsMark(at('note', [500, 500], 'Xem lại'), 560, 440, 0)).toBe(true);
    expect(hitsMark({ ...at('reply', [500, 500], 'Vâng'), about: 'a/b' }, 500, 500, 50)).toBe(false);
  });

  it('moves as a whole and is caught by a loop around it', () => {
    fc.assert(
      fc.property(marks, coordinate, coordinate, (mark, dx, dy) => {
        const [left, bottom, right, top] = boundsOf(mark);
        expect(boundsOf(moved(mark, dx, dy))).toEqual([left + dx, bottom + dy, right + dx, top + dy]);
        const loop = [left - 9, bottom - 9, right + 9, bottom - 9, right + 9, top + 9, left - 9, top + 9];
        expect(isInside(mark, loop)).toBe(true);
        expect(
          isInside(
            mark,
            loop.map((value, i) => value + (i % 2 === 0 ? right - left + 99 : 0)),
          ),
        ).toBe(false);
      }),
      { seed, numRuns: 200 },
    );
  });

  it('an eraser takes what it touches out of a line and leaves the rest where it was', () => {
    const line = penMark({ page: 1, colour: 2, width: 8, points: [0, 0, 8000, 0], pressures: Uint8Array.of(10, 200) });
    expect(cutStroke(line, 4000, 900, 80)).toEqual([line]);
    const parts = cutStroke(line, 4000, 0, 80);
    expect(parts.map((part) => [part.points.at(0), part.points.at(-2)])).toEqual([
      [0, expect.closeTo(3916, -2)],
      [expect.closeTo(4084, -2), 8000],
    ]);
    expect(parts.every((part) => part.pressures?.length === part.points.length / 2 && part.colour === 2)).toBe(true);
    expect(cutStroke(penMark({ ...line, points: [0, 0], pressures: null }), 3, 3, 80)).toEqual([]);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 4000 })), {
          minLength: 1,
          maxLength: 40,
        }),
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 8, max: 300 }),
        (places, x, y, reach) => {
          const stroke = penMark({ ...line, points: places.flat(), pressures: null });
          for (const part of cutStroke(stroke, x, y, reach)) {
            if (part === stroke) {
              expect(hits(stroke, x, y, reach)).toBe(false);
              continue;
            }
            for (let i = 0; i < part.points.length; i += 2) {
              const [px, py] = [part.points[i]!, part.points[i + 1]!];
              expect(hits({ ...stroke, points: [px, py] }, x, y, reach), 'what is left was not under it').toBe(false);
              expect(hits(stroke, px, py, 2), 'and lies on the line').toBe(true);
            }
          }
        },
      ),
      { seed, numRuns: 300 },
    );
  });
});
