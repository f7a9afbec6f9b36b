import type { documents } from '../../../shared/features/documents/contract.ts';
import type { DocumentId } from '../../../shared/kernel/ids.ts';
import type { Access } from '../../../shared/kernel/roles.ts';
import type { Evolve } from '../../kernel/fact.ts';
import { accept, type DecideContext, type FeatureSpec, refuse } from '../../kernel/feature.ts';
import { type Bytes, documentFacts, type Paper } from './facts.ts';

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
}

export interface DocumentsSlice {
  readonly papers: Readonly<Record<string, Document>>;
  readonly next: number;
}

export type DocumentNeeds = { readonly hasItem: (item: string) => boolean };

/** An upload as `prepare` found it. */
export interface Upload {
  readonly hash: string;
  readonly pages: number;
  readonly size: number;
  readonly meeting: string;
  /** Hash of the file that the PDF was made from. */
  readonly original: string | null;
}

/** What a fact says of an upload's bytes. */
const bytesFrom = ({ hash, pages, size, original }: Upload) => ({
  hash,
  pages,
  size,
  ...(original !== null && { original }),
});

export const initial: DocumentsSlice = { papers: {}, next: 1 };

/**
 * The one rule of who may read a paper: views, byte ranges, ink, summaries and presentation all ask here. A withdrawn
 * paper is read by nobody.
 */
export function mayRead(slice: DocumentsSlice, access: Access, document: string): boolean {
  const paper = slice.papers[document];
  if (!paper || paper.withdrawn) return false;
  if (access.items !== 'all' && !access.items.includes(paper.item)) return false;
  if (access.audience === 'managers') return true;
  // A display hangs in the room: it shows what everybody in the room may see.
  if (access.audience === 'members') return paper.audience !== 'managers';
  return paper.audience === 'all';
}

export const hasPapers = (slice: DocumentsSlice, item: string): boolean =>
  Object.values(slice.papers).some((paper) => paper.item === item && !paper.withdrawn);

const inOrder = (slice: DocumentsSlice): readonly string[] =>
  Object.entries(slice.papers)
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([document]) => document);

const change = (slice: DocumentsSlice, document: string, part: Partial<Document>): DocumentsSlice => {
  const paper = slice.papers[document];
  return paper ? { ...slice, papers: { ...slice.papers, [document]: { ...paper, ...part } } } : slice;
};

/** The bytes of a version; undefined where there is none of that number. */
export function bytesOf(paper: Document, version: number): Bytes | undefined {
  return version === paper.version ? paper : paper.earlier[version - 1];
}

const isUsed = (slice: DocumentsSlice, upload: string): boolean =>
  Object.values(slice.papers).some(
    (paper) => paper.upload === upload || paper.earlier.some((version) => version.upload === upload),
  );

export const evolve: Evolve<DocumentsSlice, typeof documentFacts.kinds> = {
  attached: (slice, { document, ...paper }, { at }) => ({
    next: slice.next + 1,
    papers: {
      ...slice.papers,
      [document]: { ...paper, version: 1, at, earlier: [], order: slice.next, withdrawn: false },
    },
  }),
  replaced: (slice, { document, version, ...bytes }, { at }) => {
    const paper = slice.papers[document];
    if (!paper) return slice;
    const { upload, hash, pages, size, original, ...rest } = paper;
    const before = { upload, hash, pages, size, at: paper.at, ...(original !== undefined && { original }) };
    const replaced: Document = { ...rest, ...bytes, version, at, earlier: [...paper.earlier, before] };
    return { ...slice, papers: { ...slice.papers, [document]: replaced } };
  },
  edited: (slice, { document, ...said }) => change(slice, document, said),
  moved: (slice, { document, item, before }) => {
    const rest = inOrder(slice).filter((other) => other !== document);
    const at = before === null ? rest.length : rest.indexOf(before);
    const sorted = rest.toSpliced(at < 0 ? rest.length : at, 0, document);
    const papers = Object.fromEntries(
      sorted.flatMap((id, order) => {
        const paper = slice.papers[id];
        return paper ? [[id, { ...paper, order: order + 1, ...(id === document && { item }) }]] : [];
      }),
    );
    return { papers, next: sorted.length + 1 };
  },
  withdrawn: (slice, { document }) => change(slice, document, { withdrawn: true }),
  restored: (slice, { document }) => change(slice, document, { withdrawn: false }),
};

const standing = (slice: DocumentsSlice, document: string): Document | undefined => {
  const paper = slice.papers[document];
  return paper?.withdrawn ? undefined : paper;
};

type Spec = FeatureSpec<typeof documents, DocumentsSlice, DocumentNeeds, typeof documentFacts.kinds>;
export const decide: NonNullable<Spec['decide']> = {
  attach: (slice, input, { meeting, needs, newId, prepared }: DecideContext<DocumentNeeds, Upload | undefined>) => {
    if (!needs.hasItem(input.item)) return refuse('documents.item-unknown');
    if (!prepared || prepared.meeting !== meeting) return refuse('documents.upload-unknown');
    if (isUsed(slice, input.upload)) return refuse('documents.upload-used');
    const document = newId();
    return accept([documentFacts.make.attached({ ...input, document, ...bytesFrom(prepared) })], {
      document: document as DocumentId,
    });
  },
  replace: (slice, { document, upload }, { meeting, prepared }: DecideContext<DocumentNeeds, Upload | undefined>) => {
    const paper = standing(slice, document);
    if (!paper) return refuse('documents.unknown');
    if (!prepared || prepared.meeting !== meeting) return refuse('documents.upload-unknown');
    if (isUsed(slice, upload)) return refuse('documents.upload-used');
    if (prepared.hash === paper.hash) return refuse('documents.same-bytes');
    const version = paper.version + 1;
    return accept([documentFacts.make.replaced({ document, version, upload, ...bytesFrom(prepared) })], { version });
  },
  edit: (slice, { document, ...said }) =>
    standing(slice, document)
      ? accept([documentFacts.make.edited({ document, ...said })], {})
      : refuse('documents.unknown'),
  move: (slice, { document, item, before }, { needs }) => {
    if (!standing(slice, document) || (before !== null && !standing(slice, before))) return refuse('documents.unknown');
    if (!needs.hasItem(item)) return refuse('documents.item-unknown');
    return accept([documentFacts.make.moved({ document, item, before })], {});
  },
  withdraw: (slice, { document }) =>
    standing(slice, document) ? accept([documentFacts.make.withdrawn({ document })], {}) : refuse('documents.unknown'),
  restore: (slice, { document }, { needs }) => {
    const paper = slice.papers[document];
    if (!paper) return refuse('documents.unknown');
    if (!paper.withdrawn) return refuse('documents.not-withdrawn');
    // Its item may have been taken off the agenda in the meantime.
    if (!needs.hasItem(paper.item)) return refuse('documents.item-unknown');
    return accept([documentFacts.make.restored({ document })], {});
  },
};
