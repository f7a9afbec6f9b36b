import { z } from 'zod';
import { classView, contract, endpoint, meetingCommand } from '../../kernel/contract.ts';
import { id } from '../../kernel/ids.ts';
import { bodyIds } from './bodies.ts';

export const meetingStates = ['draft', 'announced', 'running', 'closed', 'cancelled'] as const;
export const meetingState = z.enum(meetingStates);
export type MeetingStateName = z.infer<typeof meetingState>;

/** Milliseconds since 1970, UTC, between 2000 and 2100. */
export const moment = z.number().int().min(946_684_800_000).max(4_102_444_800_000);

const details = {
  title: z.string().trim().min(3).max(200),
  room: z.string().trim().min(1).max(120),
  startsAt: moment,
  endsAt: moment,
  /** Whose rules of quorum and voting hold; see bodies.ts. */
  body: z.enum(bodyIds),
  /** How long before the start check-in opens. */
  checkInMinutes: z
    .number()
    .int()
    .min(0)
    .max(24 * 60)
    .default(30),
};
const example = {
  title: 'Phiên họp chuyên đề',
  room: 'Phòng họp số 1',
  startsAt: 1_800_000_000_000,
  endsAt: 1_800_010_000_000,
  body: 'people-committee' as const,
  checkInMinutes: 30,
};

export const meetingView = z.object({
  title: z.string(),
  room: z.string(),
  startsAt: z.number(),
  endsAt: z.number(),
  body: z.enum(bodyIds),
  checkInMinutes: z.number(),
  state: meetingState,
  checkInOpen: z.boolean(),
  startedAt: z.number().nullable(),
  closedAt: z.number().nullable(),
  /** Why a manager cannot do it now (a failure code), or null; absent for other audiences. */
  denials: z
    .object({
      announce: z.string().nullable(),
      openCheckIn: z.string().nullable(),
      start: z.string().nullable(),
      close: z.string().nullable(),
      cancel: z.string().nullable(),
    })
    .optional(),
});
export type MeetingView = z.infer<typeof meetingView>;

export const meetings = contract({
  name: 'meetings',
  failures: [
    'meetings.exists',
    'meetings.source-unknown',
    'meetings.ends-before-start',
    'meetings.not-draft',
    'meetings.not-announced',
    'meetings.not-running',
    'meetings.already-started',
    'meetings.check-in-open',
    'meetings.no-chair',
    'meetings.no-items',
    'meetings.vote-open',
  ],
  commands: {
    /**
     * Makes a meeting whose id the client chose; its creator becomes the secretary. `from`: agenda and participants are
     * taken over from a meeting that the creator manages.
     */
    create: meetingCommand({
      input: z.object({ ...details, from: id<'Meeting'>().optional() }),
      reply: z.object({ meeting: id<'Meeting'>() }),
      right: 'office',
      creates: true,
      example: () => ({ input: example }),
    }),
    edit: meetingCommand({
      input: z.object(details),
      reply: z.object({}),
      right: 'managers',
      example: () => ({ in: 'announced', input: example }),
    }),
    announce: meetingCommand({
      input: z.object({}),
      reply: z.object({}),
      right: 'managers',
      example: () => ({ in: 'draft', input: {} }),
    }),
    /** Also by the clock, a set time before the start. */
    openCheckIn: meetingCommand({
      input: z.object({}),
      reply: z.object({}),
      right: 'managers',
      example: () => ({ in: 'announced', input: {} }),
    }),
    start: meetingCommand({
      input: z.object({}),
      reply: z.object({}),
      right: 'managers',
      example: () => ({ in: 'announced', input: {} }),
    }),
    close: meetingCommand({
      input: z.object({}),
      reply: z.object({}),
      right: 'managers',
      example: (w) => ({
        before: [{ as: 'secretary', command: 'voting.close', input: { question: w.questions.open } }],
        input: {},
      }),
    }),
    cancel: meetingCommand({
      input: z.object({}),
      reply: z.object({}),
      right: 'managers',
      example: () => ({ in: 'announced', input: {} }),
    }),
  },
  views: { meeting: classView(meetingView) },
  endpoints: {
    /** The meetings in which one takes part (drafts only as a manager), newest first; at most 200. */
    list: endpoint({
      method: 'GET',
      path: '/api/meetings',
      params: z.object({}),
      body: 'none',
      reply: z.object({
        meetings: z.array(
          z.object({
            id: id<'Meeting'>(),
            title: z.string(),
            room: z.string(),
            startsAt: z.number(),
            endsAt: z.number(),
            state: meetingState,
            offices: z.array(z.enum(['chair', 'secretary'])),
            votes: z.boolean(),
          }),
        ),
      }),
      right: 'account',
      example: () => ({ input: { params: {} } }),
    }),
  },
});
