import { z } from 'zod';
import { classView, contract, endpoint, meetingCommand } from '../../kernel/contract.ts';
import { type DocumentId, type ItemId, id, type MeetingId, type UploadId } from '../../kernel/ids.ts';
import { paperView, said, saidAnew, secrecies } from './paper.ts';
import { submissionCommands, submissionEndpoints, submissionFailures, submissionViews } from './submissions.ts';

export type { PaperView } from './paper.ts';
export { paperAudiences, paperKinds, secrecies } from './paper.ts';

/** Where something was found: the page, the words as they stand there, what is around them. */
const pageHit = {
  page: z.number(),
  before: z.string(),
  hit: z.string(),
  after: z.string(),
  /** Further places on the same page. */
  more: z.number(),
};

export const documents = contract({
  name: 'documents',
  failures: [
    'documents.type-unknown',
    'documents.unsafe',
    'documents.no-converter',
    'documents.not-convertible',
    'documents.no-original',
    'documents.damaged',
    'documents.password',
    'documents.too-large',
    'documents.timeout',
    'documents.empty',
    'documents.upload-unknown',
    'documents.upload-used',
    'documents.item-unknown',
    'documents.unknown',
    'documents.not-withdrawn',
    'documents.same-bytes',
    'documents.too-secret',
    'documents.pictures-only',
    'documents.page-unknown',
    ...submissionFailures,
  ],
  commands: {
    ...submissionCommands,
    attach: meetingCommand({
      input: z.object({
        item: id<'Item'>(),
        upload: id<'Upload'>(),
        ...said,
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
    /** A new version: new bytes under the same title, the old ones kept. Shared ink stays with the version it was made on. */
    replace: meetingCommand({
      input: z.object({ document: id<'Document'>(), upload: id<'Upload'>() }),
      reply: z.object({ version: z.number() }),
      right: 'managers',
      example: (w) => ({ input: { document: w.documents.open as DocumentId, upload: w.upload as UploadId } }),
    }),
    edit: meetingCommand({
      input: z.object({ document: id<'Document'>(), ...saidAnew }),
      reply: z.object({}),
      right: 'managers',
      example: (w) => ({
        input: { document: w.documents.open as DocumentId, title: 'Báo cáo đã sửa tên', kind: 'report' as const },
      }),
    }),
    /** Puts a paper under an item, before another paper of it, or last (`before: null`). */
    move: meetingCommand({
      input: z.object({ document: id<'Document'>(), item: id<'Item'>(), before: id<'Document'>().nullable() }),
      reply: z.object({}),
      right: 'managers',
      example: (w) => ({
        input: { document: w.documents.open as DocumentId, item: w.items[1]! as ItemId, before: null },
      }),
    }),
    /** Brings back a withdrawn paper, with its versions and its ink. */
    restore: meetingCommand({
      input: z.object({ document: id<'Document'>() }),
      reply: z.object({}),
      right: 'managers',
      example: (w) => ({
        before: [{ as: 'secretary', command: 'documents.withdraw', input: { document: w.documents.open } }],
        input: { document: w.documents.open as DocumentId },
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
    ...submissionViews,
    papers: classView(
      z.object({
        papers: z.record(z.string(), paperView),
        /** For managers: those that were withdrawn. */
        withdrawn: z.record(z.string(), paperView).optional(),
      }),
    ),
  },
  endpoints: {
    ...submissionEndpoints,
    /**
     * A PDF, or an office file, text or picture that is made one; read to its end and checked before the answer; bytes
     * are on the disk when it comes, the original's too. At most 200 MB.
     */
    upload: endpoint({
      method: 'POST',
      path: '/api/meetings/:meeting/uploads',
      params: z.object({ meeting: id<'Meeting'>(), name: z.string().min(1).max(255) }),
      body: 'bytes',
      reply: z.object({
        upload: id<'Upload'>(),
        pages: z.number(),
        size: z.number(),
        converted: z.boolean(),
        /** What the mark on the first page says. */
        secrecy: z.enum(secrecies),
      }),
      right: 'managers',
      example: (w) => ({ input: { params: { meeting: w.meeting as MeetingId, name: 'bao-cao.pdf' } } }),
    }),
    /** Pages of the papers that one may read on which a text stands, tone marks and đ ignored; at most 100. */
    search: endpoint({
      method: 'GET',
      path: '/api/meetings/:meeting/search',
      params: z.object({ meeting: id<'Meeting'>(), text: z.string().trim().min(2).max(100) }),
      body: 'none',
      reply: z.object({
        hits: z.array(
          z.object({
            document: id<'Document'>(),
            ...pageHit,
          }),
        ),
        cut: z.boolean(),
      }),
      right: 'participants',
      afterClosing: true,
      example: (w) => ({ input: { params: { meeting: w.meeting as MeetingId, text: 'ngan sach' } } }),
    }),
    /**
     * Pages of the papers of all meetings that one may read on which words stand in a row, the last one as far as it was
     * typed, tone marks and đ ignored; at most 100, of the papers that came last.
     */
    searchAll: endpoint({
      method: 'GET',
      path: '/api/search',
      params: z.object({ text: z.string().trim().min(2).max(100) }),
      body: 'none',
      reply: z.object({
        /** Newest meetings first. */
        hits: z.array(
          z.object({
            meeting: id<'Meeting'>(),
            meetingTitle: z.string(),
            startsAt: z.number(),
            document: id<'Document'>(),
            title: z.string(),
            ...pageHit,
          }),
        ),
        cut: z.boolean(),
      }),
      right: 'account',
      example: () => ({ input: { params: { text: 'ngan sach' } } }),
    }),
    /** The file that the newest version was made from, as it was uploaded, under its own name. */
    original: endpoint({
      method: 'GET',
      path: '/api/meetings/:meeting/documents/:document/original',
      params: z.object({ meeting: id<'Meeting'>(), document: id<'Document'>() }),
      body: 'none',
      reply: 'bytes',
      right: 'managers',
      byPin: true,
      afterClosing: true,
      example: (w) => ({
        input: { params: { meeting: w.meeting as MeetingId, document: w.documents.open as DocumentId } },
      }),
    }),
    /** Lines that were read off the scanned pages of a version: points from the upper left corner of the shown page. */
    letters: endpoint({
      method: 'GET',
      path: '/api/meetings/:meeting/documents/:document/letters',
      params: z.object({
        meeting: id<'Meeting'>(),
        document: id<'Document'>(),
        version: z.coerce.number().int().min(1).optional(),
      }),
      body: 'none',
      reply: z.object({
        pages: z.array(
          z.object({
            page: z.number(),
            lines: z.array(z.object({ text: z.string(), x: z.number(), y: z.number(), w: z.number(), h: z.number() })),
          }),
        ),
      }),
      right: 'room',
      afterClosing: true,
      example: (w) => ({
        input: { params: { meeting: w.meeting as MeetingId, document: w.documents.open as DocumentId } },
      }),
    }),
    /**
     * Sizes of the pages of a paper's version as they are shown, in points, for who gets pictures of them; `transform` leads
     * from the file's own space there (six numbers, as pdf.js has them): ink of the file and of its pictures is one.
     */
    pages: endpoint({
      method: 'GET',
      path: '/api/meetings/:meeting/documents/:document/pages',
      params: z.object({
        meeting: id<'Meeting'>(),
        document: id<'Document'>(),
        version: z.coerce.number().int().min(1).optional(),
      }),
      body: 'none',
      reply: z.object({
        pages: z.array(z.object({ width: z.number(), height: z.number(), transform: z.array(z.number()).length(6) })),
      }),
      right: 'room',
      afterClosing: true,
      example: (w) => ({
        input: { params: { meeting: w.meeting as MeetingId, document: w.documents.open as DocumentId } },
      }),
    }),
    /** One page as a picture, at least as wide as is asked (pixels), with the reader's name and the time burnt in. */
    page: endpoint({
      method: 'GET',
      path: '/api/meetings/:meeting/documents/:document/pages/:page',
      params: z.object({
        meeting: id<'Meeting'>(),
        document: id<'Document'>(),
        page: z.coerce.number().int().min(1),
        width: z.coerce.number().int().min(100).max(3200).default(1200),
        version: z.coerce.number().int().min(1).optional(),
      }),
      body: 'none',
      reply: 'bytes',
      right: 'room',
      afterClosing: true,
      example: (w) => ({
        input: { params: { meeting: w.meeting as MeetingId, document: w.documents.open as DocumentId, page: 1 } },
      }),
    }),
    /** The bytes of a paper's version (the newest, if none is named), whole or by range, with an ETag of their hash. */
    file: endpoint({
      method: 'GET',
      path: '/api/meetings/:meeting/documents/:document/file',
      params: z.object({
        meeting: id<'Meeting'>(),
        document: id<'Document'>(),
        version: z.coerce.number().int().min(1).optional(),
      }),
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
