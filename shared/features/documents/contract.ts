import { z } from 'zod';
import { classView, contract, endpoint, meetingCommand } from '../../kernel/contract.ts';
import { type DocumentId, type ItemId, id, type MeetingId, type UploadId } from '../../kernel/ids.ts';

export const paperKinds = ['report', 'submission', 'draft', 'plan', 'map', 'letter', 'other'] as const;
/** Who may read a paper: everybody in the meeting, those who vote and managers, or managers only. */
export const paperAudiences = ['all', 'members', 'managers'] as const;

export const paperView = z.object({
  item: id<'Item'>(),
  title: z.string(),
  kind: z.enum(paperKinds),
  number: z.string(),
  audience: z.enum(paperAudiences),
  pages: z.number(),
  /** Bytes. */
  size: z.number(),
  version: z.number(),
  order: z.number(),
});
export type PaperView = z.infer<typeof paperView>;

export const documents = contract({
  name: 'documents',
  failures: [
    'documents.not-pdf',
    'documents.damaged',
    'documents.password',
    'documents.too-large',
    'documents.timeout',
    'documents.empty',
    'documents.upload-unknown',
    'documents.upload-used',
    'documents.item-unknown',
    'documents.unknown',
  ],
  commands: {
    attach: meetingCommand({
      input: z.object({
        item: id<'Item'>(),
        upload: id<'Upload'>(),
        title: z.string().trim().min(2).max(300),
        kind: z.enum(paperKinds),
        number: z.string().trim().max(60).default(''),
        audience: z.enum(paperAudiences).default('all'),
      }),
      reply: z.object({ document: id<'Document'>() }),
      right: 'managers',
      example: (w) => ({
        input: {
          item: w.items[0]! as ItemId,
          upload: w.upload as UploadId,
          title: 'Báo cáo bổ sung',
          kind: 'report' as const,
        },
      }),
    }),
    withdraw: meetingCommand({
      input: z.object({ document: id<'Document'>() }),
      reply: z.object({}),
      right: 'managers',
      example: (w) => ({ input: { document: w.documents.open as DocumentId } }),
    }),
  },
  views: {
    papers: classView(z.object({ papers: z.record(z.string(), paperView) })),
  },
  endpoints: {
    /** A PDF, read to its end and checked before the answer; bytes are on the disk when it comes. At most 200 MB. */
    upload: endpoint({
      method: 'POST',
      path: '/api/meetings/:meeting/uploads',
      params: z.object({ meeting: id<'Meeting'>(), name: z.string().min(1).max(255) }),
      body: 'bytes',
      reply: z.object({ upload: id<'Upload'>(), pages: z.number(), size: z.number() }),
      right: 'managers',
      example: (w) => ({ input: { params: { meeting: w.meeting as MeetingId, name: 'bao-cao.pdf' } } }),
    }),
    /** The bytes of a paper, whole or by range, with an ETag of their hash. */
    file: endpoint({
      method: 'GET',
      path: '/api/meetings/:meeting/documents/:document/file',
      params: z.object({ meeting: id<'Meeting'>(), document: id<'Document'>() }),
      body: 'none',
      reply: 'bytes',
      right: 'room',
      afterClosing: true,
      example: (w) => ({
        input: { params: { meeting: w.meeting as MeetingId, document: w.documents.open as DocumentId } },
      }),
    }),
  },
});
