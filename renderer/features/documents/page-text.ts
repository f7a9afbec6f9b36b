import { foldText } from '../../../shared/kernel/fold-text.ts';

/** Where a found piece of text lies: from a letter of one text run to a letter of another, the end not included. */
export interface TextRange {
  readonly first: { readonly run: number; readonly offset: number };
  readonly last: { readonly run: number; readonly offset: number };
}

/** The words of a page folded for search, each letter with the place that it came from. */
export interface PageText {
  /** Lower case, no tone marks; runs of blanks and line ends are one blank. */
  readonly folded: string;
  /** For each letter of `folded`: run, and offset in its text. */
  readonly runs: Uint16Array;
  readonly offsets: Uint16Array;
  /** Where the letter ends in that text, with the marks that are written after it. */
  readonly ends: Uint16Array;
  /** For each run, where its line is: 0 at the top of the page, 1 at its bottom. */
  readonly heights: readonly number[];
  /** For each run, where it begins: 0 at the left of the page, 1 at its right. */
  readonly lefts: readonly number[];
}

const mark = /\p{M}/u;

/** Folds the text runs of a page; letters and their marks may be one character or several. */
export function pageTextOf(
  items: readonly { readonly str: string; readonly hasEOL: boolean; readonly height: number; readonly left: number }[],
): PageText {
  let folded = '';
  const runs: number[] = [];
  const offsets: number[] = [];
  const ends: number[] = [];
  const push = (text: string, run: number, offset: number, end: number): void => {
    const letter = /\s/u.test(text) ? ' ' : text;
    if (letter === ' ' && (folded === '' || folded.endsWith(' '))) return;
    folded += letter;
    for (let i = 0; i < letter.length; i += 1) {
      runs.push(run);
      offsets.push(offset);
      ends.push(end);
    }
  };
  items.forEach(({ str, hasEOL }, run) => {
    let offset = 0;
    for (const letter of str) {
      const end = offset + letter.length;
      if (!mark.test(letter)) push(foldText(letter), run, offset, end);
      else if (runs.at(-1) === run) ends[ends.length - 1] = end;
      offset = end;
    }
    if (hasEOL) push(' ', run, Math.max(0, str.length - 1), str.length);
  });
  return {
    folded,
    runs: Uint16Array.from(runs),
    offsets: Uint16Array.from(offsets),
    ends: Uint16Array.from(ends),
    heights: items.map((item) => item.height),
    lefts: items.map((item) => item.left),
  };
}

const rangeOf = ({ runs, offsets, ends }: PageText, from: number, to: number): TextRange => ({
  first: { run: runs[from]!, offset: offsets[from]! },
  last: { run: runs[to - 1]!, offset: ends[to - 1]! },
});

/** All places of a search on a page; tone marks and đ do not matter. */
export function findAll(page: PageText, text: string): readonly TextRange[] {
  const wanted = foldText(text).trim().replace(/\s+/gu, ' ');
  if (wanted === '') return [];
  const found: TextRange[] = [];
  for (let at = page.folded.indexOf(wanted); at >= 0; at = page.folded.indexOf(wanted, at + wanted.length))
    found.push(rangeOf(page, at, at + wanted.length));
  return found;
}

/** A shorter piece of a sentence says too little to mark it. */
const pieceMin = 24;

/**
 * The place of a sentence that begins on this page. Blanks do not count, since lines break it; when it runs on to the
 * next page, the part that is here.
 */
export function findSentence(page: PageText, sentence: string): TextRange | undefined {
  const places: number[] = [];
  let dense = '';
  for (let i = 0; i < page.folded.length; i += 1) {
    if (page.folded[i] === ' ') continue;
    dense += page.folded[i];
    places.push(i);
  }
  const wanted = foldText(sentence).replace(/\s+/gu, '');
  for (let length = wanted.length; length >= Math.min(pieceMin, wanted.length); length = Math.floor(length * 0.8)) {
    const at = dense.indexOf(wanted.slice(0, length));
    if (at >= 0) return rangeOf(page, places[at]!, places[at + length - 1]! + 1);
  }
  return undefined;
}
