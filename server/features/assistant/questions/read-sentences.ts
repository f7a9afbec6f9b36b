import { comparable, figuresStand, sentenceText } from '../model-answer.ts';
import { splitSentences } from '../split-sentences.ts';
import { words } from '../words.ts';

/** A sentence whose citations hold; `sources` are places in the list of passages, from 0. */
export interface CitedSentence {
  readonly text: string;
  readonly sources: readonly number[];
}

const sentencesMax = 8;
/** A sentence that shares fewer of its words with what it cites is about something else. */
const sharedMin = 0.6;
/** A line of the closed form: text, then citations, and the stop on either side of them. */
const line = /^(?<text>[^[\]]+?)\s*(?<cites>(?:\[\d{1,2}\][\s,;]*)+)(?<stop>[.!?…]?)$/u;

/**
 * Reads a model's answer to a question. Kept is a whole sentence of plain text that ends in citations, each of them of a
 * passage that was given, whose figures and quoted words stand there, as most of its words do. All else is dropped.
 */
export function readSentences(answer: string, passages: readonly string[]): CitedSentence[] {
  const kept: CitedSentence[] = [];
  for (const row of answer.split('\n')) {
    if (kept.length === sentencesMax) break;
    const found = line.exec(row.trim().replace(/^(?:[-*+•]|\d{1,2}[.)])\s+/u, ''))?.groups;
    if (!found) continue;
    const sources = [...new Set([...(found.cites ?? '').matchAll(/\d+/gu)].map(([n]) => Number(n) - 1))];
    const raw = found.text ?? '';
    const text = sentenceText(/[.!?…]["”’)]*$/u.test(raw) ? raw : `${raw}${found.stop || '.'}`);
    // A sentence before the last of its line would have no citation of its own.
    if (text === undefined || splitSentences(text).length !== 1) continue;
    if (kept.some((other) => other.text === text) || sources.some((at) => passages[at] === undefined)) continue;
    const cited = comparable(sources.map((at) => passages[at]).join(' '));
    if (figuresStand(text, cited) && quotesStand(text, cited) && wordsStand(text, cited)) kept.push({ text, sources });
  }
  return kept;
}

function quotesStand(text: string, cited: string): boolean {
  const quotes = [...text.matchAll(/["“«]([^"”»]{2,})["”»]/gu)].map(([, quote]) => comparable(quote ?? ''));
  return quotes.every((quote) => cited.includes(quote.replace(/[.,;:]$/u, '')));
}

function wordsStand(text: string, cited: string): boolean {
  const known = new Set(words(cited));
  const said = words(text);
  return said.length > 0 && said.filter((word) => known.has(word)).length >= sharedMin * said.length;
}
