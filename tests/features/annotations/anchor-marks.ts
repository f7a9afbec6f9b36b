import type { Mark, MarkKind } from '../../../shared/features/annotations/mark.ts';
import { boundsOf, linesOf } from '../../../shared/features/annotations/mark-shape.ts';
import type { Chance, SetWord, Style } from './anchor-source.ts';

/** Marks on words that are known, and a judge who knows where these words are in the new version. */

export type Sort = 'highlight' | 'along' | 'around' | 'near' | 'beside' | 'white';
export interface KnownMark {
  readonly sort: Sort;
  readonly mark: Mark;
  /** The words that it is about. */
  readonly ids: ReadonlySet<number>;
}

interface Known extends SetWord {
  readonly id: number;
}
const hasId = (word: SetWord): word is Known => word.id !== null;

/** Makes one mark of a random sort on a paper that was set. */
export function makeMark(set: readonly SetWord[], style: Style, { below, of, next }: Chance): KnownMark {
  const words = set.filter(hasId);
  const lines = [...Map.groupBy(words, (word) => word.line).values()];
  const text = { left: Math.min(...words.map((w) => w.left)), right: Math.max(...words.map((w) => w.right)) };
  const mark = (kind: MarkKind, page: number, points: readonly number[], said = ''): Mark => ({
    kind,
    page,
    colour: below(5),
    width: 10,
    points: points.map((value, i) => Math.round((i % 2 === 0 ? value : style.height - value) * 8)),
    pressures: null,
    text: said,
    about: '',
  });
  const idsOf = (own: readonly Known[]): ReadonlySet<number> => new Set(own.map((word) => word.id));
  const sort = of([
    'highlight',
    'highlight',
    'highlight',
    'along',
    'along',
    'around',
    'around',
    'near',
    'beside',
    'white',
  ] as const);
  if (sort === 'highlight') {
    const start = below(words.length - 25);
    const own = words.slice(start, start + 1 + below(24)).filter((word, _, all) => word.page === all[0]!.page);
    const runs = [...Map.groupBy(own, (word) => word.line).values()];
    const points = runs.flatMap((run) => [run[0]!.left, run[0]!.bottom, run.at(-1)!.right, run[0]!.top]);
    return { sort, ids: idsOf(own), mark: mark('highlight', own[0]!.page, points, own.map((w) => w.text).join(' ')) };
  }
  const line = of(lines.filter((one) => one.length >= 2));
  const start = below(line.length - 1);
  const own = line.slice(start, start + 1 + below(Math.min(7, line.length - start)));
  const [first, last] = [own[0]!, own.at(-1)!];
  const { page } = first;
  const middle = (first.top + first.bottom) / 2;
  if (sort === 'along') {
    const y = of([first.bottom - 1.5, first.bottom + 1, middle]);
    if (below(2) === 0) return { sort, ids: idsOf(own), mark: mark('line', page, [first.left, y, last.right, y]) };
    const wobbly = Array.from({ length: 20 }, (_, i) => [
      first.left + ((last.right - first.left) * i) / 19,
      y + next() - 0.5,
    ]).flat();
    return { sort, ids: idsOf(own), mark: mark(of(['pen', 'marker']), page, wobbly) };
  }
  if (sort === 'around') {
    const lineAt = lines.indexOf(line);
    const many = below(3) === 0 && lines[lineAt + 1]?.[0]?.page === page;
    const group = many ? [...line, ...lines[lineAt + 1]!] : own;
    const left = Math.min(...group.map((w) => w.left)) - 1;
    const right = Math.max(...group.map((w) => w.right)) + 1;
    const [top, bottom] = [Math.min(...group.map((w) => w.top)), Math.max(...group.map((w) => w.bottom))];
    const inside = words.filter((w) => w.page === page && isIn(w, { left, right, top, bottom }));
    const kind = of(['box', 'ellipse', 'pen'] as const);
    const loop = Array.from({ length: 25 }, (_, i) => [
      (left + right) / 2 + (Math.cos((i / 24) * 2 * Math.PI) * (right - left)) / 2,
      (top + bottom) / 2 + (Math.sin((i / 24) * 2 * Math.PI) * (bottom - top)) / 2,
    ]).flat();
    return { sort, ids: idsOf(inside), mark: mark(kind, page, kind === 'pen' ? loop : [left, bottom, right, top]) };
  }
  if (sort === 'near') {
    const word = of(own);
    const x = (word.left + word.right) / 2;
    const kind = of(['note', 'arrow', 'pen'] as const);
    const points = {
      note: [x, middle],
      arrow: [x + 60, middle + (below(2) === 0 ? 70 : -70), x, middle],
      pen: [x - 2, middle, x, middle + 3, x + 4, middle - 5],
    }[kind];
    return { sort, ids: new Set([word.id]), mark: mark(kind, page, points, kind === 'note' ? 'Cần làm rõ' : '') };
  }
  if (sort === 'beside') {
    const left = below(2) === 0;
    const x = left ? text.left - 30 : text.right + 12;
    const bars = lines.slice(lines.indexOf(line), lines.indexOf(line) + 3).filter((one) => one[0]!.page === page);
    if (below(2) === 0) {
      const bar = mark('pen', page, [
        x,
        first.top,
        x + 1,
        (first.top + bars.at(-1)![0]!.bottom) / 2,
        x,
        bars.at(-1)![0]!.bottom,
      ]);
      const all = words.filter(
        (w) => w.page === page && w.bottom > first.top + 4 && w.top < bars.at(-1)![0]!.bottom - 4,
      );
      return { sort, ids: idsOf(all), mark: bar };
    }
    const beside = words.filter((w) => w.page === page && w.top < middle && w.bottom > middle);
    return { sort, ids: idsOf(beside), mark: mark('note', page, [x + 8, middle], 'Xem lại số liệu') };
  }
  // Below the last line of a paper's paragraph, in what is white of it.
  const alone = (one: readonly Known[]): boolean =>
    one.at(-1)!.right < text.right - 120 &&
    words.every((w) => w.page !== one[0]!.page || w.left <= one.at(-1)!.right || Math.abs(w.top - one[0]!.top) > 5);
  const ends = lines.filter((one) => one.length > 1 && alone(one));
  const end = of(ends);
  const tail = end.at(-1)!;
  const at = tail.right + 18;
  const kind = of(['text', 'stamp', 'note'] as const);
  const y = (tail.top + tail.bottom) / 2;
  const points = kind === 'note' ? [at + 6, y] : [at, y + 7, at + 70, y - 7];
  return { sort: 'white', ids: idsOf(end), mark: mark(kind, tail.page, points, 'Đã duyệt') };
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
const isIn = (word: Box, box: Box): boolean => {
  const [x, y] = [(word.left + word.right) / 2, (word.top + word.bottom) / 2];
  return x > box.left && x < box.right && y > box.top && y < box.bottom;
};
const shown = ([left, bottom, right, top]: readonly [number, number, number, number], style: Style): Box => ({
  left: left / 8,
  right: right / 8,
  top: style.height - top / 8,
  bottom: style.height - bottom / 8,
});
const far = (a: Box, b: Box): number =>
  Math.hypot(Math.max(0, a.left - b.right, b.left - a.right), Math.max(0, a.top - b.bottom, b.top - a.bottom));

/** Whether marks in the new version are about the same words; `undefined` for one that was given up. */
export function isRight(
  known: KnownMark,
  placed: readonly Mark[] | undefined,
  set: readonly SetWord[],
  style: Style,
): boolean {
  const words = set.filter(hasId);
  const left = words.filter((word) => known.ids.has(word.id));
  if (left.length === 0) return placed === undefined;
  if (!placed || placed.length === 0) return false;
  const inside = placed.every((mark) => {
    const box = shown(boundsOf({ kind: 'box', points: mark.points }), style);
    return box.left > -2 && box.right < style.width + 2 && box.top > -2 && box.bottom < style.height + 2;
  });
  if (!inside) return false;
  const covered = new Set<number>();
  const cover = (word: Known): void => void covered.add(word.id);
  switch (known.sort) {
    case 'highlight':
      for (const mark of placed)
        for (const line of linesOf(mark))
          words.filter((word) => word.page === mark.page && isIn(word, shown(line, style))).forEach(cover);
      return covered.size === left.length && left.every((word) => covered.has(word.id));
    case 'along':
      for (const mark of placed) {
        const box = shown(boundsOf(mark), style);
        const y = (box.top + box.bottom) / 2;
        words
          .filter((w) => w.page === mark.page && y > w.top && y < w.bottom + 3)
          .filter((w) => Math.min(w.right, box.right) - Math.max(w.left, box.left) > 0.5 * (w.right - w.left))
          .forEach(cover);
      }
      return alike(covered, left) >= 0.75;
    case 'around': {
      for (const mark of placed)
        words.filter((word) => word.page === mark.page && isIn(word, shown(boundsOf(mark), style))).forEach(cover);
      const hits = left.filter((word) => covered.has(word.id)).length;
      return hits >= 0.9 * left.length && hits >= 0.4 * covered.size;
    }
    case 'white': {
      // Beside the line at its height, if there is any; near it else.
      const [mark] = placed;
      const box = shown(boundsOf({ kind: 'box', points: mark!.points }), style);
      const middle = (box.top + box.bottom) / 2;
      const own = words.filter((w) => w.page === mark!.page);
      const level = own.filter((w) => w.top - 2 < middle && w.bottom + 2 > middle);
      const nearest = (level.length > 0 ? level : own).sort((x, y) => far(x, box) - far(y, box))[0];
      return nearest !== undefined && known.ids.has(nearest.id);
    }
    case 'near': {
      const [mark] = placed;
      const points = mark!.kind === 'arrow' ? mark!.points.slice(2) : mark!.points;
      const box = shown(boundsOf({ kind: 'box', points }), style);
      const nearest = words.filter((w) => w.page === mark!.page).sort((x, y) => far(x, box) - far(y, box))[0];
      return nearest !== undefined && known.ids.has(nearest.id);
    }
    case 'beside': {
      const [mark] = placed;
      const box = shown(boundsOf({ kind: 'box', points: mark!.points }), style);
      const beside = words.filter((w) => w.page === mark!.page && w.top < box.bottom && w.bottom > box.top);
      const clear = beside.every((w) => w.right < box.left || w.left > box.right);
      return clear && beside.some((w) => known.ids.has(w.id));
    }
  }
}

const alike = (covered: ReadonlySet<number>, left: readonly Known[]): number => {
  const both = left.filter((word) => covered.has(word.id)).length;
  return both / (covered.size + left.length - both);
};
