import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hits } from '../../../shared/features/annotations/hit.ts';
import {
  packStroke,
  pointsMax,
  roundPoint,
  type Stroke,
  simplify,
  unpackStroke,
} from '../../../shared/features/annotations/ink.ts';
import { type PageFrame, toPaper, toShown } from '../../../shared/features/annotations/page-frame.ts';

const seed = 20_261_124;
const coordinate = fc.integer({ min: -128_000, max: 128_000 });
const strokes: fc.Arbitrary<Stroke> = fc
  .record({
    page: fc.integer({ min: 1, max: 5000 }),
    colour: fc.integer({ min: 0, max: 15 }),
    width: fc.integer({ min: 1, max: 255 }),
    places: fc.array(fc.tuple(coordinate, coordinate, fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 400,
    }),
    pressed: fc.boolean(),
  })
  .map(({ places, pressed, ...rest }) => ({
    ...rest,
    points: places.flatMap((place) => place.slice(0, 2)),
    pressures: pressed ? Uint8Array.from(places, ([, , pressure]) => pressure) : null,
  }));

describe('the format of a stroke', () => {
  it('gives back exactly what was packed', () => {
    fc.assert(
      fc.property(strokes, (stroke) => {
        expect(unpackStroke(packStroke(stroke))).toEqual(stroke);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('refuses every cut and every byte too many', () => {
    fc.assert(
      fc.property(strokes, fc.nat(), (stroke, at) => {
        const packed = packStroke(stroke);
        expect(unpackStroke(packed.slice(0, at % packed.length))).toBeUndefined();
        expect(unpackStroke(Uint8Array.from([...packed, 0]))).toBeUndefined();
      }),
      { seed, numRuns: 200 },
    );
  });

  it('answers a stroke or nothing for any bytes at all, and never a point off the paper', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, likely) => {
        const tried = likely ? Uint8Array.from([1, bytes[0]! & 1, 0, 9, 1, 3, ...bytes]) : bytes;
        const stroke = unpackStroke(tried);
        if (!stroke) return;
        expect(stroke.points.every((value) => Number.isInteger(value) && Math.abs(value) <= 128_000)).toBe(true);
      }),
      { seed, numRuns: 2000 },
    );
    for (const value of [null, undefined, 'text', [], 7, {}]) expect(unpackStroke(value)).toBeUndefined();
  });

  it('keeps the longest stroke under the limit of one update', () => {
    const points = Array.from({ length: pointsMax * 2 }, (_, i) => (i % 4 < 2 ? -128_000 : 128_000));
    const stroke = { page: 5000, colour: 15, width: 255, points, pressures: new Uint8Array(pointsMax) };
    expect(packStroke(stroke).length).toBeLessThan(60_000);
  });

  it('takes about three bytes a point of handwriting', () => {
    const points = Array.from({ length: 200 }, (_, i) => [800 + i * 5, 4000 + Math.round(30 * Math.sin(i / 4))]).flat();
    expect(packStroke({ page: 3, colour: 0, width: 18, points, pressures: new Uint8Array(200) }).length).toBeLessThan(
      640,
    );
  });

  it('leaves out points that fall on the one before, with their pressures', () => {
    const stroke = {
      page: 1,
      colour: 0,
      width: 8,
      points: [1, 1, 1, 1, 2, 1, 2, 1, 1, 1],
      pressures: Uint8Array.of(1, 2, 3, 4, 5),
    };
    expect(simplify(stroke)).toEqual({ ...stroke, points: [1, 1, 2, 1, 1, 1], pressures: Uint8Array.of(1, 3, 5) });
  });

  it('rounds to 1/8 pt and stays on the paper', () => {
    expect([roundPoint(1.06), roundPoint(-0.07), roundPoint(1e9), roundPoint(-1e9)]).toEqual([
      8, -1, 128_000, -128_000,
    ]);
  });
});

describe('the way between paper and screen', () => {
  const turns: readonly PageFrame['transform'][] = [
    [1, 0, 0, -1, 0, 842],
    [0, 1, 1, 0, 0, 0],
    [-1, 0, 0, 1, 595, 0],
    [0, -1, -1, 0, 842, 595],
  ];

  it('leads there and back for every rotation of a page', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...turns),
        fc.double({ min: -900, max: 900, noNaN: true }),
        fc.double({ min: -900, max: 900, noNaN: true }),
        (transform, x, y) => {
          const frame = { width: 595, height: 842, transform };
          const [backX, backY] = toPaper(frame, toShown(frame, [x, y]));
          expect(backX).toBeCloseTo(x, 6);
          expect(backY).toBeCloseTo(y, 6);
        },
      ),
      { seed },
    );
  });

  it('puts the lower left of the paper at the lower left of the screen', () => {
    expect(toShown({ width: 595, height: 842, transform: turns[0]! }, [0, 0])).toEqual([0, 842]);
  });
});

describe('touching a stroke', () => {
  const stroke = { page: 1, colour: 0, width: 8, points: [0, 0, 800, 0], pressures: null };

  it('counts between its points as well, up to the reach', () => {
    expect(hits(stroke, 400, 10, 8)).toBe(true);
    expect(hits(stroke, 400, 20, 8)).toBe(false);
    expect(hits({ ...stroke, points: [5, 5] }, 5, 9, 1)).toBe(true);
  });
});
