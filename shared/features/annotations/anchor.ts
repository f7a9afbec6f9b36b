import { type Alignment, align } from './align.ts';
import { roundPoint } from './ink.ts';
import { type Mark, markTextMax } from './mark.ts';
import { boundsOfPoints, distance, type MarkWords, shownPoints, wordsOfMark } from './mark-words.ts';
import { type Point, toPaper } from './page-frame.ts';
import {
  type Area,
  around,
  foldedKey,
  type PlacedWord,
  type TextPage,
  type Wording,
  wordingOf,
  wordKey,
} from './page-words.ts';

/** Two versions of a paper laid side by side. */
export interface Comparison extends Alignment {
  readonly before: Wording;
  readonly after: Wording;
}

/** Why a mark has no place: its words are gone, are not together any more, or no words tell where it belongs. */
export type Loss = 'gone' | 'scattered' | 'nothing-near';

/** Where a mark lies in the new version: more than one mark where its words are on two lines or pages now. */
export type Anchored = { readonly placed: readonly Mark[]; readonly how: 'text' | 'place' } | { readonly lost: Loss };

/** Rectangles of a highlight at most (mark.ts). */
const rectanglesMax = 200;
/** Of the words that a mark lies on, how many must be found together. */
const foundMin = 0.4;
/** Words of a highlight that stand for themselves when they were parted from the rest. */
const partMin = 2;
/** Words in between that do not part what belongs together. */
const gapMax = 8;
/** Of a page's words, how many must be on one page of the new version for it to be the same page. */
const samePageMin = 0.8;

export function compareVersions(old: readonly TextPage[], next: readonly TextPage[]): Comparison {
  const [before, after] = [wordingOf(old), wordingOf(next)];
  const keys = (wording: Wording, key: (text: string) => string): string[] =>
    wording.words.map(({ text }) => key(text));
  const alignment = align(keys(before, wordKey), keys(after, wordKey), [
    keys(before, foldedKey),
    keys(after, foldedKey),
  ]);
  return { before, after, ...alignment };
}

/** Finds the place of a mark of the old version in the new one, by its words first, by its place on the page else. */
export function anchor(comparison: Comparison, mark: Mark): Anchored {
  const { before } = comparison;
  if (!before.pages[mark.page - 1]) return { lost: 'nothing-near' };
  const held = wordsOfMark(before, mark);
  if (!held) return byPlace(comparison, mark) ?? { lost: 'nothing-near' };
  const groups = groupsOf(comparison, held.words);
  // What is highlighted may be parted; all else is one thing and stays with most of its words.
  const kept = groups.filter((group, at) => at === 0 || (held.hold === 'on' && group.length >= partMin));
  const found = kept.flat().sort((x, y) => x[1] - y[1]);
  const enough = held.touching ? found.length >= foundMin * held.words.length : found.length > 0;
  if (found.length > 0 && enough) return { placed: byWords(comparison, mark, held, found), how: 'text' };
  const none = held.words.every((word) => comparison.to[word] === -1);
  if (held.touching) return { lost: none ? 'gone' : 'scattered' };
  return byPlace(comparison, mark) ?? { lost: 'gone' };
}

/** A word of the old version and the one that it is now. */
type Pair = readonly [old: number, now: number];

/** Those of some words that are found again, in groups that are close together: the largest first. */
function groupsOf({ to }: Comparison, words: readonly number[]): readonly (readonly Pair[])[] {
  const pairs = words.flatMap((old): Pair[] => (to[old]! < 0 ? [] : [[old, to[old]!]])).sort((x, y) => x[1] - y[1]);
  const groups: Pair[][] = [];
  for (const pair of pairs) {
    const group = groups.at(-1);
    if (group && pair[1] - group.at(-1)![1] <= gapMax) group.push(pair);
    else groups.push([pair]);
  }
  return groups.sort((x, y) => y.length - x.length);
}

