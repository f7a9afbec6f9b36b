import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Ends, square, straightLine } from '../../../shared/features/annotations/straight.ts';

const place = fc.integer({ min: -5000, max: 5000 });
const ends = fc.tuple(place, place, place, place) as fc.Arbitrary<Ends>;

it('I28 with Shift a line keeps its beginning, goes in a step of 15°, and ends as near as such a line can', () => {
  fc.assert(
    fc.property(ends, ([ax, ay, bx, by]) => {
      const [cx, cy, dx, dy] = straightLine([ax, ay, bx, by]);
      expect([cx, cy]).toEqual([ax, ay]);
      const length = Math.hypot(dx - cx, dy - cy);
      if (length < 100) return;
      const steps = Math.atan2(dy - cy, dx - cx) / (Math.PI / 12);
      // Ends are whole: a short line is a little off.
      expect(Math.abs(steps - Math.round(steps))).toBeLessThan(4 / length);
      // Half a step off at most.
      const off = Math.hypot(bx - dx, by - dy);
      expect(off).toBeLessThanOrEqual(Math.hypot(bx - ax, by - ay) * Math.sin(Math.PI / 24) + 1);
    }),
    { seed: 15, numRuns: 1000 },
  );
  expect(straightLine([0, 0, 1000, 30])).toEqual([0, 0, 1000, 0]);
});

it('I28 with Shift a box is as wide as high, on the side to which it was drawn', () => {
  fc.assert(
    fc.property(ends, ([ax, ay, bx, by]) => {
      const [cx, cy, dx, dy] = square([ax, ay, bx, by]);
      expect([cx, cy]).toEqual([ax, ay]);
      expect(Math.abs(dx - cx)).toBe(Math.abs(dy - cy));
      expect(Math.abs(dx - cx)).toBe(Math.max(Math.abs(bx - ax), Math.abs(by - ay)));
      if (bx !== ax) expect(Math.sign(dx - cx)).toBe(Math.sign(bx - ax));
      if (by !== ay) expect(Math.sign(dy - cy)).toBe(Math.sign(by - ay));
    }),
    { seed: 16, numRuns: 1000 },
  );
});
