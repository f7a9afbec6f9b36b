import { expect, it } from 'vitest';
import { letteredPage } from '../../../renderer/features/annotations/versions/paper-letters.ts';
import type { Mark, MarkKind } from '../../../shared/features/annotations/mark.ts';
import { quoteOf, shortened } from '../../../shared/features/annotations/mark-quote.ts';

// A page of three lines, each letter 10 pt wide, the words at known places.
const lines = ['Ủy ban nhân dân thành phố', 'tổng chi ngân sách năm 2026', 'là 1.250 tỷ đồng'];
const page = letteredPage(
  { width: 595, height: 842, transform: [1, 0, 0, -1, 0, 842] },
  lines.map((str, i) => ({
    str,
    transform: [12, 0, 0, 12, 100, 700 - 20 * i],
    width: 10 * str.length,
    height: 12,
    hasEOL: true,
  })),
  (text) => text.length,
);
const mark = (kind: MarkKind, points: readonly number[], text = ''): Mark => ({
  kind,
  page: 7,
  colour: 0,
  width: 16,
  points: points.map((value) => value * 8),
  pressures: null,
  text,
  about: '',
});

it.each([
  ['a highlight says what it lies on', mark('highlight', [100, 678, 180, 692], 'tổng chi'), 'tổng chi'],
  ['its words are whole', mark('highlight', [120, 678, 172, 692], 'ng ch'), 'tổng chi'],
  ['without letters under it, it says what it lay on', mark('highlight', [100, 300, 180, 312], 'tổng chi'), 'tổng chi'],
  ['one of before is read off the page', mark('highlight', [100, 677, 180, 692]), 'tổng chi'],
  ['a line under words', mark('pen', [105, 676, 140, 675, 178, 676]), 'tổng chi'],
  ['a box around words', mark('box', [95, 655, 200, 694]), 'tổng chi là 1.250'],
  ['an ellipse around a word', mark('ellipse', [95, 674, 145, 696]), 'tổng'],
  ['a note on a word takes its line', mark('note', [150, 684], 'Sao lại thế?'), lines[1]],
  ['a note in the margin takes the line beside', mark('note', [40, 704], 'Ai?'), lines[0]],
  ['an arrow that points at a word takes its line', mark('arrow', [500, 500, 130, 664]), lines[2]],
  ['a note away from all words takes none', mark('note', [300, 200], 'Chung'), ''],
  ['words that were typed beside others take none', mark('text', [300, 300, 400, 330], 'Thêm bảng'), ''],
] as const)('O11 %s', (_, one, said) => {
  expect(quoteOf(page, one)).toBe(said);
});

it('O11 a page without letters gives no words, and a long quote ends at a word and says so', () => {
  expect(quoteOf({ ...page, words: [] }, mark('box', [0, 0, 595, 842]))).toBe('');
  expect(shortened('một hai ba', 20)).toBe('một hai ba');
  expect(shortened('một hai ba bốn', 12)).toBe('một hai ba…');
  for (let max = 2; max < 60; max += 1) expect(shortened(lines.join(' '), max).length).toBeLessThanOrEqual(max);
});
