import { z } from 'zod';
import { classView, contract, endpoint, meetingCommand } from '../../kernel/contract.ts';
import { id } from '../../kernel/ids.ts';
import { moment } from '../../kernel/moment.ts';
import { bodyIds } from './bodies.ts';

export const meetingStates = ['draft', 'announced', 'postponed', 'running', 'closed', 'cancelled'] as const;
export const meetingState = z.enum(meetingStates);
export type MeetingStateName = z.infer<typeof meetingState>;

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
  /** Type of the meeting in the office's words, from its catalogue or free. */
  type: z.string().trim().normalize('NFC').max(120).default(''),
  /** The unit that holds it: its office accounts find the meeting among their unit's. */
  unit: id<'Unit'>().nullable().default(null),
};
/** Why something was put off or called off. */
const reason = z.string().trim().normalize('NFC').max(500).default('');
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
  type: z.string(),
  unit: id<'Unit'>().nullable(),
  /** Others may make meetings like it. */
  template: z.boolean(),
  /** Erased when it is over. */
  rehearsal: z.boolean(),
  state: meetingState,
  /** Why it was put off or called off, for everybody who was to come. */
  reason: z.string(),
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
      postpone: z.string().nullable(),
      cancel: z.string().nullable(),
    })
    .optional(),
});
export type MeetingView = z.infer<typeof meetingView>;

export const meetingSteps = [
  'created',
  'edited',
  'announced',
  'postponed',
  'checkInOpened',
  'started',
  'closed',
  'cancelled',
] as const;
/** What was done with the meeting itself, by whom (`clock` where it was due) and when; oldest first. */
export const historyView = z.object({
  steps: z.array(
    z.object({ step: z.enum(meetingSteps), at: z.number(), by: z.string(), reason: z.string().optional() }),
  ),
});

/** A meeting as lists show it. */
const listed = z.object({
  id: id<'Meeting'>(),
  title: z.string(),
  room: z.string(),
  type: z.string(),
  unit: id<'Unit'>().nullable(),
  startsAt: z.number(),
  endsAt: z.number(),
  state: meetingState,
  rehearsal: z.boolean(),
  /** False of a meeting of one's unit in which one has no part: it is listed, and not entered. */
  takesPart: z.boolean(),
  offices: z.array(z.enum(['chair', 'secretary'])),
  votes: z.boolean(),
});
export type ListedMeeting = z.infer<typeof listed>;
/** Whose meetings: those in which one takes part, those of one's unit and of the units below it, or both. */
export const meetingScopes = ['mine', 'unit', 'all'] as const;
/** Meetings of one answer at most. */
export const listMax = 200;

export const meetings = contract({
  name: 'meetings',
  failures: [
    'meetings.exists',
    'meetings.source-unknown',
    'meetings.unit-unknown',
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
     * taken over from a meeting that the creator manages, or from a template.
     */
    create: meetingCommand({
      input: z.object({
        ...details,
        from: id<'Meeting'>().optional(),
        /** Tried out only: with its end all of it is erased. It is never made a real one. */
        rehearsal: z.boolean().default(false),
      }),
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
    /** Put off: until it is announced again, with other times or the same, nobody checks in. Who was in is out. */
    postpone: meetingCommand({
      input: z.object({ reason }),
      reply: z.object({}),
      right: 'managers',
      example: () => ({ in: 'announced', input: { reason: 'Chờ ý kiến của Sở Tài chính' } }),
    }),
    /** Whether office accounts may make meetings like this one: its agenda and participants. */
    setTemplate: meetingCommand({
      input: z.object({ template: z.boolean() }),
      reply: z.object({}),
      right: 'managers',
      afterClosing: true,
      example: () => ({ input: { template: true } }),
    }),
    cancel: meetingCommand({
      input: z.object({ reason }),
      reply: z.object({}),
      right: 'managers',
      example: () => ({ in: 'announced', input: {} }),
    }),
  },
  views: { meeting: classView(meetingView), history: classView(historyView, 'managers') },
  endpoints: {
    /**
     * Meetings of a scope (drafts only as a manager), newest first, at most 200: whose title, type or room holds a text, or
     * an item or a participant that one may see in it, tone marks and đ ignored; of a state; that begin in a span of time.
     */
    list: endpoint({
      method: 'GET',
      path: '/api/meetings',
      params: z.object({
        scope: z.enum(meetingScopes).default('mine'),
        text: z.string().trim().max(100).default(''),
        state: meetingState.optional(),
        from: z.coerce.number().int().optional(),
        to: z.coerce.number().int().optional(),
      }),
      body: 'none',
      reply: z.object({ meetings: z.array(listed), more: z.boolean() }),
      right: 'account',
      example: () => ({ input: { params: { scope: 'all' as const, text: 'ngan sach' } } }),
    }),
    /** Templates of which one may make a meeting, newest first; at most 100. */
    templates: endpoint({
      method: 'GET',
      path: '/api/meeting-templates',
      params: z.object({}),
      body: 'none',
      reply: z.object({
        templates: z.array(
          z.object({
            id: id<'Meeting'>(),
            title: z.string(),
            room: z.string(),
            type: z.string(),
            unit: id<'Unit'>().nullable(),
            body: z.enum(bodyIds),
            checkInMinutes: z.number(),
            startsAt: z.number(),
            endsAt: z.number(),
            items: z.number(),
            people: z.number(),
          }),
        ),
      }),
      right: 'office',
      example: () => ({ input: { params: {} } }),
    }),
  },
});
