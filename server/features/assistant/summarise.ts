import { choose } from './choose.ts';
import type { PageLines } from './page-line.ts';
import { salience } from './salience.ts';
import { type ReadDocument, readSentences, type Sentence } from './sentences.ts';

/** Papers that have this many words each are summarised one by one: a meeting's papers are about different matters. */
const APART_WORDS = 40;

/**
 * Chooses whole sentences of the documents, at most `budget` words together, in reading order (by document, then place).
 * Pure and deterministic. When no single sentence fits the budget the answer is the shortest one: never a part.
 */
export function summarise(documents: readonly (readonly PageLines[])[], budget: number): Sentence[] {
  const read = documents
    .map((pages, document) => readSentences(pages, document))
    .filter(({ sentences }) => sentences.length > 0);
  const apart = read.every((document) => document.official) && budget >= APART_WORDS * read.length;
  if (!apart) return fromTogether(read, budget);
  let left = budget;
  return read.flatMap((document, at) => {
    const found = fromTogether([document], Math.floor(left / (read.length - at)));
    left -= found.reduce((sum, sentence) => sum + sentence.words.length, 0);
    return found;
  });
}

function fromTogether(read: readonly ReadDocument[], budget: number): Sentence[] {
  const chances = salience(read);
  const papers = read.filter((document) => document.official).length;
  const pool = read.flatMap((document) =>
    (document.official ? strongest(document, chances, budget / papers) : document.sentences).map((sentence) => ({
      sentence,
      words: sentence.words,
      chance: chances.get(sentence) ?? 0,
      groups: document.official ? groups(sentence, papers) : [],
    })),
  );
  const chosen = choose(pool, budget).flatMap((at) => pool[at]?.sentence ?? []);
  if (chosen.length > 0) return chosen;
  const all = read.flatMap((document) => document.sentences);
  return all.toSorted((a, b) => a.words.length - b.words.length || a.position - b.position).slice(0, 1);
}

/** What a paper's sentences are spread over. Sections differ much in length, hence also quarters: requests crowd at the end. */
function groups({ document, section, position, of }: Sentence, papers: number): string[] {
  const found = [`${document} section ${section}`, `${document} quarter ${Math.floor((4 * position) / of)}`];
  return papers > 1 ? [...found, `${document}`] : found;
}

/**
 * The likeliest sentences of a paper, three times as many words as its share of the budget and twelve at least: what only
 * fits because it is short does not fill the end of the budget.
 */
function strongest(document: ReadDocument, chances: ReadonlyMap<Sentence, number>, share: number): Sentence[] {
  const likely = (sentence: Sentence): number => chances.get(sentence) ?? 0;
  const ranked = document.sentences.toSorted((a, b) => likely(b) - likely(a) || a.position - b.position);
  let words = 0;
  const kept = ranked.filter((sentence, rank) => {
    const open = rank < 12 || words < 3 * share;
    words += sentence.words.length;
    return open;
  });
  return kept.sort((a, b) => a.position - b.position);
}
