import type { documents } from '../../../shared/features/documents/contract.ts';
import type { DocumentId } from '../../../shared/kernel/ids.ts';
import type { Access } from '../../../shared/kernel/roles.ts';
import type { Evolve } from '../../kernel/fact.ts';
import { accept, type DecideContext, type FeatureSpec, refuse } from '../../kernel/feature.ts';
import { documentFacts, type Paper } from './facts.ts';

export interface Document extends Paper {
  readonly version: number;
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
}

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

export const evolve: Evolve<DocumentsSlice, typeof documentFacts.kinds> = {
  attached: (slice, { document, ...paper }) => ({
    next: slice.next + 1,
    papers: { ...slice.papers, [document]: { ...paper, version: 1, order: slice.next, withdrawn: false } },
  }),
  withdrawn: (slice, { document }) => {
    const paper = slice.papers[document];
    return paper ? { ...slice, papers: { ...slice.papers, [document]: { ...paper, withdrawn: true } } } : slice;
  },
};

type Spec = FeatureSpec<typeof documents, DocumentsSlice, DocumentNeeds, typeof documentFacts.kinds>;
export const decide: NonNullable<Spec['decide']> = {
  attach: (slice, input, { meeting, needs, newId, prepared }: DecideContext<DocumentNeeds, Upload | undefined>) => {
    if (!needs.hasItem(input.item)) return refuse('documents.item-unknown');
    if (!prepared || prepared.meeting !== meeting) return refuse('documents.upload-unknown');
    if (Object.values(slice.papers).some((paper) => paper.upload === input.upload))
      return refuse('documents.upload-used');
    const document = newId();
    const { hash, pages, size } = prepared;
    return accept([documentFacts.make.attached({ ...input, document, hash, pages, size })], {
      document: document as DocumentId,
    });
  },
  withdraw: (slice, { document }) => {
    const paper = slice.papers[document];
    if (!paper || paper.withdrawn) return refuse('documents.unknown');
    return accept([documentFacts.make.withdrawn({ document })], {});
  },
};
