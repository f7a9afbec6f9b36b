import type { Mark } from './mark.ts';
import { wordsOfMark } from './mark-words.ts';
import { type TextPage, type Wording, wordingOf } from './page-words.ts';

/**
 * The words of a page that a mark is about, as they stand there: those that it lies on, is drawn along or is drawn around,
 * and beside or upon a line the whole line. Empty where it is about none.
 */
export function quoteOf(page: TextPage, mark: Mark): string {
  // Read as a paper of one page.
  const wording = wordingOf([page]);
  const found = wordsOfMark(wording, { ...mark, page: 1 });
  // A highlight may begin within a word: its words are quoted whole, where the page still has letters.
  if (mark.kind === 'highlight' && found?.hold !== 'on') return mark.text;
  if (!found || (found.hold === 'near' && !found.touching)) return '';
  return wordsAt(wording, found.hold === 'near' ? lineOf(wording, found.words[0]!) : found.words);
}

const lineOf = ({ words }: Wording, at: number): readonly number[] =>
  words.flatMap(({ line }, index) => (line === words[at]!.line ? [index] : []));

const wordsAt = ({ words }: Wording, at: readonly number[]): string =>
  at
    .toSorted((a, b) => a - b)
    .map((index) => words[index]!.text)
    .join(' ');

/** As many whole words of a quote as there is room for; a quote that is cut says so. */
export function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  const part = text.slice(0, max - 1);
  const end = part.lastIndexOf(' ');
  return `${part.slice(0, end > max / 2 ? end : part.length)}…`;
}
