import type { Comparison } from './anchor.ts';
import type { PlacedWord, Wording } from './page-words.ts';

/** Words of a page, from one to the one before another, counted on the page. */
export interface WordRange {
  readonly page: number;
  readonly from: number;
  readonly to: number;
}

/** One place where a version differs from the one before. */
export interface Difference {
  /** `changed`: other words stand there. `moved`: the same words stood elsewhere. */
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  /** The page of the new version where it is; of what was removed where it would be. */
  readonly page: number;
  /** Words of the new version, page by page; none where something was removed. */
  readonly now: readonly WordRange[];
  /** Words of the old version, page by page; none where something was added. */
  readonly was: readonly WordRange[];
  /** The words themselves, shortened. */
  readonly before: string;
  readonly after: string;
}

/** What changed on a page of the new version. */
export interface PageDifferences {
  readonly page: number;
  readonly differences: readonly Difference[];
  /** Words. */
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly moved: number;
}

/** Words of an excerpt at most. */
const excerptMax = 24;

/** All places where the new version differs, in its order. Line and page breaks are no difference, nor are page numbers. */
export function differencesOf(comparison: Comparison): readonly Difference[] {
  const { before, after, to, from, moved } = comparison;
  const found: Difference[] = [];
  const isPageNumber = (word: PlacedWord, first: boolean): boolean => first && /^\d{1,4}$/.test(word.text);
  const counts = (words: readonly number[], wording: Wording): number[] =>
    words.filter((at) => {
      const word = wording.words[at]!;
      const [start, end] = [wording.starts[word.page - 1]!, wording.starts[word.page]!];
      return !isPageNumber(word, at === start || at === end - 1);
    });
  const push = (kind: Difference['kind'], page: number, was: readonly number[], now: readonly number[]): void => {
    found.push({
      kind,
      page,
      was: rangesOf(was, before),
      now: rangesOf(now, after),
      before: excerptOf(was, before.words),
      after: excerptOf(now, after.words),
    });
  };
  /** What lies between two words that stayed, on both sides. */
  const gap = (was: readonly number[], now: readonly number[], pageAt: number): void => {
    const gone = counts(was, before);
    const came = counts(now, after);
    const page = came.length > 0 ? after.words[came[0]!]!.page : pageAt;
    if (gone.length > 0 && came.length > 0) push('changed', page, gone, came);
    else if (gone.length > 0 && !isRepeatedHead(before, gone)) push('removed', page, gone, []);
    else if (came.length > 0 && !isRepeatedHead(after, came)) push('added', page, [], came);
  };
  const differs = (i: number, j: number): boolean => before.words[i]!.text !== after.words[j]!.text;
  let [i, j] = [0, 0];
  let was: number[] = [];
  let now: number[] = [];
  const flush = (): void => {
    const page = after.words[Math.min(j, after.words.length - 1)]?.page ?? 1;
    gap(was, now, page);
    [was, now] = [[], []];
  };
  while (i < to.length || j < from.length) {
    if (i < to.length && (to[i] === -1 || moved[i] === 1)) {
      if (to[i] === -1) was.push(i);
      i += 1;
    } else if (j < from.length && from[j] === -1) {
      now.push(j);
      j += 1;
    } else if (j < from.length && moved[from[j]!] === 1) {
      flush();
      const [start, whence] = [j, from[j]!];
      while (j < from.length && from[j] === whence + j - start && moved[from[j]!] === 1) j += 1;
      const size = j - start;
      const row = (first: number): number[] => Array.from({ length: size }, (_, at) => first + at);
      const [stood, stands] = [counts(row(whence), before), counts(row(start), after)];
      if (stood.length > 0 && stands.length > 0 && !isRepeatedHead(after, stands) && !isRepeatedHead(before, stood))
        push('moved', after.words[start]!.page, stood, stands);
    } else if (i < to.length && j < from.length && to[i] === j) {
      if (differs(i, j)) {
        was.push(i);
        now.push(j);
      } else flush();
      i += 1;
      j += 1;
    } else if (i < to.length) i += 1;
    else j += 1;
  }
  flush();
  return found;
}

/** Words of the head of a table that is printed again on each page, at most. */
const headMax = 60;

/** Whether words stand at the top of a page and on another page as well: the head of a table that runs on. */
function isRepeatedHead({ words, starts }: Wording, places: readonly number[]): boolean {
  const [first] = places;
  const size = places.length;
  if (first === undefined || size > headMax || places.at(-1)! - first !== size - 1) return false;
  const { page } = words[first]!;
  // After the page's own number.
  if (first - starts[page - 1]! > 1) return false;
  for (let at = 0; at + size <= words.length; at += 1) {
    if (words[at]!.page === page) continue;
    let same = 0;
    while (same < size && words[at + same]!.text === words[first + same]!.text) same += 1;
    if (same === size) return true;
  }
  return false;
}

/** The differences by the pages of the new version, only pages that have some. */
export function byPage(differences: readonly Difference[]): readonly PageDifferences[] {
  const size = (ranges: readonly WordRange[]): number => ranges.reduce((sum, { from, to }) => sum + to - from, 0);
  return [...Map.groupBy(differences, ({ page }) => page)]
    .sort(([x], [y]) => x - y)
    .map(([page, own]) => {
      const sum = (kind: Difference['kind']): number =>
        own.reduce((all, one) => all + (one.kind === kind ? Math.max(size(one.now), size(one.was)) : 0), 0);
      return {
        page,
        differences: own,
        added: sum('added'),
        removed: sum('removed'),
        changed: sum('changed'),
        moved: sum('moved'),
      };
    });
}

function rangesOf(places: readonly number[], { words, starts }: Wording): readonly WordRange[] {
  const ranges: { page: number; from: number; to: number }[] = [];
  for (const place of places) {
    const { page } = words[place]!;
    const at = place - starts[page - 1]!;
    const last = ranges.at(-1);
    if (last && last.page === page && last.to === at) last.to = at + 1;
    else ranges.push({ page, from: at, to: at + 1 });
  }
  return ranges;
}

function excerptOf(places: readonly number[], words: readonly PlacedWord[]): string {
  const shown = places.slice(0, excerptMax).map((place) => words[place]!.text);
  return shown.join(' ') + (places.length > excerptMax ? ' …' : '');
}
