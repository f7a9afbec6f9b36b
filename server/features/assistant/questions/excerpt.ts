import { splitSentences } from '../split-sentences.ts';
import { termsOf } from './terms.ts';

/** Words of a piece of a sentence that is too long to be shown as a whole. */
const pieceMax = 40;
/** How far apart the beginnings of such pieces are. */
const step = 10;
/** Words of several sentences together. */
const runMax = 60;
/** A shorter excerpt is taken when it says nearly as much, but no head alone. */
const enough = 0.9;
const runMin = 8;

/** The part of a passage that says most of what was asked: whole sentences that stand together, or a piece of one that is too long. */
export function excerptOf(passage: string, rarity: ReadonlyMap<string, number>): string {
  const worth = (text: string): number => {
    const terms = new Set(termsOf(text));
    return [...rarity].reduce((sum, [term, rare]) => sum + (terms.has(term) ? rare : 0), 0);
  };
  const found = [...runsOf(splitSentences(passage))].map((text) => ({ text, worth: worth(text) }));
  const most = Math.max(0, ...found.map((one) => one.worth));
  const good = found.filter((one) => one.worth >= enough * most).toSorted((a, b) => a.text.length - b.text.length);
  const whole = good.find(({ text }) => text.split(' ').length >= runMin);
  return (whole ?? good.at(-1))?.text ?? passage;
}

function* runsOf(sentences: readonly string[]): Generator<string> {
  const counts = sentences.map((sentence) => sentence.split(' ').length);
  for (let from = 0; from < sentences.length; from += 1) {
    if ((counts[from] ?? 0) > runMax) yield* piecesOf(sentences[from] ?? '');
    let words = 0;
    for (let to = from; to < sentences.length; to += 1) {
      words += counts[to] ?? 0;
      if (words > runMax) break;
      yield sentences.slice(from, to + 1).join(' ');
    }
  }
}

function* piecesOf(sentence: string): Generator<string> {
  const words = sentence.split(' ');
  for (let from = 0; from < words.length - pieceMax + step; from += step) {
    const at = Math.min(from, words.length - pieceMax);
    yield words.slice(at, at + pieceMax).join(' ');
  }
}
