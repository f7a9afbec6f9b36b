import { splitSentences } from '../split-sentences.ts';
import { termsOf } from './terms.ts';

/** Words of an excerpt at most: some five lines beside a paper. */
const wordsMax = 40;
/** How far apart the beginnings of pieces are where there are no stops. */
const step = 10;
/** A shorter sentence takes the next one with it: «Đạt 96,4%.» alone says little. */
const wordsMin = 8;

/** The part of a passage that says most of what was asked: a sentence, or some words of one that is too long. */
export function excerptOf(passage: string, rarity: ReadonlyMap<string, number>): string {
  const pieces = splitSentences(passage).flatMap((sentence, at, all) => {
    const words = sentence.split(' ');
    if (words.length <= wordsMax) {
      const next = all[at + 1];
      const both = next === undefined ? sentence : `${sentence} ${next}`;
      return [words.length < wordsMin && both.split(' ').length <= wordsMax ? both : sentence];
    }
    const starts = Array.from({ length: Math.ceil((words.length - wordsMax) / step) + 1 }, (_, i) => i * step);
    return starts.map((from) =>
      words
        .slice(Math.min(from, words.length - wordsMax))
        .slice(0, wordsMax)
        .join(' '),
    );
  });
  const worth = (piece: string): number => {
    const terms = new Set(termsOf(piece));
    return [...rarity].reduce((sum, [term, rare]) => sum + (terms.has(term) ? rare : 0), 0);
  };
  let best = passage;
  let most = -1;
  for (const piece of pieces) {
    const found = worth(piece);
    if (found <= most) continue;
    best = piece;
    most = found;
  }
  return best;
}
