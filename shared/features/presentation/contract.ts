import { z } from 'zod';
import { classView, contract, liveValue, meetingCommand, mineView, signal } from '../../kernel/contract.ts';
import { type DocumentId, id, type PersonId } from '../../kernel/ids.ts';

export const presentation = contract({
  name: 'presentation',
  failures: [
    'presentation.not-allowed',
    'presentation.not-running',
    'presentation.document-unknown',
    'presentation.not-presenting',
    'presentation.unknown-person',
  ],
  commands: {
    /** Starts to lead all to a paper's pages, or goes on with another paper; ends the presentation that was running. */
    start: meetingCommand({
      input: z.object({ document: id<'Document'>() }),
      reply: z.object({}),
      right: 'participants',
      example: (w) => ({
        before: [{ as: 'chair', command: 'presentation.allow', input: { person: w.me } }],
        input: { document: w.documents.open as DocumentId },
      }),
    }),
    stop: meetingCommand({
      input: z.object({}),
      reply: z.object({}),
      right: 'participants',
      example: (w) => ({
        before: [
          { as: 'chair', command: 'presentation.allow', input: { person: w.me } },
          { as: 'me', command: 'presentation.start', input: { document: w.documents.open } },
        ],
        input: {},
      }),
    }),
    allow: meetingCommand({
      input: z.object({ person: id<'Person'>() }),
      reply: z.object({}),
      right: 'chair',
      example: (w) => ({ input: { person: w.people.member as PersonId } }),
    }),
    disallow: meetingCommand({
      input: z.object({ person: id<'Person'>() }),
      reply: z.object({}),
      right: 'chair',
      example: (w) => ({ input: { person: w.people.member as PersonId } }),
    }),
  },
  views: {
    stage: classView(
      z.object({
        presenter: id<'Person'>().nullable(),
        /** Null also when this access class may not read the paper; then `closedDoor` is true. */
        document: id<'Document'>().nullable(),
        closedDoor: z.boolean(),
        allowed: z.array(id<'Person'>()),
      }),
    ),
    me: mineView(z.object({ startDenial: z.string().nullable() })),
  },
  live: {
    /** Where the presenter is: page from 1, and the part of the page that he shows (0…1 of its width and height), or null for all. */
    page: liveValue({
      schema: z.object({
        document: id<'Document'>(),
        page: z.number().int().min(1).max(5000),
        region: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }).nullable().default(null),
      }),
      right: 'participants',
      audiences: ['managers', 'members', 'guests', 'display'],
      example: (w) => ({
        before: [
          { as: 'chair', command: 'presentation.allow', input: { person: w.me } },
          { as: 'me', command: 'presentation.start', input: { document: w.documents.open } },
        ],
        input: { document: w.documents.open as DocumentId, page: 2 },
      }),
    }),
  },
  signals: {
    /** The presenter's pointer, 0…1 of the page's width and height; null when it leaves. */
    pointer: signal({
      schema: z.object({
        document: id<'Document'>(),
        page: z.number().int().min(1).max(5000),
        at: z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) }).nullable(),
      }),
      right: 'participants',
      audiences: ['managers', 'members', 'guests', 'display'],
      example: (w) => ({
        before: [
          { as: 'chair', command: 'presentation.allow', input: { person: w.me } },
          { as: 'me', command: 'presentation.start', input: { document: w.documents.open } },
        ],
        input: { document: w.documents.open as DocumentId, page: 1, at: { x: 0.5, y: 0.5 } },
      }),
    }),
  },
});
