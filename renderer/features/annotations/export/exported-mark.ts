import type { Mark } from '../../../../shared/features/annotations/mark.ts';

/** A mark that leaves with a paper. */
export interface ExportedMark {
  readonly owner: string;
  /** Begins with the time of writing, as `timeKey` makes it. */
  readonly key: string;
  readonly mark: Mark;
  /** When it was last changed, in ms; as it was written where that is not known. */
  readonly at?: number;
}

/** What is said about marks where they are written down. */
export interface ExportWords {
  readonly nameOf: (person: string) => string;
  /** Day and time of a moment in ms. */
  readonly dateOf: (ms: number) => string;
  /** Heading of the notes behind the last page. */
  readonly notes: string;
  readonly page: (page: number) => string;
}

const timeLetters = 9;
/** The last moment that a file's date can name with a year of four digits. */
const timeMax = Date.UTC(9999, 11, 31);

/** When a mark was written, in ms; `now` where its key does not say: others' keys are never trusted. */
export function writtenAt(key: string, now: number): number {
  const time = Number.parseInt(key.slice(0, timeLetters), 36);
  return /^[0-9a-z]{9}/.test(key) && time <= timeMax ? time : now;
}

export const nameOfMark = ({ owner, key }: Pick<ExportedMark, 'owner' | 'key'>): string => `${owner}/${key}`;

/** A note with what answers it, in the order of writing. */
export interface Thread {
  readonly note: ExportedMark;
  readonly replies: readonly ExportedMark[];
}

const inOrder = (a: ExportedMark, b: ExportedMark): number =>
  a.mark.page - b.mark.page || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

/** Notes by page and time, each with its replies; a reply whose note is gone stands for itself. */
export function threadsOf(marks: readonly ExportedMark[]): readonly Thread[] {
  const notes = new Map(marks.filter(({ mark }) => mark.kind === 'note').map((note) => [nameOfMark(note), note]));
  const replies = marks.filter(({ mark }) => mark.kind === 'reply').sort(inOrder);
  const lone = replies.filter(({ mark }) => !notes.has(mark.about));
  return [...notes.values(), ...lone].sort(inOrder).map((note) => ({
    note,
    replies: note.mark.kind === 'note' ? replies.filter(({ mark }) => mark.about === nameOfMark(note)) : [],
  }));
}

/** A moment as PDF and XFDF write it, in UTC. */
export const pdfDate = (ms: number): string => `D:${new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`;
