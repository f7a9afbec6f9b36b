import type { documents } from '../../../shared/features/documents/contract.ts';
import type { SubmissionView } from '../../../shared/features/documents/submissions.ts';
import type { DocumentId, ItemId, MeetingId, PersonId, SubmissionId } from '../../../shared/kernel/ids.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import type { Access } from '../../../shared/kernel/roles.ts';
import type { Actor, FeatureSpec, State } from '../../kernel/feature.ts';
import type { documentFacts } from './facts.ts';
import { type DocumentNeeds, type DocumentsSlice, isSecret, picturesOnly, type Submission } from './papers.ts';
import { sendPdf } from './send-file.ts';
import { takeUpload, type UploadParts } from './take-upload.ts';

/** An item whose papers a unit prepares. */
export interface PreparedItem {
  readonly meeting: string;
  readonly meetingTitle: string;
  readonly startsAt: number;
  readonly item: string;
  readonly title: string;
  readonly due: number | null;
}

export interface SubmissionParts {
  /** Name of a person; says that it was erased when it was. */
  readonly nameOf: (person: string) => string;
  /** The committed state of a meeting that is there. */
  readonly stateOf: (meeting: string) => Promise<State | undefined>;
  readonly accessOf: (state: State, actor: Actor) => Access | undefined;
  readonly isClosed: (state: State) => boolean;
  readonly unitOfItem: (state: State, item: string) => string | null;
  /** A person's unit and those above it: items of these are his to prepare. */
  readonly unitsOf: (person: string) => Promise<readonly string[]>;
  /** Items of these units in meetings that are not over, the nearest due first; at most 200. */
  readonly itemsOf: (units: readonly string[]) => Promise<readonly PreparedItem[]>;
}

export const submissionView = (submission: Submission, nameOf: SubmissionParts['nameOf']): SubmissionView => ({
  item: submission.item as ItemId,
  document: submission.document as DocumentId | null,
  title: submission.title,
  kind: submission.kind,
  number: submission.number,
  issuer: submission.issuer ?? '',
  audience: submission.audience,
  secrecy: submission.secrecy ?? 'none',
  viewOnly: submission.viewOnly ?? false,
  pages: submission.pages,
  size: submission.size,
  by: submission.by as PersonId,
  byName: nameOf(submission.by),
  at: submission.at,
  state: submission.state,
  reason: submission.reason,
  answeredAt: submission.answeredAt,
});

/** Who prepares papers and has no part in the meeting gets no more than its guests. */
const outside: Access = { audience: 'guests', items: 'all' };

type Spec = FeatureSpec<typeof documents, DocumentsSlice, DocumentNeeds, typeof documentFacts.kinds>;
type Routes = Pick<NonNullable<Spec['routes']>, 'toPrepare' | 'submitUpload' | 'submissionFile'>;

export function submissionRoutes(parts: UploadParts & SubmissionParts): Routes {
  const { nameOf, stateOf, accessOf, isClosed, unitOfItem, unitsOf, itemsOf, files } = parts;
  const prepares = async (actor: Actor, state: State, item: string): Promise<boolean> => {
    const unit = unitOfItem(state, item);
    return unit !== null && (await unitsOf(actor.id)).includes(unit);
  };
  return {
    toPrepare: async ({ actor }) => {
      const items = await itemsOf(await unitsOf(actor.id));
      const states = new Map<string, DocumentsSlice | undefined>();
      for (const { meeting } of items)
        if (!states.has(meeting))
          states.set(meeting, (await stateOf(meeting))?.documents as DocumentsSlice | undefined);
      return ok({
        items: items.map(({ meeting, item, ...rest }) => {
          const slice = states.get(meeting);
          return {
            ...rest,
            meeting: meeting as MeetingId,
            item: item as ItemId,
            papers: Object.entries(slice?.papers ?? {})
              // What the managers keep to themselves is no affair of the unit, whoever handed it in.
              .filter(
                ([, paper]) =>
                  paper.item === item &&
                  !paper.withdrawn &&
                  !paper.recalled &&
                  paper.audience !== 'managers' &&
                  !isSecret(paper),
              )
              .map(([document, { title, version, at }]) => ({ document: document as DocumentId, title, version, at })),
            submissions: Object.entries(slice?.submissions ?? {})
              .filter(([, submission]) => submission.item === item && submission.state !== 'taken-back')
              .map(([id, submission]) => ({
                id: id as SubmissionId,
                mine: submission.by === actor.id,
                ...submissionView(submission, nameOf),
              }))
              .toSorted((a, b) => b.at - a.at),
          };
        }),
      });
    },
    submitUpload: async ({ actor, params, request }) => {
      const state = await stateOf(params.meeting);
      if (!state || !(await prepares(actor, state, params.item))) return fail('documents.not-preparer');
      if (isClosed(state)) return fail('closed');
      return takeUpload(parts, { by: actor.id, meeting: params.meeting, name: params.name, bytes: request.raw });
    },
    submissionFile: async ({ actor, params, request, response }) => {
      const state = await stateOf(params.meeting);
      const slice = state?.documents as DocumentsSlice | undefined;
      const found = slice?.submissions[params.submission];
      if (!state || !found) return fail('documents.submission-unknown');
      // Recalled with the papers of the meeting.
      if (isSecret(found) && isClosed(state)) return fail('documents.submission-unknown');
      const access = accessOf(state, actor);
      // What has become a paper is given out as the paper is, not by the way on which it came.
      if (found.state === 'approved') {
        const paper = slice?.papers[found.document ?? ''];
        if (!paper || paper.withdrawn || paper.recalled) return fail('documents.unknown');
        if (picturesOnly(paper, access ?? outside)) return fail('documents.pictures-only');
        if (access?.audience !== 'managers' && paper.audience === 'managers') return fail('documents.not-preparer');
      }
      const may = access?.audience === 'managers' || (await prepares(actor, state, found.item));
      return may ? sendPdf(files, found, request, response) : fail('documents.not-preparer');
    },
  };
}
