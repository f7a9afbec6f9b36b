/** A place in a text with what is around it, and how many more there are. */
export interface Excerpt {
  readonly before: string;
  readonly hit: string;
  readonly after: string;
  readonly more: number;
}

/** Characters shown on each side of a hit. */
const around = 60;

/** A word is not cut where the excerpt begins or ends. */
const fromWord = (text: string): string => (text.length < around ? text : text.slice(text.indexOf(' ') + 1));
const toWord = (text: string): string => (text.length < around ? text : text.slice(0, text.lastIndexOf(' ')));

/** The place from `at` to `end` of a text; of the folded text as well: one folded character stands for one of the text. */
export const excerptAt = (text: string, at: number, end: number, more: number): Excerpt => ({
  before: fromWord(text.slice(Math.max(0, at - around), at)),
  hit: text.slice(at, end),
  after: toWord(text.slice(end, end + around)),
  more,
});
