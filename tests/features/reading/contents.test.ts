import { expect, it } from 'vitest';
import { currentEntry, type OutlineEntry } from '../../../renderer/features/documents/outline.ts';
import { labelOf, pageMeant, usefulLabels } from '../../../renderer/features/documents/page-labels.ts';
import { gridOf, pagesIn } from '../../../renderer/features/documents/thumb-layout.ts';

const entry = (page: number, depth = 0): OutlineEntry => ({ title: `${page}`, page, depth, point: null });

it('L5 the part that one reads is the last one that begins on its page or before', () => {
  const entries = [entry(1), entry(3, 1), entry(3, 2), entry(9)];
  expect([1, 2, 3, 8, 9, 20].map((page) => currentEntry(entries, page))).toEqual([0, 0, 2, 2, 3, 3]);
  expect(currentEntry([entry(4)], 2)).toBe(-1);
});

it('L6 labels that only count say nothing; a printed number goes before the number of the page', () => {
  expect(usefulLabels(['1', '2', '3'])).toBeNull();
  expect(usefulLabels(null)).toBeNull();
  const labels = usefulLabels(['i', 'ii', '1', '2', '']);
  expect(pageMeant(' II ', 5, labels)).toBe(2);
  expect(pageMeant('2', 5, labels)).toBe(4);
  expect(pageMeant('5', 5, labels)).toBe(5);
  for (const typed of ['', '0', '6', 'x', '-1', '1.5', '99999999999'])
    expect(pageMeant(typed, 5, labels)).toBeUndefined();
  expect(labelOf(labels, 1)).toBe('i');
  expect(labelOf(labels, 5)).toBeNull();
});

it('L8 of a long paper only the small pages in sight and a row around them are there', () => {
  const grid = gridOf(250, 600, 20, 1000);
  expect(grid.columns).toBe(2);
  for (const top of [0, 1234, grid.total - grid.height]) {
    const pages = pagesIn(grid, top);
    expect(pages.length).toBeLessThanOrEqual(2 * (Math.ceil(600 / grid.rowHeight) + 3));
    const first = Math.floor(top / grid.rowHeight) * 2 + 1;
    expect(pages).toContain(first);
  }
  expect(pagesIn(grid, grid.total - grid.height).at(-1)).toBe(1000);
});