function byWords(comparison: Comparison, mark: Mark, held: MarkWords, found: readonly Pair[]): readonly Mark[] {
  const points = shownPoints(comparison.before, mark);
  switch (held.hold) {
    case 'on':
      return highlights(comparison, mark, held, found);
    case 'along':
      return alongLines(comparison, mark, points, found);
    case 'around':
      return aroundWords(comparison, mark, points, found);
    case 'beside':
      return [besideLine(comparison, mark, points, found)];
    case 'near':
      return [nearWord(comparison, mark, points, found)];
  }
}

const wordsOf = ({ before, after }: Comparison, pairs: readonly Pair[]) => ({
  old: pairs.map(([old]) => before.words[old]!),
  now: pairs.map(([, now]) => after.words[now]!),
});

/** Pairs by the line on which they stand now, in order. */
const byLine = ({ after }: Comparison, pairs: readonly Pair[]): readonly (readonly Pair[])[] => [
  ...Map.groupBy(pairs, ([, now]) => after.words[now]!.line).values(),
];

/** Words of the new version to which a mark belongs lie on one page: that of most of them. */
function mostOnOnePage({ after }: Comparison, pairs: readonly Pair[]): readonly Pair[] {
  const pages = [...Map.groupBy(pairs, ([, now]) => after.words[now]!.page).values()];
  return pages.sort((x, y) => y.length - x.length)[0]!;
}

/** The mark with other points, given in pt of the shown page, on a page of the new version; the shape is kept on the page. */
function put({ after }: Comparison, mark: Mark, page: number, points: readonly Point[], keepInside = true): Mark {
  const { frame } = after.pages[page - 1]!;
  const { left, top, right, bottom } = boundsOfPoints(points);
  const inside = (low: number, high: number, size: number): number =>
    !keepInside || high - low > size ? 0 : Math.max(0, -low) - Math.max(0, high - size);
  const [dx, dy] = [inside(left, right, frame.width), inside(top, bottom, frame.height)];
  return {
    ...mark,
    page,
    points: points.flatMap(([x, y]) => toPaper(frame, [x + dx, y + dy]).map(roundPoint)),
  };
}

/** A highlight anew, line by line, from the rectangles of its words; what was inserted between them is covered too. */
function highlights(comparison: Comparison, mark: Mark, held: MarkWords, found: readonly Pair[]): readonly Mark[] {
  const { before, after, from } = comparison;
  const lines = new Set(found.map(([, place]) => after.words[place]!.line));
  const now: number[] = [];
  for (const [, place] of found) {
    const last = now.at(-1) ?? place;
    // A word that came in between belongs to it; one that came from elsewhere, or the number of a page, does not.
    if (place - last <= gapMax)
      for (let one = last + 1; one < place; one += 1)
        if (from[one] === -1 && lines.has(after.words[one]!.line)) now.push(one);
    now.push(place);
  }
  const words = now.map((one) => after.words[one]!);
  const rectangles = [...Map.groupBy(runsOf(now, after), (run) => run[0]!.page)].flatMap(([page, runs]) => {
    const parts: PlacedWord[][][] = [];
    for (let at = 0; at < runs.length; at += rectanglesMax) parts.push(runs.slice(at, at + rectanglesMax));
    return parts.map((part) => ({ page, runs: part }));
  });
  const same = found.every(([old, place]) => before.words[old]!.text === after.words[place]!.text);
  const whole = same && found.length === held.words.length && words.length === found.length && rectangles.length === 1;
  return rectangles.map(({ page, runs }) => {
    const points = runs.flatMap((run): Point[] => {
      const { left, top, right, bottom } = around(run);
      return [
        [left, bottom],
        [right, top],
      ];
    });
    const text =
      whole && mark.text !== ''
        ? mark.text
        : runs
            .flat()
            .map((word) => word.text)
            .join(' ');
    return { ...put(comparison, mark, page, points, false), text: text.slice(0, markTextMax).toWellFormed() };
  });
}

/** Words that stand one after the other on one line. */
function runsOf(places: readonly number[], { words }: Wording): PlacedWord[][] {
  const runs: PlacedWord[][] = [];
  places.forEach((place, i) => {
    const word = words[place]!;
    if (i > 0 && places[i - 1] === place - 1 && words[place - 1]!.line === word.line) runs.at(-1)!.push(word);
    else runs.push([word]);
  });
  return runs;
}

