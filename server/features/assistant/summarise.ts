import { choose } from './choose.ts';
import { chooseOfficial } from './choose-official.ts';
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
  if (read.some((document) => !document.official)) return fromArticles(read, budget);
  if (budget < APART_WORDS * read.length) return fromPapers(read, budget);
  let left = budget;
  return read.flatMap((document, at) => {
    const found = fromPapers([document], Math.floor(left / (read.length - at)));
    left -= found.reduce((sum, sentence) => sum + sentence.words.length, 0);
    return found;
  });
}

const all = (read: readonly ReadDocument[]): Sentence[] => read.flatMap((document) => document.sentences);

function fromPapers(read: readonly ReadDocument[], budget: number): Sentence[] {
  const sentences = all(read);
  const chosen = chooseOfficial(sentences, salience(read), budget);
  return chosen.length > 0 ? chosen : shortest(sentences);
}

function fromArticles(read: readonly ReadDocument[], budget: number): Sentence[] {
  const sentences = all(read);
  const chances = salience(read);
  const pool = sentences.map((sentence) => ({ words: sentence.words, chance: chances.get(sentence) ?? 0 }));
  const chosen = choose(pool, budget).flatMap((at) => sentences[at] ?? []);
  return chosen.length > 0 ? chosen : shortest(sentences);
}

function shortest(sentences: readonly Sentence[]): Sentence[] {
  return sentences.toSorted((a, b) => a.words.length - b.words.length || a.position - b.position).slice(0, 1);
}
