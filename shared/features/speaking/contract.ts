import { z } from 'zod';
import { classView, contract, meetingCommand, mineView } from '../../kernel/contract.ts';
import { id, type PersonId } from '../../kernel/ids.ts';

/** Minutes of a first and of a later speech on one item, unless a manager sets others: the National Assembly's custom. */
export const usualMinutes = { first: 7, again: 3 } as const;
export const minutesMax = 120;

const subject = z.string().trim().normalize('NFC').max(200).default('');
const minutes = z.number().int().min(1).max(minutesMax);
const person = id<'Person'>();
const me = { as: 'me', command: 'speaking.ask', input: {} } as const;
const called = (someone: string) =>
  ({ as: 'secretary', command: 'speaking.call', input: { person: someone } }) as const;

export const speaking = contract({
  name: 'speaking',
  failures: [
    'speaking.not-running',
    'speaking.no-item',
    'speaking.closed-door',
    'speaking.not-in',
    'speaking.person-not-in',
    'speaking.already-asked',
    'speaking.speaks-now',
    'speaking.not-asked',
    'speaking.nobody-speaks',
    'speaking.is-paused',
    'speaking.not-paused',
    'speaking.not-yours',
  ],
  commands: {
    /** Means this moment: a hand that is raised without a line is not raised later by itself. */
    ask: meetingCommand({
      input: z.object({ subject }),
      reply: z.object({}),
      right: 'participants',
      atOnce: true,
      example: () => ({ input: { subject: 'Nguồn vốn của dự án' } }),
    }),
    withdraw: meetingCommand({
      input: z.object({}),
      reply: z.object({}),
      right: 'participants',
      example: () => ({ before: [me], input: {} }),
    }),
    askFor: meetingCommand({
      input: z.object({ person, subject }),
      reply: z.object({}),
      right: 'managers',
      example: (w) => ({ input: { person: w.people.member as PersonId } }),
    }),
    dismiss: meetingCommand({
      input: z.object({ person }),
      reply: z.object({}),
      right: 'managers',
      byPin: true,
      example: (w) => ({
        before: [{ as: 'secretary', command: 'speaking.askFor', input: { person: w.people.member } }],
        input: { person: w.people.member as PersonId },
      }),
    }),
    /** Without `minutes` the time is the usual one. */
    call: meetingCommand({
      input: z.object({ person, minutes: minutes.optional() }),
      reply: z.object({}),
      right: 'managers',
      byPin: true,
      example: (w) => ({ input: { person: w.people.member as PersonId } }),
    }),
    pause: meetingCommand({
      input: z.object({}),
      reply: z.object({}),
      right: 'managers',
      byPin: true,
      example: (w) => ({ before: [called(w.people.member)], input: {} }),
    }),
    resume: meetingCommand({
      input: z.object({}),
      reply: z.object({}),
      right: 'managers',
      byPin: true,
      example: (w) => ({
        before: [called(w.people.member), { as: 'secretary', command: 'speaking.pause', input: {} }],
        input: {},
      }),
    }),
    extend: meetingCommand({
      input: z.object({ minutes }),
      reply: z.object({}),
      right: 'managers',
      byPin: true,
      example: (w) => ({ before: [called(w.people.member)], input: { minutes: 2 } }),
    }),
    /** By a manager, or by who speaks. */
    end: meetingCommand({
      input: z.object({}),
      reply: z.object({}),
      right: 'participants',
      example: (w) => ({ before: [called(w.me)], input: {} }),
    }),
    setMinutes: meetingCommand({
      input: z.object({ first: minutes, again: minutes }),
      reply: z.object({}),
      right: 'managers',
      byPin: true,
      example: () => ({ input: { first: 5, again: 2 } }),
    }),
  },
  views: {
    queue: classView(
      z.object({
        /** Who speaks; time left is `limitMs` less what ran since `at`, pauses left out. */
        speaker: z
          .object({
            person,
            subject: z.string(),
            at: z.number(),
            limitMs: z.number(),
            pausedMs: z.number(),
            /** Since when he pauses; null while he speaks. */
            pausedAt: z.number().nullable(),
          })
          .nullable(),
        /** By person, in the order in which they asked. */
        waiting: z.record(
          z.string(),
          z.object({ order: z.number(), subject: z.string(), at: z.number(), again: z.boolean() }),
        ),
        minutes: z.object({ first: z.number(), again: z.number() }),
        /** Why nobody can ask now; null when one can. */
        askDenial: z.string().nullable(),
        /** For managers: how often and how long each has spoken, in ms. */
        spoken: z.record(z.string(), z.object({ times: z.number(), ms: z.number() })).optional(),
      }),
    ),
    me: mineView(
      z.object({
        waiting: z.boolean(),
        speaking: z.boolean(),
        askDenial: z.string().nullable(),
      }),
    ),
  },
});