/** What was drawn along words, cut where they stand on several lines now. */
function alongLines(
  comparison: Comparison,
  mark: Mark,
  points: readonly Point[],
  found: readonly Pair[],
): readonly Mark[] {
  const lines = byLine(comparison, found);
  const bounds = boundsOfPoints(points);
  return lines.flatMap((pairs, at) => {
    const { old, now } = wordsOf(comparison, pairs);
    const [was, is] = [around(old), around(now)];
    const [first, last] = [at === 0, at === lines.length - 1];
    const left = first ? bounds.left : was.left;
    const right = last ? bounds.right : was.right;
    const part = lines.length === 1 ? points : cutAcross(points, left, right);
    if (part.length < (mark.kind === 'line' ? 2 : 1)) return [];
    const x = stretch(was.left, was.right, is.left, is.right);
    const isPen = mark.kind === 'pen' && mark.pressures;
    const kept = lines.length === 1 || !isPen ? mark : { ...mark, pressures: null };
    const moved = part.map(([px, py]): Point => [x(px), is.bottom + (py - was.bottom)]);
    return [put(comparison, kept, now[0]!.page, mark.kind === 'line' ? [moved[0]!, moved.at(-1)!] : moved)];
  });
}

/** The part of a line between two places across, with new ends there. */
function cutAcross(points: readonly Point[], left: number, right: number): readonly Point[] {
  const part: Point[] = [];
  points.forEach(([x, y], i) => {
    const before = points[i - 1];
    if (before)
      for (const edge of before[0] < x ? [left, right] : [right, left])
        if ((before[0] - edge) * (x - edge) < 0)
          part.push([edge, before[1] + ((y - before[1]) * (edge - before[0])) / (x - before[0])]);
    if (x >= left && x <= right) part.push([x, y]);
  });
  return part;
}

/** What lies between two places goes between two others; what lies outside keeps its distance from them. */
const stretch =
  (low: number, high: number, newLow: number, newHigh: number) =>
  (value: number): number => {
    if (value <= low || high - low < 1e-6) return newLow + value - low;
    if (value >= high) return newHigh + value - high;
    return newLow + ((value - low) * (newHigh - newLow)) / (high - low);
  };

/** What was drawn around words: around each line of them when one line became two, else around all of them. */
function aroundWords(
  comparison: Comparison,
  mark: Mark,
  points: readonly Point[],
  found: readonly Pair[],
): readonly Mark[] {
  const { before, after } = comparison;
  const pairs = mostOnOnePage(comparison, found);
  const wasLines = new Set(found.map(([old]) => before.words[old]!.line)).size;
  const lines = byLine(comparison, found);
  const groups = wasLines === 1 && lines.length === 2 ? lines : [pairs];
  return groups.map((group) => {
    const { old, now } = wordsOf(comparison, group);
    const [was, is] = [around(wasLines === 1 ? wordsOf(comparison, found).old : old), around(now)];
    const x = stretch(was.left, was.right, is.left, is.right);
    const y = stretch(was.top, was.bottom, is.top, is.bottom);
    return put(
      comparison,
      mark,
      after.words[group[0]![1]]!.page,
      points.map(([px, py]): Point => [x(px), y(py)]),
    );
  });
}

