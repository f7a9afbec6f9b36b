import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actualSize,
  type Flow,
  layoutOf,
  pageAt,
  pageGap,
  pagesBetween,
  pagesNear,
  scaleOf,
  sightOf,
} from '../../../renderer/features/documents/layout.ts';
import { type PageFrame, toPaper, toShown } from '../../../shared/features/annotations/page-frame.ts';
import {
  turnBy,
  turnFrame,
  turnPoint,
  turnRegion,
  turns,
  unturnRegion,
} from '../../../shared/features/reading/turn.ts';

const frameOf = (width: number, height: number): PageFrame => ({ width, height, transform: [1, 0, 0, -1, 0, height] });
const a4 = frameOf(595, 842);
const window = { width: 1000, height: 700 };
const flowOf = fc.constantFrom<Flow>('continuous', 'single', 'spread');
const framesOf = fc.array(fc.constantFrom(a4, frameOf(842, 595), frameOf(300, 400)), { minLength: 1, maxLength: 9 });

describe('how pages lie', () => {
  it('L1 fits the width, the page, two pages side by side, or is as large as on paper', () => {
    const pages = [a4, a4, a4];
    expect(scaleOf('width', pages, window, 'continuous') * 595).toBeCloseTo(1000 - 2 * pageGap);
    expect(scaleOf('page', pages, window, 'single') * 842).toBeCloseTo(700 - 2 * pageGap);
    expect(scaleOf('width', pages, window, 'spread') * 595 * 2).toBeCloseTo(1000 - 3 * pageGap);
    // A4 is 210 mm wide, and an inch has 25.4 mm and 96 CSS pixels.
    expect(actualSize * 595.28).toBeCloseTo((210 / 25.4) * 96, 1);
    const spread = layoutOf(pages, 0.8, window, 'spread', 0);
    expect(spread.rows.map(({ first, last }) => [first, last])).toEqual([
      [1, 2],
      [3, 3],
    ]);
    expect(spread.pages[0]!.top).toBe(spread.pages[1]!.top);
    expect(spread.pages[1]!.left).toBeCloseTo(spread.pages[0]!.left + 595 * 0.8 + pageGap);
  });

  it('L1 one page at a time is one page, in the middle, and no other is near', () => {
    const layout = layoutOf([a4, a4, a4], 0.5, window, 'single', 2);
    expect(pagesBetween(layout, 0, 700)).toEqual([2, 2]);
    expect(pagesNear(layout, [2, 2]).map((page) => page.page)).toEqual([2]);
    const [, page] = layout.pages;
    expect(page!.top + page!.height / 2).toBeCloseTo(350);
    expect(sightOf(layout, 0, 0, window)).toEqual({ page: 2, region: null });
  });

  it('L1 whatever the pages are, each is found where it lies and none lies over another', () => {
    fc.assert(
      fc.property(framesOf, flowOf, fc.double({ min: 0.25, max: 4, noNaN: true }), (frames, flow, scale) => {
        const layout = layoutOf(frames, scale, window, flow, flow === 'single' ? 1 : 0);
        const shown = flow === 'single' ? layout.pages.slice(0, 1) : layout.pages;
        for (const page of shown) {
          expect(pageAt(layout, page.top + page.height / 2, page.left + page.width / 2)?.page).toBe(page.page);
          expect(page.left).toBeGreaterThanOrEqual(pageGap - 0.001);
          expect(page.left + page.width).toBeLessThanOrEqual(layout.width - pageGap + 0.001);
          expect(page.top + page.height).toBeLessThanOrEqual(layout.height - pageGap + 0.001);
        }
        for (const one of shown)
          for (const other of shown)
            if (one.page < other.page)
              expect(other.top >= one.top + one.height || other.left >= one.left + one.width).toBe(true);
      }),
    );
  });
});

describe('how pages are turned', () => {
  const turn = fc.constantFrom(...turns);
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  it('L2 a point of the paper lies on a turned page where the turned picture shows it', () => {
    fc.assert(
      fc.property(turn, share, share, (by, x, y) => {
        const turned = turnFrame(a4, by);
        const shown = toShown(a4, [x * 595, y * 842]);
        const [sx, sy] = turnPoint([shown[0] / 595, shown[1] / 842], by);
        const [tx, ty] = toShown(turned, [x * 595, y * 842]);
        expect(tx).toBeCloseTo(sx * turned.width, 6);
        expect(ty).toBeCloseTo(sy * turned.height, 6);
        const [px, py] = toPaper(turned, [tx, ty]);
        expect(px).toBeCloseTo(x * 595, 6);
        expect(py).toBeCloseTo(y * 842, 6);
      }),
    );
  });

  it('L2 four quarters are none', () => {
    for (const by of turns) {
      const back = turnFrame(turnFrame(a4, by), turnBy(0, -by));
      expect(back.width).toBe(a4.width);
      back.transform.forEach((value, index) => {
        expect(value).toBeCloseTo(a4.transform[index]!, 9);
      });
    }
  });

  it('L3 what a presenter shows of a turned page is that part of the page as the file shows it', () => {
    expect(unturnRegion({ x: 0, y: 0, w: 1, h: 0.5 }, 90)).toEqual({ x: 0, y: 0, w: 0.5, h: 1 });
    fc.assert(
      fc.property(turn, share, share, (by, x, y) => {
        const region = { x: x / 2, y: y / 2, w: 0.5, h: 0.25 };
        const back = turnRegion(unturnRegion(region, by), by);
        for (const key of ['x', 'y', 'w', 'h'] as const) expect(Math.abs(back[key] - region[key])).toBeLessThan(0.003);
      }),
    );
  });
});
