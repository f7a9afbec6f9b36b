import { type Figure, readFigures } from '../figures/read-figures.ts';
import { type PageText, type Passage, passagesOf } from './passages.ts';
import { termsOf } from './terms.ts';

/** How often a term stands in units of a paper, its passages or its pages. */
export interface Postings {
  readonly units: readonly number[];
  readonly counts: readonly number[];
}

/** A set of units that can be ranked: their lengths in terms, and where each term stands. */
export interface Shelf {
  readonly lengths: readonly number[];
  readonly postings: ReadonlyMap<string, Postings>;
}

/** One paper made ready to be asked: by passage, and by whole page, which says what a passage is about. */
export interface PaperIndex {
  readonly passages: readonly Passage[];
  readonly pages: readonly number[];
  readonly byPassage: Shelf;
  readonly byPage: Shelf;
  /** Numbers that say of what they are numbers. */
  readonly figures: readonly Figure[];
  /** Characters of its text. */
  readonly size: number;
  /** Its first page may bear the mark of a secret, by letters that were read off a picture. */
  readonly mayBeMarked: boolean;
}

/** A stamp stands in the head of the first page. */
const headMax = 800;
const mark = /(?<!\p{L})MẬT(?!\p{L})/u;

function shelfOf(texts: readonly string[]): Shelf {
  const lengths: number[] = [];
  const postings = new Map<string, { units: number[]; counts: number[] }>();
  texts.forEach((text, unit) => {
    const terms = termsOf(text);
    lengths.push(terms.length);
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      const row = postings.get(term) ?? { units: [], counts: [] };
      row.units.push(unit);
      row.counts.push(count);
      postings.set(term, row);
    }
  });
  return { lengths, postings };
}

/** Whether the head of the first page bears the mark of a secret. */
export const mayBeMarked = (pages: readonly PageText[]): boolean =>
  mark.test((pages[0]?.text ?? '').slice(0, headMax).normalize('NFC'));

export function indexPaper(pages: readonly PageText[]): PaperIndex {
  const passages = passagesOf(pages);
  return {
    passages,
    pages: pages.map(({ page }) => page),
    byPassage: shelfOf(passages.map(({ text }) => text)),
    byPage: shelfOf(pages.map(({ text }) => text)),
    figures: readFigures(pages),
    size: pages.reduce((sum, { text }) => sum + text.length, 0),
    mayBeMarked: mayBeMarked(pages),
  };
}
