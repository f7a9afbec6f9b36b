/** How the words of two versions belong together. */
export interface Alignment {
  /** For each word of the old version its place in the new one, or -1. */
  readonly to: Int32Array;
  /** For each word of the new version its place in the old one, or -1. */
  readonly from: Int32Array;
  /** For each word of the old version: 1 when it stands in another order in the new one. */
  readonly moved: Uint8Array;
  /** For each word of the old version: 1 when another word has taken its place. */
  readonly replaced: Uint8Array;
}

/** Words that must follow each other to be known again at another place. */
const runMin = 4;
/** Pairs of words that are compared one by one at most, where nothing else tells them apart. */
const pairsMax = 1_000_000;
/** Words of a gap that are taken to stand for each other, one by one. */
const replacedMax = 8;
/** Places of the same run of words that are looked at. */
const placesMax = 24;

/**
 * Lays two rows of words side by side: runs that occur once in both are fixed first (in order), what lies between them is
 * compared more and more closely, then runs that are left over are looked for at other places, and at last words in
 * small gaps stand for each other. 120,000 words on each side take well under a second.
 */
export function align(
  old: readonly string[],
  next: readonly string[],
  folded: readonly [old: readonly string[], next: readonly string[]] = [old, next],
): Alignment {
  const numbers = new Map<string, number>();
  const number = (word: string): number => {
    let n = numbers.get(word);
    if (n === undefined) {
      n = numbers.size;
      numbers.set(word, n);
    }
    return n;
  };
  const a = Int32Array.from(old, number);
  const b = Int32Array.from(next, number);
  const to = new Int32Array(a.length).fill(-1);
  const from = new Int32Array(b.length).fill(-1);
  const moved = new Uint8Array(a.length);
  const replaced = new Uint8Array(a.length);
  const grams = gramsOf(a, b);
  inOrder(a, b, grams, to);
  dropLonely(to, b.length);
  to.forEach((j, i) => {
    if (j >= 0) from[j] = i;
  });
  takeMoved(a, b, grams.at(-1)!, to, from, moved);
  takeReplaced(folded, to, from, replaced);
  return { to, from, moved, replaced };
}

interface Grams {
  readonly size: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
}

/** Numbers for runs of one, two and four words: the same number for the same words; -1 where the row ends. */
function gramsOf(a: Int32Array, b: Int32Array): readonly Grams[] {
  const list: Grams[] = [{ size: 1, a, b }];
  for (let size = 1; size < runMin; size *= 2) {
    const last = list.at(-1)!;
    const numbers = new Map<number, number>();
    const base = a.length + b.length + 1;
    const pair = (row: Int32Array): Int32Array =>
      row.map((first, i) => {
        const second = row[i + size];
        if (first < 0 || second === undefined || second < 0) return -1;
        const both = first * base + second;
        let n = numbers.get(both);
        if (n === undefined) {
          n = numbers.size;
          numbers.set(both, n);
        }
        return n;
      });
    list.push({ size: size * 2, a: pair(last.a), b: pair(last.b) });
  }
  return list;
}

type Gap = readonly [a0: number, a1: number, b0: number, b1: number];

function inOrder(a: Int32Array, b: Int32Array, grams: readonly Grams[], to: Int32Array): void {
  const gaps: Gap[] = [[0, a.length, 0, b.length]];
  for (let gap = gaps.pop(); gap; gap = gaps.pop()) {
    let [a0, a1, b0, b1] = gap;
    while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) {
      to[a0] = b0;
      a0 += 1;
      b0 += 1;
    }
    while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) {
      a1 -= 1;
      b1 -= 1;
      to[a1] = b1;
    }
    if (a0 === a1 || b0 === b1) continue;
    const fixed = fixedIn(grams, [a0, a1, b0, b1]);
    if (fixed.length === 0) {
      byPairs(a, b, [a0, a1, b0, b1], to);
      continue;
    }
    for (const [i, j] of fixed) {
      if (i < a0 || j < b0) continue;
      gaps.push([a0, i, b0, j]);
      [a0, b0] = [i, j];
      while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) {
        to[a0] = b0;
        a0 += 1;
        b0 += 1;
      }
    }
    gaps.push([a0, a1, b0, b1]);
  }
}

/** Runs that occur once on each side of a gap, the most of them that stand in the same order; the longest runs first. */
function fixedIn(grams: readonly Grams[], [a0, a1, b0, b1]: Gap): readonly (readonly [number, number])[] {
  for (const { size, a, b } of grams.toReversed()) {
    if (a1 - a0 < size || b1 - b0 < size) continue;
    const once = new Map<number, number>();
    for (let j = b0; j + size <= b1; j += 1) once.set(b[j]!, once.has(b[j]!) ? -1 : j);
    const seen = new Map<number, number>();
    for (let i = a0; i + size <= a1; i += 1) seen.set(a[i]!, seen.has(a[i]!) ? -1 : i);
    const pairs: (readonly [number, number])[] = [];
    for (const [gram, i] of seen) {
      const j = once.get(gram) ?? -1;
      if (i >= 0 && j >= 0) pairs.push([i, j]);
    }
    if (pairs.length > 0) return longestRising(pairs.sort((x, y) => x[0] - y[0]));
  }
  return [];
}