/** What stands in the margin goes beside the line of its words, as far from the text as it was. */
function besideLine(comparison: Comparison, mark: Mark, points: readonly Point[], found: readonly Pair[]): Mark {
  const { before, after } = comparison;
  const pairs = mostOnOnePage(comparison, found);
  const page = after.words[pairs[0]![1]]!.page;
  const [wasText, isText] = [textOf(before, mark.page), textOf(after, page)];
  const bounds = boundsOfPoints(points);
  const dx =
    bounds.left > (wasText.left + wasText.right) / 2 ? isText.right - wasText.right : isText.left - wasText.left;
  const { old, now } = wordsOf(comparison, pairs);
  const wasLines = new Set(old.map((word) => word.line)).size;
  if (wasLines > 1) {
    const [was, is] = [around(old), around(now)];
    const y = stretch(was.top, was.bottom, is.top, is.bottom);
    const stays = mark.kind === 'text' || mark.kind === 'stamp';
    const shift = (is.top + is.bottom - was.top - was.bottom) / 2;
    return put(
      comparison,
      mark,
      page,
      points.map(([px, py]): Point => [px + dx, stays ? py + shift : y(py)]),
    );
  }
  const line = byLine(comparison, pairs).toSorted((x, y) => y.length - x.length)[0]!;
  const { old: oldLine, now: nowLine } = wordsOf(comparison, line);
  const [was, is] = [around(oldLine), around(nowLine)];
  const dy = (is.top + is.bottom - was.top - was.bottom) / 2;
  return put(
    comparison,
    mark,
    page,
    points.map(([px, py]): Point => [px + dx, py + dy]),
  );
}
const textOf = ({ words, starts }: Wording, page: number): Area =>
  around(words.slice(starts[page - 1]!, starts[page]!));

/** What stands near a word goes with it, as it is. */
function nearWord(comparison: Comparison, mark: Mark, points: readonly Point[], found: readonly Pair[]): Mark {
  const { before, after } = comparison;
  const head = mark.kind === 'arrow' ? [points.at(-1)!] : points;
  const bounds = boundsOfPoints(head);
  const [old, now] = found
    .map(([o, n]) => [before.words[o]!, after.words[n]!] as const)
    .sort(([x], [y]) => distance(x, bounds) - distance(y, bounds))[0]!;
  const dx = shiftOf((bounds.left + bounds.right) / 2, old.left, old.right, now.left, now.right);
  const dy = shiftOf((bounds.top + bounds.bottom) / 2, old.top, old.bottom, now.top, now.bottom);
  return put(
    comparison,
    mark,
    now.page,
    points.map(([x, y]): Point => [x + dx, y + dy]),
  );
}

const shiftOf = (at: number, low: number, high: number, newLow: number, newHigh: number): number =>
  stretch(low, high, newLow, newHigh)(at) - at;

/** By its place alone, where the page is the same one: a scan, or a page with the same number of words. */
function byPlace(comparison: Comparison, mark: Mark): Anchored | undefined {
  const page = samePage(comparison, mark.page);
  if (page === undefined) return undefined;
  const [was, is] = [comparison.before.pages[mark.page - 1]!, comparison.after.pages[page - 1]!];
  const alike = (a: number, b: number): boolean => Math.abs(a - b) < 0.02 * a;
  if (!alike(was.frame.width, is.frame.width) || !alike(was.frame.height, is.frame.height)) return undefined;
  if (was.words.length !== is.words.length) return undefined;
  return { placed: [put(comparison, mark, page, shownPoints(comparison.before, mark))], how: 'place' };
}

/** The page of the new version that a page is now: that of most of its words; without words, what stands between the same neighbours. */
function samePage({ before, after, to }: Comparison, page: number): number | undefined {
  const pageNow = (one: number): number | undefined => {
    if (one === 0) return 0;
    if (one === before.pages.length + 1) return after.pages.length + 1;
    const [first, end] = [before.starts[one - 1]!, before.starts[one]!];
    const counts = new Map<number, number>();
    for (let word = first; word < end; word += 1) {
      const now = to[word]! < 0 ? undefined : after.words[to[word]!]!.page;
      if (now !== undefined) counts.set(now, (counts.get(now) ?? 0) + 1);
    }
    const [most] = [...counts].sort((x, y) => y[1] - x[1]);
    return most && most[1] >= samePageMin * (end - first) ? most[0] : undefined;
  };
  const hasWords = (one: number): boolean => before.starts[one]! > before.starts[one - 1]!;
  if (hasWords(page)) return pageNow(page);
  let [low, high] = [page - 1, page + 1];
  while (low > 0 && !hasWords(low)) low -= 1;
  while (high <= before.pages.length && !hasWords(high)) high += 1;
  const [under, over] = [pageNow(low), pageNow(high)];
  return under !== undefined && over !== undefined && over - under === high - low ? page + under - low : undefined;
}
