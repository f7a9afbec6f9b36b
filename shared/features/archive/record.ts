import { z } from 'zod';
import { bases, choices, shares, ties } from '../voting/tally.ts';

/** Milliseconds since 1970, UTC. */
const at = z.number();
const id = z.string();

export const recordedBallot = z.object({
  person: id,
  choice: z.enum(choices),
  text: z.string(),
  at,
  /** `secretary`: said aloud and entered by a manager. */
  by: z.enum(['self', 'secretary']),
});

export const recordedQuestion = z.object({
  id,
  item: id,
  text: z.string(),
  rule: z.enum(shares),
  base: z.enum(bases),
  tie: z.enum(ties),
  state: z.enum(['prepared', 'open', 'closed', 'cancelled']),
  openedAt: at.nullable(),
  closedAt: at.nullable(),
  /** How many might vote, and how many did. */
  entitled: z.number(),
  voted: z.number(),
  published: z.boolean(),
  result: z
    .object({
      agree: z.number(),
      disagree: z.number(),
      other: z.number(),
      notVoting: z.number(),
      of: z.number(),
      needed: z.number(),
      tied: z.boolean(),
      passed: z.boolean(),
    })
    .nullable(),
  /** Null where this reader may not see them. */
  ballots: z.array(recordedBallot).nullable(),
  /** Who was entitled; null where this reader may not see it. */
  roll: z.array(id).nullable(),
});
export type RecordedQuestion = z.infer<typeof recordedQuestion>;

/** From one coming to the next going; `out` is null where nobody noted one. */
const stay = z.object({ in: at, out: at.nullable(), by: z.enum(['self', 'code', 'secretary']) });

/**
 * All of a meeting that one reader may see, version 1: ids point to `people`, `items` and `papers`. A later version adds fields
 * and never changes what these mean.
 */
export const meetingRecord = z.object({
  nghisuRecord: z.literal(1),
  madeAt: at,
  /** What was left out for this reader: he sees the audience that he is of. */
  audience: z.enum(['managers', 'members', 'guests', 'display']),
  meeting: z.object({
    id,
    title: z.string(),
    room: z.string(),
    type: z.string(),
    body: z.string(),
    /** Legal basis of its rules. */
    basis: z.string(),
    unit: z.string(),
    superior: z.string(),
    state: z.string(),
    startsAt: at,
    endsAt: at,
    startedAt: at.nullable(),
    closedAt: at.nullable(),
  }),
  people: z.record(
    id,
    z.object({
      name: z.string(),
      position: z.string(),
      unit: z.string(),
      offices: z.array(z.enum(['chair', 'secretary'])),
      votes: z.boolean(),
      /** Whom he came instead of; records made before this was kept have none. */
      standsFor: id.nullable().default(null),
    }),
  ),
  items: z.array(
    z.object({
      id,
      title: z.string(),
      sub: z.boolean(),
      minutes: z.number(),
      presenter: id.nullable(),
      state: z.enum(['waiting', 'current', 'done']),
      startedAt: at.nullable(),
      endedAt: at.nullable(),
    }),
  ),
  papers: z.array(
    z.object({
      id,
      item: id,
      title: z.string(),
      kind: z.string(),
      number: z.string(),
      issuer: z.string(),
      audience: z.enum(['all', 'members', 'managers']),
      secrecy: z.string(),
      version: z.number(),
      pages: z.number(),
      size: z.number(),
      at,
    }),
  ),
  attendance: z.object({
    voting: z.number(),
    votingPresent: z.number(),
    quorumNeeded: z.number(),
    quorumMet: z.boolean(),
    /** Everybody who was to come; without stays who never came. Times are for managers, others read the last state. */
    people: z.record(
      id,
      z.object({
        state: z.enum(['in', 'out', 'none']),
        stays: z.array(stay),
        /** For managers: why one could not come, and who was to come instead. */
        absence: z.object({ reason: z.string(), substitute: z.string() }).nullable(),
      }),
    ),
  }),
  questions: z.array(recordedQuestion),
  /** For managers. */
  speeches: z.array(z.object({ person: id, item: id, at, ms: z.number(), subject: z.string() })),
  /** For managers: the log as it is stored, each entry with its number and keyed hash. */
  log: z.array(z.object({ n: z.number(), body: z.string(), mac: z.string() })),
});
export type MeetingRecord = z.infer<typeof meetingRecord>;