/** The most pairs whose second numbers rise as their first ones do. */
function longestRising(pairs: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const tails: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([, j], at) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tails[middle]!]![1] < j) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[at] = tails[low - 1]!;
    tails[low] = at;
  });
  const rising: (readonly [number, number])[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at]!) rising.push(pairs[at]!);
  return rising.reverse();
}

/** The longest common row of words of a gap in which nothing occurs once; nothing where the gap is too large for that. */
function byPairs(a: Int32Array, b: Int32Array, [a0, a1, b0, b1]: Gap, to: Int32Array): void {
  const [rows, columns] = [a1 - a0, b1 - b0];
  if (rows * columns > pairsMax) return;
  const width = columns + 1;
  const best = new Uint16Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i -= 1)
    for (let j = columns - 1; j >= 0; j -= 1)
      best[i * width + j] =
        a[a0 + i] === b[b0 + j]
          ? best[(i + 1) * width + j + 1]! + 1
          : Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!);
  let [i, j] = [0, 0];
  while (i < rows && j < columns) {
    if (a[a0 + i] === b[b0 + j]) {
      to[a0 + i] = b0 + j;
      i += 1;
      j += 1;
    } else if (best[(i + 1) * width + j]! >= best[i * width + j + 1]!) i += 1;
    else j += 1;
  }
}

/** Gives up words that agree by chance: a short run in the middle of much that differs. */
function dropLonely(to: Int32Array, length: number): void {
  const runs: { i: number; j: number; size: number }[] = [];
  to.forEach((j, i) => {
    if (j < 0) return;
    const run = runs.at(-1);
    if (run && run.i + run.size === i && run.j + run.size === j) run.size += 1;
    else runs.push({ i, j, size: 1 });
  });
  let [i, j] = [0, 0];
  runs.forEach((run, at) => {
    const next = runs[at + 1] ?? { i: to.length, j: length };
    const before = Math.max(run.i - i, run.j - j);
    const after = Math.max(next.i - run.i - run.size, next.j - run.j - run.size);
    if (run.size < runMin && Math.min(before, after) > 2 * run.size) to.fill(-1, run.i, run.i + run.size);
    else [i, j] = [run.i + run.size, run.j + run.size];
  });
}

/** Looks for what is left over of the old version anywhere in what is left over of the new one; the longest runs first. */
function takeMoved(
  a: Int32Array,
  b: Int32Array,
  grams: Grams,
  to: Int32Array,
  from: Int32Array,
  moved: Uint8Array,
): void {
  const isFree = (row: Int32Array, at: number): boolean => {
    for (let i = at; i < at + grams.size; i += 1) if (row[i] !== -1) return false;
    return true;
  };
  const places = new Map<number, number[]>();
  grams.b.forEach((gram, j) => {
    if (gram < 0 || !isFree(from, j)) return;
    const list = places.get(gram);
    if (!list) places.set(gram, [j]);
    else if (list.length < placesMax) list.push(j);
  });
  const agree = (i: number, j: number): boolean =>
    i >= 0 && j >= 0 && i < a.length && j < b.length && a[i] === b[j] && to[i] === -1 && from[j] === -1;
  const runs: { readonly i: number; readonly j: number; readonly size: number }[] = [];
  grams.a.forEach((gram, i) => {
    if (gram < 0 || !isFree(to, i)) return;
    for (const j of places.get(gram) ?? []) {
      if (agree(i - 1, j - 1)) continue;
      let size = grams.size;
      while (agree(i + size, j + size)) size += 1;
      runs.push({ i, j, size });
    }
  });
  for (const { i, j, size } of runs.sort((x, y) => y.size - x.size || x.i - y.i)) {
    let [first, last] = [0, size];
    while (first < last && !agree(i + first, j + first)) first += 1;
    while (last > first && !agree(i + last - 1, j + last - 1)) last -= 1;
    if (last - first < runMin) continue;
    for (let at = first; at < last; at += 1) {
      if (!agree(i + at, j + at)) continue;
      to[i + at] = j + at;
      from[j + at] = i + at;
      moved[i + at] = 1;
    }
  }
}

/** In a small gap between words that stayed: first words that differ in tone marks only, then those at the same place. */
function takeReplaced(
  [old, next]: readonly [readonly string[], readonly string[]],
  to: Int32Array,
  from: Int32Array,
  replaced: Uint8Array,
): void {
  const pair = (i: number, j: number): void => {
    to[i] = j;
    from[j] = i;
    replaced[i] = 1;
  };
  for (let i = 0; i < to.length; ) {
    if (to[i] !== -1) {
      i += 1;
      continue;
    }
    const start = i;
    while (i < to.length && to[i] === -1) i += 1;
    const first = start === 0 ? 0 : to[start - 1]! + 1;
    let last = first;
    while (last < next.length && from[last] === -1) last += 1;
    // Both gaps lie between the same neighbours.
    if (i < to.length ? to[i] !== last : last !== next.length) continue;
    const [mine, theirs] = [i - start, last - first];
    if (mine > 3 * replacedMax || theirs > 3 * replacedMax) continue;
    const same = mine === theirs && mine <= replacedMax;
    let from0 = first;
    for (let at = start; at < i; at += 1) {
      if (same) {
        pair(at, first + at - start);
        continue;
      }
      for (let j = from0; j < last; j += 1) {
        if (old[at] !== next[j]) continue;
        pair(at, j);
        from0 = j + 1;
        break;
      }
    }
  }
}
