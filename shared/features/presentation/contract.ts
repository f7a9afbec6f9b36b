import { z } from 'zod';
import { classView, contract, liveValue, meetingCommand, mineView, signal } from '../../kernel/contract.ts';
import { type DocumentId, id, type PersonId } from '../../kernel/ids.ts';
import { coordinateMax, pointsMax } from '../annotations/ink.ts';

/** Places of one signal of live ink at most: a fifth of a second of the quickest pens. */
export const livePlacesMax = 96;

export const presentation = contract({
  name: 'presentation',
  failures: [
    'presentation.not-allowed',
    'presentation.not-running',
    'presentation.document-unknown',
    'presentation.not-presenting',
    'presentation.unknown-person',
    'presentation.person-not-allowed',
    'presentation.person-cannot-read',
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
      byPin: true,
      example: (w) => ({ input: { person: w.people.member as PersonId } }),
    }),
    disallow: meetingCommand({
      input: z.object({ person: id<'Person'>() }),
      reply: z.object({}),
      right: 'chair',
      byPin: true,
      example: (w) => ({ input: { person: w.people.member as PersonId } }),
    }),
    /** Lets another go on with the paper that is presented: who presents, and the chair, may give it to whom the chair lets. */
    handOver: meetingCommand({
      input: z.object({ person: id<'Person'>() }),
      reply: z.object({}),
      right: 'participants',
      example: (w) => ({
        before: [
          { as: 'chair', command: 'presentation.allow', input: { person: w.me } },
          { as: 'chair', command: 'presentation.allow', input: { person: w.people.member } },
          { as: 'me', command: 'presentation.start', input: { document: w.documents.open } },
        ],
        input: { person: w.people.member as PersonId },
      }),
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
        /** Who may go on with the paper, beside who presents it: the chair and whom he lets, as far as they may read it. */
        successors: z.array(id<'Person'>()),
      }),
    ),
    me: mineView(z.object({ startDenial: z.string().nullable(), handOverDenial: z.string().nullable() })),
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
    /** Whether this device goes with the presenter; said when that changes, kept for each device, sent to nobody. */
    follow: liveValue({
      schema: z.object({ document: id<'Document'>(), follows: z.boolean() }),
      right: 'participants',
      audiences: [],
      example: (w) => ({
        before: [{ as: 'chair', command: 'presentation.start', input: { document: w.documents.open } }],
        input: { document: w.documents.open as DocumentId, follows: true },
      }),
    }),
    /** How many go with the presenter, of those who have the meeting's papers before them and may read this one; not himself. */
    followers: liveValue({
      schema: z.object({ document: id<'Document'>(), here: z.number().int(), of: z.number().int() }),
      right: 'clock',
      audiences: ['managers', 'members', 'guests'],
      example: (w) => ({ input: { document: w.documents.open as DocumentId, here: 1, of: 2 } }),
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
    /**
     * What the presenter is writing for all, while his pen is down: the places since the last signal, in 1/8 pt of user space
     * from the place numbered `from` on. Only a foretaste: the finished mark comes as ink.
     */
    ink: signal({
      schema: z.object({
        document: id<'Document'>(),
        page: z.number().int().min(1).max(5000),
        stroke: z.string().min(1).max(16),
        kind: z.enum(['pen', 'marker', 'line', 'arrow', 'box', 'ellipse']),
        colour: z.number().int().min(0).max(15),
        width: z.number().int().min(1).max(255),
        from: z.number().int().min(0).max(pointsMax),
        points: z.array(z.number().int().min(-coordinateMax).max(coordinateMax)).max(2 * livePlacesMax),
        ended: z.boolean(),
      }),
      right: 'participants',
      audiences: ['managers', 'members', 'guests', 'display'],
      example: (w) => ({
        before: [
          { as: 'chair', command: 'presentation.allow', input: { person: w.me } },
          { as: 'me', command: 'presentation.start', input: { document: w.documents.open } },
        ],
        input: {
          document: w.documents.open as DocumentId,
          page: 1,
          stroke: 'net1',
          kind: 'pen' as const,
          colour: 0,
          width: 18,
          from: 0,
          points: [800, 800, 840, 808],
          ended: false,
        },
      }),
    }),
  },
});
