import { z } from 'zod';
import { contract, endpoint, storeCommand } from '../../kernel/contract.ts';
import { id } from '../../kernel/ids.ts';

/** What became of a sign-in. */
export const signInOutcomes = [
  'signed-in',
  'by-pin',
  'signed-out',
  'wrong',
  'wrong-pin',
  'locked-out',
  'account-locked',
] as const;
export type SignInOutcome = (typeof signInOutcomes)[number];

/** Kinds of entries of the office's log: the feature that an entry is of. */
export const auditKinds = [
  'identity',
  'units',
  'catalogues',
  'groups',
  'devices',
  'documents',
  'personal',
  'attendance',
  'audit',
  'backups',
  'setup',
] as const;
export type AuditKind = (typeof auditKinds)[number];

/** How long sign-ins are kept at least: twelve months (Decision 742/QĐ-BTTTT), a leap year counted in. In ms. */
export const keptMs = 366 * 86_400_000;

const whole = z.coerce.number().int();
/** Milliseconds since 1970, the first included, the last not. */
const span = { from: whole.optional(), to: whole.optional() };
const page = { before: whole.optional(), limit: whole.min(1).max(500).default(100) };

export const signInRow = z.object({
  id: z.number(),
  at: z.number(),
  /** As it was typed; empty where somebody signed out. */
  login: z.string(),
  person: id<'Person'>().nullable(),
  /** Null for a name that nobody has, or a person who is gone. */
  name: z.string().nullable(),
  outcome: z.enum(signInOutcomes),
  address: z.string(),
  agent: z.string(),
});
export type SignInRow = z.infer<typeof signInRow>;

export const auditEntry = z.object({
  n: z.number(),
  at: z.number(),
  /** Id of who did it, or `clock`. */
  by: z.string(),
  /** `feature.command`, or what happened without one. */
  type: z.string(),
  /** Ids and plain values only. */
  data: z.record(z.string(), z.json()),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const audit = contract({
  name: 'audit',
  failures: ['audit.too-recent'],
  commands: {
    /** Removes sign-ins from before a moment that lies at least twelve months back. */
    purgeSignIns: storeCommand({
      input: z.object({ before: z.number().int().positive() }),
      reply: z.object({ rows: z.number() }),
      right: 'administrator',
      example: () => ({ input: { before: 1_577_836_800_000 } }),
    }),
  },
  endpoints: {
    /** Newest first; `before` is the id that the page before ended with; `total` is counted for the first page only. */
    signIns: endpoint({
      method: 'GET',
      path: '/api/sign-ins',
      params: z.object({
        text: z.string().max(100).default(''),
        outcome: z.enum(signInOutcomes).optional(),
        ...span,
        ...page,
      }),
      body: 'none',
      reply: z.object({ rows: z.array(signInRow), next: z.number().nullable(), total: z.number().nullable() }),
      right: 'administrator',
      example: () => ({ input: { params: { text: 'nguyen', limit: 10 } } }),
    }),
    /**
     * What was done in the office, newest first. A page may hold fewer entries than asked for, even none, and still have a
     * `next`: one request looks through a bounded part of the log.
     */
    entries: endpoint({
      method: 'GET',
      path: '/api/audit',
      params: z.object({
        /** A part of the names of who did it or whom it was done to; empty for all. */
        text: z.string().max(100).default(''),
        kind: z.enum(auditKinds).optional(),
        ...span,
        ...page,
      }),
      body: 'none',
      reply: z.object({
        entries: z.array(auditEntry),
        /** Names of today by id, of people, units and catalogue entries; what is gone has none. */
        names: z.record(z.string(), z.string()),
        next: z.number().nullable(),
      }),
      right: 'administrator',
      example: () => ({ input: { params: { kind: 'identity' as const, limit: 10 } } }),
    }),
  },
});
