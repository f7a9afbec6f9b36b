import { foldText } from '../../kernel/fold-text.ts';
import { unitsPerPoint } from './ink.ts';
import type { Bounds } from './mark-shape.ts';
import { type PageFrame, toShown } from './page-frame.ts';

/** A word as it stands on a page; its rectangle in 1/8 pt of user space. */
export interface Word {
  readonly text: string;
  readonly box: Bounds;
}

/** The words of a page in the order in which one reads them; none on a page without letters. */
export interface TextPage {
  readonly frame: PageFrame;
  readonly words: readonly Word[];
}

/** A rectangle on a page as its file shows it: pt from the upper left corner. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A word of a whole paper. */
export interface PlacedWord extends Area {
  readonly text: string;
  /** From 1. */
  readonly page: number;
  /** Counts through the paper. */
  readonly line: number;
}

/** A version of a paper with all its words in a row. */
export interface Wording {
  readonly pages: readonly TextPage[];
  readonly words: readonly PlacedWord[];
  /** For each page its first word, and the number of all words at the end. */
  readonly starts: readonly number[];
}

/** Lays all words of a paper in a row, page by page, and finds its lines. */
export function wordingOf(pages: readonly TextPage[]): Wording {
  const words: PlacedWord[] = [];
  const starts: number[] = [];
  let line = -1;
  pages.forEach(({ frame, words: own }, index) => {
    starts.push(words.length);
    let last: PlacedWord | undefined;
    for (const word of own) {
      const area = shownArea(frame, word.box);
      if (!last || !continues(last, area)) line += 1;
      last = { ...area, text: word.text.normalize('NFC'), page: index + 1, line };
      words.push(last);
    }
  });
  return { pages, words, starts: [...starts, words.length] };
}

/** Where a rectangle of user space in 1/8 pt lies on the shown page. */
export function shownArea(frame: PageFrame, [left, bottom, right, top]: Bounds): Area {
  const [ax, ay] = toShown(frame, [left / unitsPerPoint, bottom / unitsPerPoint]);
  const [bx, by] = toShown(frame, [right / unitsPerPoint, top / unitsPerPoint]);
  return { left: Math.min(ax, bx), top: Math.min(ay, by), right: Math.max(ax, bx), bottom: Math.max(ay, by) };
}

/** Whether a word goes on in the line of the word before. */
function continues(last: Area, next: Area): boolean {
  const both = Math.min(last.bottom, next.bottom) - Math.max(last.top, next.top);
  const lower = Math.min(last.bottom - last.top, next.bottom - next.top);
  return both > lower * 0.5 && next.left > last.left;
}

/** The smallest rectangle around others. */
export const around = (areas: readonly Area[]): Area => ({
  left: Math.min(...areas.map((area) => area.left)),
  top: Math.min(...areas.map((area) => area.top)),
  right: Math.max(...areas.map((area) => area.right)),
  bottom: Math.max(...areas.map((area) => area.bottom)),
});

/** A word by which two versions are laid side by side: as written, but for case and the signs around it. */
export function wordKey(text: string): string {
  const bare = text.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return bare === '' ? text : bare;
}

/** The same without tone marks, as the search sees it. */
export const foldedKey = (text: string): string => foldText(wordKey(text));
