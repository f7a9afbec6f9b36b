import { z } from 'zod';
import { classView, contract, meetingCommand, mineView } from '../../kernel/contract.ts';
import { id, type PersonId } from '../../kernel/ids.ts';

export const serviceKinds = ['water', 'paper', 'technician', 'secretary'] as const;
export type ServiceKind = (typeof serviceKinds)[number];
const kind = z.enum(serviceKinds);
const called = { as: 'me', command: 'service.call', input: { kind: 'water' } } as const;
const byMember = (person: string) => ({
  before: [{ as: 'delegate', command: 'service.call', input: { kind: 'water' } } as const],
  input: { person: person as PersonId, kind: 'water' as const },
});

export const service = contract({
  name: 'service',
  failures: ['service.not-in', 'service.called', 'service.not-called'],
  commands: {
    /** Means now: a call without a line is not made later by itself. */
    call: meetingCommand({
      input: z.object({ kind }),
      reply: z.object({}),
      right: 'participants',
      atOnce: true,
      example: () => ({ input: { kind: 'water' as const } }),
    }),
    withdraw: meetingCommand({
      input: z.object({ kind }),
      reply: z.object({}),
      right: 'participants',
      example: () => ({ before: [called], input: { kind: 'water' as const } }),
    }),
    /** Somebody is coming. */
    take: meetingCommand({
      input: z.object({ person: id<'Person'>(), kind }),
      reply: z.object({}),
      right: 'managers',
      byPin: true,
      example: (w) => byMember(w.people.delegate),
    }),
    done: meetingCommand({
      input: z.object({ person: id<'Person'>(), kind }),
      reply: z.object({}),
      right: 'managers',
      byPin: true,
      example: (w) => byMember(w.people.delegate),
    }),
  },
  views: {
    calls: classView(
      z.object({
        /** By `person/kind`, oldest first by `at`. */
        calls: z.record(z.string(), z.object({ person: id<'Person'>(), kind, at: z.number(), taken: z.boolean() })),
      }),
      'managers',
    ),
    mine: mineView(
      z.object({
        calls: z.record(z.string(), z.object({ at: z.number(), taken: z.boolean() })),
        denial: z.string().nullable(),
      }),
    ),
  },
});
