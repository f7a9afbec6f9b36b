import { foldText } from '../../../../shared/kernel/fold-text.ts';
import { excerptOf } from './excerpt.ts';
import type { PaperIndex, Shelf } from './paper-index.ts';
import { isPair, isWritten, questionTerms } from './terms.ts';

/** A page that may tell, with the words of its best passage that say most. */
export interface Found {
  /** Place of the paper in the list that was given. */
  readonly paper: number;
  readonly page: number;
  readonly text: string;
  /** The passage with its neighbours on the page: what a model is given. */
  readonly context: string;
  readonly score: number;
  /** Share of the question's weight that stands in the passage or on its page, 0…1. */
  readonly covered: number;
}

/** A page that covers less does not tell; see docs/decisions/0018-questions.md. */
export const tellsMin = 0.3;

/** The usual constants of BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009). */
const k1 = 1.2;
const b = 0.6;
/** What a page as a whole adds to its best passage. */
const pageShare = 0.5;

const weightOf = (term: string): number => (isPair(term) ? 1 : isWritten(term) ? 0.5 : 1);

/** How rare a term is among the pages of these papers; a term that stands nowhere is as rare as one can be. */
function rarities(papers: readonly PaperIndex[], terms: readonly string[]): Map<string, number> {
  const all = papers.reduce((sum, { pages }) => sum + pages.length, 0);
  return new Map(
    terms.map((term) => {
      const having = papers.reduce((sum, { byPage }) => sum + (byPage.postings.get(term)?.units.length ?? 0), 0);
      return [term, weightOf(term) * Math.log(1 + (all - having + 0.5) / (having + 0.5))];
    }),
  );
}

const meanLength = (shelves: readonly Shelf[]): number => {
  const count = shelves.reduce((sum, { lengths }) => sum + lengths.length, 0);
  return shelves.reduce((sum, { lengths }) => sum + lengths.reduce((a, c) => a + c, 0), 0) / Math.max(1, count);
};

/** The score of each unit of a shelf that holds any of the terms. */
function scores(shelf: Shelf, rarity: ReadonlyMap<string, number>, mean: number): Map<number, number> {
  const found = new Map<number, number>();
  for (const [term, rare] of rarity) {
    const row = shelf.postings.get(term);
    row?.units.forEach((unit, at) => {
      const count = row.counts[at] ?? 0;
      const norm = k1 * (1 - b + (b * (shelf.lengths[unit] ?? 0)) / mean);
      found.set(unit, (found.get(unit) ?? 0) + (rare * count * (k1 + 1)) / (count + norm));
    });
  }
  return found;
}

const holds = (shelf: Shelf, unit: number, term: string): boolean =>
  shelf.postings.get(term)?.units.includes(unit) ?? false;

/** The pages that may answer a question, best first, each once; pure. */
export function rankPages(papers: readonly PaperIndex[], question: string, limit: number): Found[] {
  const terms = questionTerms(question);
  const rarity = rarities(papers, terms);
  const passageMean = meanLength(papers.map(({ byPassage }) => byPassage));
  const pageMean = meanLength(papers.map(({ byPage }) => byPage));
  const best = papers.flatMap((index, paper) => {
    const pages = scores(index.byPage, rarity, pageMean);
    const byPage = new Map<number, { unit: number; score: number }>();
    for (const [unit, score] of scores(index.byPassage, rarity, passageMean)) {
      const page = index.passages[unit]?.page ?? 0;
      if (score > (byPage.get(page)?.score ?? 0)) byPage.set(page, { unit, score });
    }
    return [...byPage].map(([page, { unit, score }]) => ({
      paper,
      page,
      unit,
      score: score + pageShare * (pages.get(index.pages.indexOf(page)) ?? 0),
    }));
  });
  // «bò» is not «bộ»: where the question is written with its marks, they count for whether the papers tell.
  const written = new Set(terms.filter(isWritten).map((term) => foldText(term.slice(1))));
  const sought = terms.filter((term) => !written.has(term));
  const weight = (list: readonly string[]): number => list.reduce((sum, term) => sum + (rarity.get(term) ?? 0), 0);
  return best
    .toSorted((p, q) => q.score - p.score || p.paper - q.paper || p.page - q.page)
    .slice(0, limit)
    .flatMap(({ paper, page, unit, score }) => {
      const index = papers[paper];
      const passage = index?.passages[unit];
      if (!index || !passage) return [];
      const onPage = index.pages.indexOf(page);
      const here = sought.filter((term) => holds(index.byPassage, unit, term));
      const near = sought.filter((term) => !here.includes(term) && holds(index.byPage, onPage, term));
      const covered = (weight(here) + 0.5 * weight(near)) / Math.max(1e-9, weight(sought));
      const context = index.passages
        .slice(Math.max(0, unit - 1), unit + 2)
        .filter((other) => other.page === page)
        .map(({ text }) => text)
        .join(' ');
      return [{ paper, page, text: excerptOf(passage.text, rarity), context, score, covered }];
    });
}
