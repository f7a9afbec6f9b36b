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

/** Words of one passage: what an answer and what it is about fit into. */
const wordsMax = 100;
/** A shorter sentence at the end of a passage is the head of what follows. */
const headMax = 8;
/** A last piece of a long row (a table has no stops) that is shorter stays with the one before. */
const wordsMin = 12;

/** Cuts pages to passages of whole sentences; what has no stops, such as a table, is cut after so many words. */
export function passagesOf(pages: readonly PageText[]): Passage[] {
  return pages.flatMap(({ page, text }) => {
    const found: Passage[] = [];
    let open: string[] = [];
    let last = 0;
    const close = (): void => {
      if (open.length > 0) found.push({ page, text: open.join(' ') });
      open = [];
    };
    // A page begins with its own number.
    const own = `${page} `;
    for (const sentence of splitSentences(text.startsWith(own) ? text.slice(own.length) : text)) {
      const words = sentence.split(' ');
      if (open.length > 0 && open.length + words.length > wordsMax) {
        const head = last < headMax && open.length > last ? open.splice(open.length - last) : [];
        close();
        open = head;
      }
      if (words.length > wordsMax + wordsMin) words.unshift(...open.splice(0));
      while (words.length > wordsMax + wordsMin) found.push({ page, text: words.splice(0, wordsMax).join(' ') });
      open.push(...words);
      last = words.length;
    }
    close();
    return found;
  });
}
