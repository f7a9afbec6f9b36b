import type { documents } from '../../../shared/features/documents/contract.ts';
import { paperAudiences } from '../../../shared/features/documents/paper.ts';
import type { DocumentId, SubmissionId } from '../../../shared/kernel/ids.ts';
import type { Evolve } from '../../kernel/fact.ts';
import { accept, type DecideContext, type FeatureSpec, refuse } from '../../kernel/feature.ts';
import { documentFacts, type Said } from './facts.ts';
import {
  bytesFrom,
  type DocumentNeeds,
  type DocumentsSlice,
  isUsed,
  type Submission,
  saidOf,
  standing,
  stricter,
  tooSecret,
  type Upload,
  withMark,
} from './papers.ts';

/** What plain tables say of who hands in: his unit and those above it, and the upload. */
export interface SubmissionPrepared {
  readonly units: readonly string[];
  readonly upload?: Upload | undefined;
}

/** Audiences from the widest to the narrowest. */
const narrower = (a: Said['audience'], b: Said['audience']): Said['audience'] =>
  paperAudiences.indexOf(a) > paperAudiences.indexOf(b) ? a : b;

const tightened = (before: Said, said: Said): Said => ({
  ...said,
  audience: narrower(before.audience, said.audience),
  secrecy: stricter(before.secrecy ?? 'none', said.secrecy ?? 'none'),
  viewOnly: before.viewOnly === true || said.viewOnly === true,
});

type Kinds = (typeof documentFacts)['kinds'];
type Told = 'submitted' | 'takenBack' | 'sentBack' | 'approved';

const answer = (slice: DocumentsSlice, submission: string, part: Partial<Submission>): DocumentsSlice => {
  const before = slice.submissions[submission];
  return before ? { ...slice, submissions: { ...slice.submissions, [submission]: { ...before, ...part } } } : slice;
};

export const evolveSubmissions: Pick<Evolve<DocumentsSlice, Kinds>, Told> = {
  submitted: (slice, { submission, ...submitted }, { at, by }) => ({
    ...slice,
    submissions: {
      ...slice.submissions,
      [submission]: { ...submitted, by, at, state: 'waiting', reason: '', answeredAt: null },
    },
  }),
  takenBack: (slice, { submission }, { at }) => answer(slice, submission, { state: 'taken-back', answeredAt: at }),
  sentBack: (slice, { submission, reason }, { at }) =>
    answer(slice, submission, { state: 'sent-back', reason, answeredAt: at }),
  approved: (slice, { submission, document }, { at }) =>
    answer(slice, submission, { state: 'approved', document, answeredAt: at }),
};

/** Whether somebody of these units prepares an item. */
const prepares = (item: string, units: readonly string[], needs: DocumentNeeds): boolean => {
  const unit = needs.unitOf(item);
  return unit !== null && units.includes(unit);
};

const waiting = (slice: DocumentsSlice, submission: string) => {
  const found = slice.submissions[submission];
  if (!found) return 'documents.submission-unknown' as const;
  return found.state === 'waiting' ? found : ('documents.submission-answered' as const);
};

type Spec = FeatureSpec<typeof documents, DocumentsSlice, DocumentNeeds, Kinds>;
type Decisions = Pick<NonNullable<Spec['decide']>, 'submit' | 'takeBack' | 'approve' | 'sendBack'>;
export const decideSubmissions: Decisions = {
  submit: (
    slice,
    { document, ...input },
    { meeting, needs, newId, prepared }: DecideContext<DocumentNeeds, SubmissionPrepared>,
  ) => {
    if (!prepares(input.item, prepared.units, needs)) return refuse('documents.not-preparer');
    const { upload } = prepared;
    if (!upload || upload.meeting !== meeting) return refuse('documents.upload-unknown');
    if (isUsed(slice, input.upload)) return refuse('documents.upload-used');
    const said = withMark(input, upload);
    if (tooSecret(said)) return refuse('documents.too-secret');
    if (document !== null) {
      const paper = standing(slice, document);
      if (paper?.item !== input.item) return refuse('documents.unknown');
      if (paper.hash === upload.hash) return refuse('documents.same-bytes');
    }
    const submission = newId();
    return accept([documentFacts.make.submitted({ submission, document, ...said, ...bytesFrom(upload) })], {
      submission: submission as SubmissionId,
    });
  },
  takeBack: (slice, { submission }, { needs, prepared }: DecideContext<DocumentNeeds, SubmissionPrepared>) => {
    const found = waiting(slice, submission);
    if (typeof found === 'string') return refuse(found);
    if (!prepares(found.item, prepared.units, needs)) return refuse('documents.not-preparer');
    return accept([documentFacts.make.takenBack({ submission })], {});
  },
  sendBack: (slice, { submission, reason }) => {
    const found = waiting(slice, submission);
    if (typeof found === 'string') return refuse(found);
    return accept([documentFacts.make.sentBack({ submission, reason })], {});
  },
  approve: (slice, { submission }, { needs, newId }) => {
    const found = waiting(slice, submission);
    if (typeof found === 'string') return refuse(found);
    if (!needs.hasItem(found.item)) return refuse('documents.item-unknown');
    const { upload, hash, pages, size, original, document: old, item } = found;
    const bytes = { upload, hash, pages, size, ...(original !== undefined && { original }) };
    const said = saidOf(found);
    if (old === null) {
      const document = newId();
      return accept(
        [
          documentFacts.make.attached({ document, item, ...said, ...bytes }),
          documentFacts.make.approved({ submission, document }),
        ],
        { document: document as DocumentId },
      );
    }
    const paper = standing(slice, old);
    if (!paper) return refuse('documents.unknown');
    return accept(
      [
        // Who may read it was decided by the meeting's managers: a unit can tighten that, never loosen it.
        documentFacts.make.edited({ document: old, ...tightened(paper, said) }),
        documentFacts.make.replaced({ document: old, version: paper.version + 1, ...bytes }),
        documentFacts.make.approved({ submission, document: old }),
      ],
      { document: old as DocumentId },
    );
  },
};
