import { z } from 'zod';
import { classView, contract, endpoint, meetingCommand } from '../../kernel/contract.ts';
import { type DocumentId, id, type MeetingId } from '../../kernel/ids.ts';

export const summaryStates = ['working', 'ready', 'no-text', 'failed'] as const;

export const summary = z.object({
  /** Whole sentences in reading order; the page is that on which the sentence begins, from 1. */
  sentences: z.array(z.object({ text: z.string(), document: id<'Document'>(), page: z.number() })),
  /** `extract`: sentences of the papers, chosen on this machine; `model`: written by the model that is named. */
  by: z.enum(['extract', 'model']),
  model: z.string().nullable(),
  /** A failure code when the model did not serve and the extract stands in for it. */
  note: z.string().nullable(),
  madeAt: z.number(),
});
export type Summary = z.infer<typeof summary>;

export const assistant = contract({
  name: 'assistant',
  failures: ['assistant.not-ready', 'assistant.no-text', 'assistant.model-failed'],
  commands: {
    /** By the server, when the work in the background has ended. */
    record: meetingCommand({
      input: z.object({
        document: id<'Document'>(),
        version: z.number().int(),
        outcome: z.enum(['ready', 'no-text', 'failed']),
      }),
      reply: z.object({}),
      right: 'clock',
      afterClosing: true,
      example: (w) => ({
        input: { document: w.documents.open as DocumentId, version: 1, outcome: 'no-text' as const },
      }),
    }),
  },
  views: {
    summaries: classView(z.object({ papers: z.record(z.string(), z.enum(summaryStates)) }), 'room'),
  },
  endpoints: {
    document: endpoint({
      method: 'GET',
      path: '/api/meetings/:meeting/documents/:document/summary',
      params: z.object({ meeting: id<'Meeting'>(), document: id<'Document'>() }),
      body: 'none',
      reply: summary,
      right: 'participants',
      afterClosing: true,
      example: (w) => ({
        input: { params: { meeting: w.meeting as MeetingId, document: w.documents.open as DocumentId } },
      }),
    }),
    /** Of all papers that the asker may read. */
    meeting: endpoint({
      method: 'GET',
      path: '/api/meetings/:meeting/summary',
      params: z.object({ meeting: id<'Meeting'>() }),
      body: 'none',
      reply: summary,
      right: 'participants',
      afterClosing: true,
      example: (w) => ({ input: { params: { meeting: w.meeting as MeetingId } } }),
    }),
  },
});
