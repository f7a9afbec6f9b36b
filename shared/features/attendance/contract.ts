import { z } from 'zod';
import { classView, contract, meetingCommand, mineView } from '../../kernel/contract.ts';
import { id, type PersonId } from '../../kernel/ids.ts';

export const attendance = contract({
  name: 'attendance',
  failures: ['attendance.not-open', 'attendance.already-in', 'attendance.not-in', 'attendance.not-a-participant'],
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
        people: z.record(
          z.string(),
          z.object({ state: z.enum(['in', 'out']), at: z.number(), by: z.enum(['self', 'secretary']) }),
        ),
        voting: z.number(),
        votingPresent: z.number(),
        guests: z.number(),
        guestsPresent: z.number(),
        quorum: z.object({ needed: z.number(), met: z.boolean() }),
      }),
    ),
    me: mineView(z.object({ state: z.enum(['none', 'in', 'out']), checkInDenial: z.string().nullable() })),
  },
});
