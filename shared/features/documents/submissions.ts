import { z } from 'zod';
import { classView, endpoint, meetingCommand } from '../../kernel/contract.ts';
import { type ItemId, id, type MeetingId, type SubmissionId, type UploadId } from '../../kernel/ids.ts';
import { paperAudiences, said, secrecies } from './paper.ts';

// Papers that the unit which prepares an item hands in, and that chair or secretary approve or send back (W23, W24).

export const submissionStates = ['waiting', 'approved', 'sent-back', 'taken-back'] as const;

const submission = z.object({
  item: id<'Item'>(),
  /** The paper of which it is to be the new version; null of a new paper. */
  document: id<'Document'>().nullable(),
  title: z.string(),
  kind: z.string(),
  number: z.string(),
  issuer: z.string(),
  audience: z.enum(paperAudiences),
  secrecy: z.enum(secrecies),
  viewOnly: z.boolean(),
  pages: z.number(),
  /** Bytes. */
  size: z.number(),
  by: id<'Person'>(),
  byName: z.string(),
  at: z.number(),
  state: z.enum(submissionStates),
  /** Why it was sent back. */
  reason: z.string(),
  answeredAt: z.number().nullable(),
});
export type SubmissionView = z.infer<typeof submission>;

export const submissionFailures = [
  'documents.not-preparer',
  'documents.submission-unknown',
  'documents.submission-answered',
] as const;

const example = (w: { newId: () => string; items: readonly string[]; upload: string }) => ({
  item: w.items[2]! as ItemId,
  upload: w.upload as UploadId,
  title: 'Báo cáo của đơn vị',
  kind: 'report',
});

export const submissionCommands = {
  /** By an account of the unit that prepares the item, or of a unit below it; also a new version of a paper of the item. */
  submit: meetingCommand({
    input: z.object({
      item: id<'Item'>(),
      upload: id<'Upload'>(),
      document: id<'Document'>().nullable().default(null),
      ...said,
    }),
    reply: z.object({ submission: id<'Submission'>() }),
    right: 'account',
    example: (w) => ({ input: example(w) }),
  }),
  /** By who handed it in, while nobody has answered. */
  takeBack: meetingCommand({
    input: z.object({ submission: id<'Submission'>() }),
    reply: z.object({}),
    right: 'account',
    example: (w) => ({ input: { submission: w.submission as SubmissionId } }),
  }),
  /** Makes it a paper of the meeting, or the new version of one. */
  approve: meetingCommand({
    input: z.object({ submission: id<'Submission'>() }),
    reply: z.object({ document: id<'Document'>() }),
    right: 'managers',
    example: (w) => ({ input: { submission: w.submission as SubmissionId } }),
  }),
  sendBack: meetingCommand({
    input: z.object({
      submission: id<'Submission'>(),
      reason: z.string().trim().normalize('NFC').min(3).max(1000),
    }),
    reply: z.object({}),
    right: 'managers',
    example: (w) => ({ input: { submission: w.submission as SubmissionId, reason: 'Thiếu phụ lục số liệu' } }),
  }),
};

export const submissionViews = {
  submissions: classView(z.object({ submissions: z.record(z.string(), submission) }), 'managers'),
};

export const submissionEndpoints = {
  /** Items of open meetings whose papers one's unit prepares, the nearest due first; with what was handed in. */
  toPrepare: endpoint({
    method: 'GET',
    path: '/api/to-prepare',
    params: z.object({}),
    body: 'none',
    reply: z.object({
      items: z.array(
        z.object({
          meeting: id<'Meeting'>(),
          meetingTitle: z.string(),
          startsAt: z.number(),
          item: id<'Item'>(),
          title: z.string(),
          due: z.number().nullable(),
          papers: z.array(
            z.object({ document: id<'Document'>(), title: z.string(), version: z.number(), at: z.number() }),
          ),
          submissions: z.array(submission.extend({ id: id<'Submission'>(), mine: z.boolean() })),
        }),
      ),
    }),
    right: 'account',
    example: () => ({ input: { params: {} } }),
  }),
  /** As `upload`, by who prepares the item. */
  submitUpload: endpoint({
    method: 'POST',
    path: '/api/meetings/:meeting/items/:item/uploads',
    params: z.object({ meeting: id<'Meeting'>(), item: id<'Item'>(), name: z.string().min(1).max(255) }),
    body: 'bytes',
    reply: z.object({
      upload: id<'Upload'>(),
      pages: z.number(),
      size: z.number(),
      converted: z.boolean(),
      secrecy: z.enum(secrecies),
    }),
    right: 'account',
    example: (w) => ({
      input: { params: { meeting: w.meeting as MeetingId, item: w.items[2] as ItemId, name: 'bao-cao.pdf' } },
    }),
  }),
  /** The bytes of what was handed in: for the unit that prepares the item, and for managers. */
  submissionFile: endpoint({
    method: 'GET',
    path: '/api/meetings/:meeting/submissions/:submission/file',
    params: z.object({ meeting: id<'Meeting'>(), submission: id<'Submission'>() }),
    body: 'none',
    reply: 'bytes',
    right: 'account',
    afterClosing: true,
    example: (w) => ({
      input: { params: { meeting: w.meeting as MeetingId, submission: w.submission as SubmissionId } },
    }),
  }),
};
