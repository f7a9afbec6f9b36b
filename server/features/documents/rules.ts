import type { documents } from '../../../shared/features/documents/contract.ts';
import type { DocumentId } from '../../../shared/kernel/ids.ts';
import type { Evolve } from '../../kernel/fact.ts';
import { accept, type DecideContext, type FeatureSpec, refuse } from '../../kernel/feature.ts';
import { documentFacts, type Said } from './facts.ts';
import {
  bytesFrom,
  change,
  type Document,
  type DocumentNeeds,
  type DocumentsSlice,
  inOrder,
  isUsed,
  saidOf,
  standing,
  tooSecret,
  type Upload,
  withMark,
} from './papers.ts';
import { decideSubmissions, evolveSubmissions } from './submission-rules.ts';

export const evolve: Evolve<DocumentsSlice, typeof documentFacts.kinds> = {
  ...evolveSubmissions,
  recalled: (slice, { documents }) =>
    documents.reduce((before, document) => change(before, document, { recalled: true }), slice),
  attached: (slice, { document, ...paper }, { at }) => ({
    ...slice,
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
    return { ...slice, papers, next: sorted.length + 1 };
  },
  withdrawn: (slice, { document }) => change(slice, document, { withdrawn: true }),
  restored: (slice, { document }) => change(slice, document, { withdrawn: false }),
};

type Spec = FeatureSpec<typeof documents, DocumentsSlice, DocumentNeeds, typeof documentFacts.kinds>;
export const decide: NonNullable<Spec['decide']> = {
  ...decideSubmissions,
  attach: (slice, input, { meeting, needs, newId, prepared }: DecideContext<DocumentNeeds, Upload | undefined>) => {
    if (!needs.hasItem(input.item)) return refuse('documents.item-unknown');
    if (!prepared || prepared.meeting !== meeting) return refuse('documents.upload-unknown');
    if (isUsed(slice, input.upload)) return refuse('documents.upload-used');
    const said = withMark(input, prepared);
    if (tooSecret(said)) return refuse('documents.too-secret');
    const document = newId();
    return accept([documentFacts.make.attached({ ...said, document, ...bytesFrom(prepared) })], {
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
    const marked = withMark(saidOf(paper), prepared);
    if (tooSecret(marked)) return refuse('documents.too-secret');
    const raised = marked.secrecy !== (paper.secrecy ?? 'none');
    return accept(
      [
        // Before the new bytes: nobody gets them under the old mark.
        ...(raised ? [documentFacts.make.edited({ document, ...marked })] : []),
        documentFacts.make.replaced({ document, version, upload, ...bytesFrom(prepared) }),
      ],
      { version },
    );
  },
  edit: (slice, { document, ...anew }) => {
    const paper = standing(slice, document);
    if (!paper) return refuse('documents.unknown');
    const said = { ...saidOf(paper), ...(anew as Partial<Said>) };
    return tooSecret(said)
      ? refuse('documents.too-secret')
      : accept([documentFacts.make.edited({ document, ...said })], {});
  },
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
