import { splitSentences } from '../split-sentences.ts';

/** A piece of one page that can be shown and marked there: words of it as they stand, blanks single. */
export interface Passage {
  readonly page: number;
  readonly text: string;
}

/** The text of a page, from 1, as search keeps it. */
export interface PageText {
  readonly page: number;
  readonly text: string;
}

/** Words of one passage: what one takes in at a glance, and what an answer fits into. */
const wordsMax = 60;
/** A last piece of a long row (a table has no stops) that is shorter stays with the one before. */
const wordsMin = 12;

/** Cuts pages to passages of whole sentences; what has no stops, such as a table, is cut after so many words. */
export function passagesOf(pages: readonly PageText[]): Passage[] {
  return pages.flatMap(({ page, text }) => {
    const found: Passage[] = [];
    let open: string[] = [];
    const close = (): void => {
      if (open.length > 0) found.push({ page, text: open.join(' ') });
      open = [];
    };
    for (const sentence of splitSentences(text)) {
      const words = sentence.split(' ');
      if (open.length > 0 && open.length + words.length > wordsMax) close();
      while (words.length > wordsMax + wordsMin) found.push({ page, text: words.splice(0, wordsMax).join(' ') });
      open.push(...words);
    }
    close();
    return found;
  });
}
