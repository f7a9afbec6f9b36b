import { type Secrecy, secrecies } from '../../../shared/features/documents/paper.ts';
import type { Access } from '../../../shared/kernel/roles.ts';
import { type Bytes, documentFacts, type Paper, type Said } from './facts.ts';

/** A version of a paper: its bytes, and when they came. */
export type Version = Bytes & { readonly at: number };

export interface Document extends Paper {
  readonly version: number;
  /** When the newest version came. */
  readonly at: number;
  /** Versions before the newest, oldest first. */
  readonly earlier: readonly Version[];
  readonly order: number;
  readonly withdrawn: boolean;
  /** Marked Mật, and its meeting has ended. */
  readonly recalled?: boolean;
}

/** What a unit handed in, and what became of it. */
export interface Submission extends Said, Bytes {
  readonly item: string;
  readonly document: string | null;
  readonly by: string;
  readonly at: number;
  readonly state: 'waiting' | 'approved' | 'sent-back' | 'taken-back';
  readonly reason: string;
  readonly answeredAt: number | null;
}

export interface DocumentsSlice {
  readonly papers: Readonly<Record<string, Document>>;
  readonly next: number;
  /** What units have handed in, the answered ones too. */
  readonly submissions: Readonly<Record<string, Submission>>;
}

export type DocumentNeeds = {
  readonly hasItem: (item: string) => boolean;
  /** The unit that prepares an item; null where none does, or there is no such item. */
  readonly unitOf: (item: string) => string | null;
};

/** An upload as `prepare` found it. */
export interface Upload {
  readonly hash: string;
  readonly pages: number;
  readonly size: number;
  readonly meeting: string;
  /** Hash of the file that the PDF was made from. */
  readonly original: string | null;
  /** What the mark on its first page says. */
  readonly secrecy: Secrecy;
}

/** What a fact says of an upload's bytes. */
export const bytesFrom = ({ hash, pages, size, original }: Upload) => ({
  hash,
  pages,
  size,
  ...(original !== null && { original }),
});

export const initial: DocumentsSlice = { papers: {}, next: 1, submissions: {} };

/**
 * The one rule of who may read a paper: views, byte ranges, ink, summaries and presentation all ask here. A withdrawn
 * paper is read by nobody.
 */
export function mayRead(slice: DocumentsSlice, access: Access, document: string): boolean {
  const paper = slice.papers[document];
  if (!paper || paper.withdrawn || paper.recalled) return false;
  if (access.items !== 'all' && !access.items.includes(paper.item)) return false;
  if (access.audience === 'managers') return true;
  // A display hangs in the room: it shows what everybody in the room may see.
  if (access.audience === 'members') return paper.audience !== 'managers';
  return paper.audience === 'all';
}

/** The higher one of two marks. */
export const stricter = (a: Secrecy, b: Secrecy): Secrecy => (secrecies.indexOf(a) > secrecies.indexOf(b) ? a : b);

/** What is said of an upload, never below the mark that stands on it. */
export const withMark = <S extends Said>(said: S, { secrecy }: Upload): S & { secrecy: Secrecy } => ({
  ...said,
  secrecy: stricter(said.secrecy ?? 'none', secrecy),
});

/** Marks above Mật are refused: this product must not hold such papers (Law on the Protection of State Secrets). */
export const tooSecret = ({ secrecy = 'none' }: Said): boolean => secrecy === 'top-secret' || secrecy === 'most-secret';

/** Whether an access gets pictures of the pages instead of the file: of what is marked Mật everybody does. */
export const picturesOnly = (paper: Said, access: Access): boolean =>
  isSecret(paper) || (paper.viewOnly === true && access.audience !== 'managers');

/** No assistant, no export, no sharing; recalled when the meeting ends. */
export const isSecret = ({ secrecy = 'none' }: Said): boolean => secrecy !== 'none';

/** What ends with the meeting: its papers marked Mật. */
export const recallSecrets = (slice: DocumentsSlice) => {
  const documents = Object.entries(slice.papers)
    .filter(([, paper]) => isSecret(paper) && !paper.recalled)
    .map(([document]) => document);
  return documents.length === 0 ? [] : [documentFacts.make.recalled({ documents })];
};

export const hasPapers = (slice: DocumentsSlice, item: string): boolean =>
  Object.values(slice.papers).some((paper) => paper.item === item && !paper.withdrawn);

export const inOrder = (slice: DocumentsSlice): readonly string[] =>
  Object.entries(slice.papers)
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([document]) => document);

export const change = (slice: DocumentsSlice, document: string, part: Partial<Document>): DocumentsSlice => {
  const paper = slice.papers[document];
  return paper ? { ...slice, papers: { ...slice.papers, [document]: { ...paper, ...part } } } : slice;
};

/** The bytes of a version; undefined where there is none of that number. */
export function bytesOf(paper: Document, version: number): Bytes | undefined {
  return version === paper.version ? paper : paper.earlier[version - 1];
}

export const isUsed = (slice: DocumentsSlice, upload: string): boolean =>
  Object.values(slice.submissions).some((submission) => submission.upload === upload) ||
  Object.values(slice.papers).some(
    (paper) => paper.upload === upload || paper.earlier.some((version) => version.upload === upload),
  );

export const standing = (slice: DocumentsSlice, document: string): Document | undefined => {
  const paper = slice.papers[document];
  return paper?.withdrawn || paper?.recalled ? undefined : paper;
};

export const saidOf = ({ title, kind, number, audience, issuer, secrecy, viewOnly }: Said): Said => ({
  title,
  kind,
  number,
  audience,
  ...(issuer !== undefined && { issuer }),
  ...(secrecy !== undefined && { secrecy }),
  ...(viewOnly !== undefined && { viewOnly }),
});
