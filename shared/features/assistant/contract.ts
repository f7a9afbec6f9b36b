import { z } from 'zod';
import { classView, contract, endpoint, meetingCommand } from '../../kernel/contract.ts';
import { type DocumentId, id, type MeetingId } from '../../kernel/ids.ts';
import { changes } from './changes.ts';
import { answer, assistantAbout, background, brief, question } from './questions.ts';

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
  failures: ['assistant.not-ready', 'assistant.no-text', 'assistant.model-failed', 'assistant.busy'],
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
    /** Asks the papers that the asker may read; nobody else learns of the question, and it is not kept. */
    ask: endpoint({
      method: 'POST',
      path: '/api/meetings/:meeting/questions',
      params: z.object({ meeting: id<'Meeting'>() }),
      body: question,
      reply: answer,
      right: 'participants',
      afterClosing: true,
      example: (w) => ({
        input: { params: { meeting: w.meeting as MeetingId }, body: { text: 'Kinh phí là bao nhiêu?', write: false } },
      }),
    }),
    /** What has changed in a paper since an earlier version, in the model's words; without `write` only whether there is a model. */
    changes: endpoint({
      method: 'POST',
      path: '/api/meetings/:meeting/documents/:document/changes',
      params: z.object({ meeting: id<'Meeting'>(), document: id<'Document'>() }),
      body: z.object({ against: z.number().int().min(1).max(100_000), write: z.boolean() }),
      reply: changes,
      right: 'participants',
      afterClosing: true,
      example: (w) => ({
        before: [
          {
            as: 'secretary',
            command: 'documents.replace',
            input: { document: w.documents.open, upload: w.upload },
          },
          {
            as: 'clock',
            command: 'assistant.record',
            input: { document: w.documents.open, version: 2, outcome: 'no-text' },
          },
        ],
        input: {
          params: { meeting: w.meeting as MeetingId, document: w.documents.open as DocumentId },
          body: { against: 1, write: false },
        },
      }),
    }),
    /** Whether an answer was right, said by who got it; kept without a name. */
    judge: endpoint({
      method: 'POST',
      path: '/api/meetings/:meeting/answers/:answer',
      params: z.object({ meeting: id<'Meeting'>(), answer: z.string().max(40) }),
      body: z.object({ right: z.boolean() }),
      reply: z.object({}),
      right: 'participants',
      afterClosing: true,
      example: (w) => ({
        input: { params: { meeting: w.meeting as MeetingId, answer: 'unknown' }, body: { right: true } },
      }),
    }),
    /** Of who asks, for him alone. */
    brief: endpoint({
      method: 'GET',
      path: '/api/meetings/:meeting/brief',
      params: z.object({ meeting: id<'Meeting'>() }),
      body: 'none',
      reply: brief,
      right: 'participants',
      afterClosing: true,
      example: (w) => ({ input: { params: { meeting: w.meeting as MeetingId } } }),
    }),
    background: endpoint({
      method: 'GET',
      path: '/api/meetings/:meeting/background',
      params: z.object({ meeting: id<'Meeting'>() }),
      body: 'none',
      reply: background,
      right: 'participants',
      afterClosing: true,
      example: (w) => ({ input: { params: { meeting: w.meeting as MeetingId } } }),
    }),
    about: endpoint({
      method: 'GET',
      path: '/api/assistant',
      params: z.object({}),
      body: 'none',
      reply: assistantAbout,
      right: 'administrator',
      example: () => ({ input: { params: {} } }),
    }),
  },
});
