import { expect, it } from 'vitest';
import {
  type EarlierMark,
  placesOf,
  putMarks,
  toCarry,
} from '../../../renderer/features/annotations/versions/carry-marks.ts';
import { letteredPage, type TextRun } from '../../../renderer/features/annotations/versions/paper-letters.ts';
import { compareVersions } from '../../../shared/features/annotations/anchor.ts';
import type { Mark } from '../../../shared/features/annotations/mark.ts';
import type { PageFrame } from '../../../shared/features/annotations/page-frame.ts';

const frame: PageFrame = { width: 595, height: 842, transform: [1, 0, 0, -1, 0, 842] };
const run = (str: string, x: number, y: number, width: number, hasEOL = false): TextRun => ({
  str,
  transform: [10, 0, 0, 10, x, y],
  width,
  height: 10,
  hasEOL,
});
const measure = (text: string): number => text.length;

it('I23 words are put together from the runs of a page, wherever a run is cut', () => {
  const page = letteredPage(
    frame,
    [
      run('Ủy ban nh', 100, 700, 90),
      run('ân dân', 190, 700, 60, true),
      run('', 0, 0, 0, true),
      run('thành', 100, 680, 50),
      run(' ', 150, 680, 5),
      run('phố', 155, 680, 30),
      run('Hà Nội', 400, 680, 60),
    ],
    measure,
  );
  expect(page.words.map(({ text }) => text)).toEqual(['Ủy', 'ban', 'nhân', 'dân', 'thành', 'phố', 'Hà', 'Nội']);
  expect(page.places[2]).toEqual({ first: { run: 0, offset: 7 }, last: { run: 1, offset: 2 } });
  const [left, bottom, right, top] = page.words[2]!.box;
  expect([left / 8, right / 8]).toEqual([170, 210]);
  expect(bottom / 8).toBeLessThan(700);
  expect(top / 8).toBeGreaterThan(705);
});

it('I23 the rectangle of a word stands on end where its line does', () => {
  const standing = letteredPage(
    { width: 842, height: 595, transform: [0, 1, 1, 0, 0, 0] },
    [{ ...run('hai chữ', 300, 100, 70), transform: [0, 10, -10, 0, 300, 100] }],
    measure,
  );
  const [left, bottom, right, top] = standing.words[1]!.box.map((value) => value / 8) as [
    number,
    number,
    number,
    number,
  ];
  expect([bottom, top]).toEqual([140, 170]);
  expect(right - left).toBeLessThan(12);
});

const words = ['một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám'];
const pageOf = (list: readonly string[]) =>
  letteredPage(
    frame,
    list.map((word, at) => run(word, 100, 700 - 20 * at, 40, true)),
    measure,
  );
const highlight = (line: number, key: string, layer = 'meeting', version = 1): EarlierMark => {
  const mark: Mark = {
    kind: 'highlight',
    page: 1,
    colour: 4,
    width: 10,
    points: [100, 698 - 20 * line, 140, 709 - 20 * line].map((value) => value * 8),
    pressures: null,
    text: words[line]!,
    about: '',
  };
  return { layer, owner: 'toi', key, mark, version };
};

it('I23 marks keep key and layer in the new version; those that are there, or were dealt with, are not offered again', () => {
  const comparison = compareVersions([pageOf(words)], [pageOf(['mới', ...words.toSpliced(2, 1)])]);
  const { puts, lost } = placesOf(comparison, [
    highlight(1, 'k1', 'private'),
    highlight(2, 'k2'),
    highlight(4, 'k3', 'vongmot00000'),
  ]);
  expect(puts.map(({ key, layer }) => [key, layer])).toEqual([
    ['k1', 'private'],
    ['k3', 'vongmot00000'],
  ]);
  expect(puts.map(({ mark }) => mark?.text)).toEqual(['hai', 'năm']);
  expect(lost).toMatchObject([{ key: 'k2', why: 'gone', version: 1 }]);

  const written: unknown[] = [];
  const session = { change: (...args: unknown[]) => written.push(args) };
  putMarks(session as never, { document: 'd', version: 2 }, puts);
  expect(written).toEqual([
    [{ document: 'd', version: 2 }, 1, [{ key: 'k1', mark: puts[0]!.mark }], 'private'],
    [{ document: 'd', version: 2 }, 1, [{ key: 'k3', mark: puts[1]!.mark }], 'vongmot00000'],
  ]);

  const [first, second, third] = [highlight(1, 'k1'), highlight(2, 'k2'), highlight(3, 'k3', 'private')];
  const all = () => true;
  expect(toCarry([first, second, third], [second], new Set(['k3']), all)).toEqual([first]);
  // A closed meeting takes nothing into what is shared.
  expect(toCarry([first, second, third], [], new Set(), (layer) => layer === 'private')).toEqual([third]);
  // Of several versions the last one says where a mark is.
  const later = highlight(5, 'k1', 'meeting', 2);
  expect(toCarry([first, later], [], new Set(), all)).toEqual([later]);
});
