import { choose } from './choose.ts';
import type { PageLines } from './page-line.ts';
import { salience } from './salience.ts';
import { type ReadDocument, readSentences, type Sentence } from './sentences.ts';

/**
 * Chooses whole sentences of the documents, at most `budget` words together, in reading order (by document, then place).
 * Pure and deterministic. When no single sentence fits the budget the answer is the shortest good one: never a part.
 */
export function summarise(documents: readonly (readonly PageLines[])[], budget: number): Sentence[] {
  const read = documents.map((pages, document) => readSentences(pages, document));
  const sentences = read.flatMap((document) => document.sentences);
  const scores = salience(read, sentences);
  const chances = new Map(sentences.map((sentence, at) => [sentence, scores[at] ?? 0]));
  const papers = read.filter((document) => document.official).length;
  const pool = read.flatMap((document) =>
    document.official ? strongest(document, chances, budget / papers) : [...document.sentences],
  );
  const candidates = pool.map((sentence) => {
    const section = `${sentence.document} ${sentence.section}`;
    // Sections differ much in length: quarters keep the choice from settling at the paper's end, where its requests stand.
    const quarter = `${sentence.document} of 4: ${Math.floor((4 * sentence.position) / sentence.of)}`;
    const groups = papers > 1 ? [section, quarter, `${sentence.document}`] : [section, quarter];
    const chance = chances.get(sentence) ?? 0;
    return { words: sentence.words, chance, ...(read[sentence.document]?.official ? { groups } : {}) };
  });
  const chosen = choose(candidates, budget).flatMap((at) => pool[at] ?? []);
  if (chosen.length === 0) {
    const shortest = sentences.toSorted((a, b) => a.words.length - b.words.length || a.position - b.position)[0];
    return shortest ? [shortest] : [];
  }
  return chosen;
}

/**
 * The likeliest sentences of a paper, three times as many words as its share of the budget and twelve at least: what only
 * fits because it is short does not fill the end of the budget.
 */
function strongest(document: ReadDocument, chances: ReadonlyMap<Sentence, number>, share: number): Sentence[] {
  const ranked = document.sentences.toSorted(
    (a, b) => (chances.get(b) ?? 0) - (chances.get(a) ?? 0) || a.position - b.position,
  );
  let words = 0;
  const kept = ranked.filter((sentence, rank) => {
    const open = rank < 12 || words < 3 * share;
    words += sentence.words.length;
    return open;
  });
  return kept.sort((a, b) => a.position - b.position);
}
