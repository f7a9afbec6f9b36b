import { z } from 'zod';
import { classView, contract, endpoint, meetingCommand, mineView } from '../../kernel/contract.ts';
import { id, type MeetingId, type PersonId } from '../../kernel/ids.ts';

/** Who noted a coming or going: the person, the person by the code of the room, or a manager for him. */
export const attendedBy = z.enum(['self', 'code', 'secretary']);

const absence = z.object({
  reason: z.string().trim().normalize('NFC').max(500).default(''),
  /** Who shall come in one's stead, in one's own words; chair or secretary accepts. */
  substitute: z.string().trim().normalize('NFC').max(200).default(''),
});
const meeting = id<'Meeting'>();
const code = z.object({
  code: z.string(),
  /** Where a phone's camera leads. */
  url: z.string(),
  until: z.number(),
});

export const attendance = contract({
  name: 'attendance',
  failures: [
    'attendance.not-open',
    'attendance.already-in',
    'attendance.not-in',
    'attendance.not-a-participant',
    'attendance.code-old',
  ],
  commands: {
    checkIn: meetingCommand({
      input: z.object({}),
      reply: z.object({}),
      right: 'participants',
      example: () => ({ before: [{ as: 'me', command: 'attendance.checkOut', input: {} }], input: {} }),
    }),
    checkOut: meetingCommand({
      input: z.object({}),
      reply: z.object({}),
      right: 'participants',
      example: () => ({ input: {} }),
    }),
    /** By the code that the room shows: proof that one is there. */
    checkInByCode: meetingCommand({
      input: z.object({ code: z.string().min(1).max(40) }),
      reply: z.object({}),
      right: 'participants',
      atOnce: true,
      example: (w) => ({
        before: [{ as: 'me', command: 'attendance.checkOut', input: {} }],
        input: { code: w.checkInCode },
      }),
    }),
    /** Everybody named who is not in yet; how many that were. */
    checkInMany: meetingCommand({
      input: z.object({ people: z.array(id<'Person'>()).min(1).max(1000) }),
      reply: z.object({ count: z.number() }),
      right: 'managers',
      example: (w) => ({ input: { people: [w.people.member as PersonId] } }),
    }),
    checkInFor: meetingCommand({
      input: z.object({ person: id<'Person'>() }),
      reply: z.object({}),
      right: 'managers',
      example: (w) => ({
        before: [{ as: 'secretary', command: 'attendance.checkOutFor', input: { person: w.people.member } }],
        input: { person: w.people.member as PersonId },
      }),
    }),
    checkOutFor: meetingCommand({
      input: z.object({ person: id<'Person'>() }),
      reply: z.object({}),
      right: 'managers',
      example: (w) => ({ input: { person: w.people.member as PersonId } }),
    }),
  },
  views: {
    board: classView(
      z.object({
        /** Who is in the room, since when; whoever went out again has `out`. */
        people: z.record(z.string(), z.object({ state: z.enum(['in', 'out']), at: z.number(), by: attendedBy })),
        voting: z.number(),
        votingPresent: z.number(),
        guests: z.number(),
        guestsPresent: z.number(),
        quorum: z.object({ needed: z.number(), met: z.boolean() }),
      }),
    ),
    me: mineView(z.object({ state: z.enum(['none', 'in', 'out']), checkInDenial: z.string().nullable() })),
  },
  endpoints: {
    /** The code that the room's display shows now; another one every thirty seconds. */
    displayCode: endpoint({
      method: 'GET',
      path: '/api/meetings/:meeting/check-in-code',
      params: z.object({ meeting }),
      body: 'none',
      reply: code,
      right: 'display',
      example: (w) => ({ input: { params: { meeting: w.meeting as MeetingId } } }),
    }),
    /** The same, for who runs the meeting. */
    code: endpoint({
      method: 'GET',
      path: '/api/meetings/:meeting/check-in-code/managers',
      params: z.object({ meeting }),
      body: 'none',
      reply: code,
      right: 'managers',
      byPin: true,
      example: (w) => ({ input: { params: { meeting: w.meeting as MeetingId } } }),
    }),
    /** Who cannot come: all for managers, one's own for others. */
    absences: endpoint({
      method: 'GET',
      path: '/api/meetings/:meeting/absences',
      params: z.object({ meeting }),
      body: 'none',
      reply: z.object({
        absences: z.array(
          z.object({
            person: id<'Person'>(),
            reason: z.string(),
            substitute: z.string(),
            at: z.number(),
            own: z.boolean(),
          }),
        ),
      }),
      right: 'participants',
      afterClosing: true,
      example: (w) => ({ input: { params: { meeting: w.meeting as MeetingId } } }),
    }),
    /** Says that somebody cannot come: oneself, or by a manager anybody. An empty reason takes it back. */
    excuse: endpoint({
      method: 'PUT',
      path: '/api/meetings/:meeting/absences/:person',
      params: z.object({ meeting, person: id<'Person'>() }),
      body: absence,
      reply: z.object({}),
      right: 'participants',
      example: (w) => ({
        input: {
          params: { meeting: w.meeting as MeetingId, person: w.me as PersonId },
          body: { reason: 'Đi công tác' },
        },
      }),
    }),
  },
});
