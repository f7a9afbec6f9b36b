import { z } from 'zod';
import { classView, contract, endpoint, liveValue, meetingCommand, mineView } from '../../kernel/contract.ts';
import { id, type MeetingId, type PersonId } from '../../kernel/ids.ts';
import { audiences, offices } from '../../kernel/roles.ts';

const items = z.union([z.literal('all'), z.array(id<'Item'>()).max(200)]);

export const participantView = z.object({
  /** Name, position and unit from the office's tables; «đã xóa» once a person was erased. */
  name: z.string(),
  position: z.string(),
  unit: z.string(),
  offices: z.array(z.enum(offices)),
  votes: z.boolean(),
  order: z.number(),
  items,
  /** Whom he comes instead of (dự thay); null for most. */
  standsFor: id<'Person'>().nullable(),
  /** Why a manager (of the chair: the chair) cannot do it to this person now, or null; absent for other audiences. */
  denials: z
    .object({
      vote: z.string().nullable(),
      remove: z.string().nullable(),
      handOver: z.string().nullable(),
      substitute: z.string().nullable(),
    })
    .optional(),
});
export type ParticipantView = z.infer<typeof participantView>;

export const participants = contract({
  name: 'participants',
  failures: [
    'participants.already-in',
    'participants.unknown',
    'participants.person-unknown',
    'participants.chair-stays',
    'participants.last-manager',
    'participants.is-chair',
    'participants.vote-open',
    'participants.is-present',
    'participants.has-substitute',
    'participants.stands-for-another',
    'participants.vote-does-not-pass',
    'participants.no-vote-to-pass',
    'participants.seat-votes',
  ],
  commands: {
    add: meetingCommand({
      input: z.object({
        person: id<'Person'>(),
        votes: z.boolean(),
        chair: z.boolean().default(false),
        items: items.default('all'),
      }),
      reply: z.object({}),
      right: 'managers',
      example: (w) => ({ input: { person: w.people.stranger as PersonId, votes: true } }),
    }),
    change: meetingCommand({
      /** `chair`: he gets the chair, when nobody has it. */
      input: z.object({
        person: id<'Person'>(),
        votes: z.boolean(),
        items: items.default('all'),
        chair: z.boolean().default(false),
      }),
      reply: z.object({}),
      right: 'managers',
      example: (w) => ({
        before: [{ as: 'secretary', command: 'voting.close', input: { question: w.questions.open } }],
        input: { person: w.people.guest as PersonId, votes: false, items: [] },
      }),
    }),
    remove: meetingCommand({
      input: z.object({ person: id<'Person'>() }),
      reply: z.object({}),
      right: 'managers',
      example: (w) => ({
        before: [{ as: 'secretary', command: 'voting.close', input: { question: w.questions.open } }],
        input: { person: w.people.member as PersonId },
      }),
    }),
    /** Takes in who comes instead of somebody who cannot; the vote passes to him only where the body's rules let it. */
    acceptSubstitute: meetingCommand({
      input: z.object({ absent: id<'Person'>(), person: id<'Person'>(), votes: z.boolean().default(false) }),
      reply: z.object({}),
      right: 'managers',
      example: (w) => ({
        before: [{ as: 'secretary', command: 'attendance.checkOutFor', input: { person: w.people.member } }],
        input: { absent: w.people.member as PersonId, person: w.people.stranger as PersonId },
      }),
    }),
    /** The chair passes the chair to another participant and stays a member. */
    handOverChair: meetingCommand({
      input: z.object({ person: id<'Person'>() }),
      reply: z.object({}),
      right: 'chair',
      example: (w) => ({ input: { person: w.people.member as PersonId } }),
    }),
  },
  views: {
    people: classView(z.object({ people: z.record(z.string(), participantView) })),
    me: mineView(
      z.object({
        person: id<'Person'>(),
        offices: z.array(z.enum(offices)),
        votes: z.boolean(),
        audience: z.enum(audiences),
      }),
    ),
  },
  endpoints: {
    /** Who takes part in a meeting that one manages, to be taken over into another one. */
    list: endpoint({
      method: 'GET',
      path: '/api/meetings/:meeting/people',
      params: z.object({ meeting: id<'Meeting'>() }),
      body: 'none',
      reply: z.object({
        people: z.array(
          z.object({
            id: id<'Person'>(),
            name: z.string(),
            position: z.string(),
            unitName: z.string(),
            votes: z.boolean(),
            chair: z.boolean(),
          }),
        ),
      }),
      right: 'managers',
      byPin: true,
      afterClosing: true,
      example: (w) => ({ input: { params: { meeting: w.meeting as MeetingId } } }),
    }),
  },
  live: {
    /** Who has a connected device now; by id, so that one who comes or goes is all that is told. */
    connected: liveValue({
      schema: z.object({ people: z.record(id<'Person'>(), z.literal(1)), displays: z.number() }),
      right: 'clock',
      audiences: ['managers'],
      example: () => ({ input: { people: {}, displays: 0 } }),
    }),
  },
});
