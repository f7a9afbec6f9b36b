import { z } from 'zod';
import { contract, endpoint, storeCommand } from '../../kernel/contract.ts';
import { id, type MeetingId, type PersonId } from '../../kernel/ids.ts';

const base64 = (max: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .max(max);
/** Pieces of one answer at most; the rest is asked for by `after`. */
export const piecesMax = 200;
/** Bytes that one person may keep in one meeting: some 40,000 strokes. */
export const personalBytesMax = 24 * 1024 * 1024;

/**
 * A key of 32 random bytes, wrapped: AES-256-GCM by PBKDF2-SHA256 of the password. `id` names this wrapping. All bytes are
 * base64url.
 */
const wrappedKey = z.object({
  id: z.string().regex(/^[a-z0-9]{12}$/),
  salt: base64(43),
  rounds: z.number().int().min(100_000).max(10_000_000),
  wrapped: base64(200),
});
export type WrappedKey = z.infer<typeof wrappedKey>;

/** Names a wrapping for recovery; the server makes it, and its part of the key belongs to it. */
const recoveryId = z.string().regex(/^[a-z0-9]{20}$/);
/** How long a released part is told. In ms. */
export const releaseMs = 24 * 3_600_000;
/** People of the administrator's list at most. */
export const recoveriesMax = 500;

/** One page group or note, under a name that tells nothing: a keyed hash that only its owner can make. */
const slot = z.string().regex(/^[a-f0-9]{32}$/);

export const personal = contract({
  name: 'personal',
  failures: [
    'personal.key-changed',
    'personal.too-much',
    'personal.wrong-password',
    'personal.unsupported',
    'personal.recovery-off',
    'personal.no-recovery',
    'personal.own-release',
    'personal.not-released',
    'personal.code-slip',
    'personal.code-wrong',
  ],
  commands: {
    /** Whether the office offers recovery. Taken back, what was wrapped for it is erased for everybody. */
    offerRecovery: storeCommand({
      input: z.object({ offered: z.boolean() }),
      reply: z.object({}),
      right: 'administrator',
      example: () => ({ input: { offered: true } }),
    }),
    /** Keeps one's own key, wrapped by a code that one has written down and the server's part of this id. */
    keepRecovery: storeCommand({
      input: z.object({ id: recoveryId, wrapped: base64(200) }),
      reply: z.object({}),
      right: 'account',
      byPin: false,
      example: () => ({ input: { id: 'khoiphucghichurieng0', wrapped: 'a2hvYXJpZW5n' } }),
    }),
    /** Ends one's own recovery: the wrapping is erased. */
    endRecovery: storeCommand({
      input: z.object({}),
      reply: z.object({}),
      right: 'account',
      byPin: false,
      example: () => ({ input: {} }),
    }),
    /** Lets somebody else be told the server's part, once, for 24 hours. It is told to that person only. */
    releaseRecovery: storeCommand({
      input: z.object({ person: id<'Person'>() }),
      reply: z.object({ until: z.number() }),
      right: 'administrator',
      example: (w) => ({ input: { person: w.people.secretary as PersonId } }),
    }),
  },
  endpoints: {
    key: endpoint({
      method: 'GET',
      path: '/api/personal/key',
      params: z.object({}),
      body: 'none',
      reply: z.object({ key: wrappedKey.nullable() }),
      right: 'account',
      example: () => ({ input: { params: {} } }),
    }),
    /** Keeps a wrapped key in the stead of the one that is named, or as the first one. */
    keepKey: endpoint({
      method: 'PUT',
      path: '/api/personal/key',
      params: z.object({}),
      /** `endsRecovery`: the key is another one, or was just recovered; what was wrapped for recovery is erased. */
      body: z.object({ key: wrappedKey, replaces: z.string().nullable(), endsRecovery: z.boolean().default(false) }),
      reply: z.object({}),
      right: 'account',
      example: () => ({
        input: {
          params: {},
          body: {
            key: { id: 'motkhoarieng', salt: 'c2FsdHNhbHRzYWx0c2E', rounds: 600_000, wrapped: 'a2hvYXJpZW5n' },
            replaces: null,
          },
        },
      }),
    }),
    /** Whether the office offers recovery, since when one has it, and until when the server's part is released. */
    recovery: endpoint({
      method: 'GET',
      path: '/api/personal/recovery',
      params: z.object({}),
      body: 'none',
      reply: z.object({ offered: z.boolean(), since: z.number().nullable(), until: z.number().nullable() }),
      right: 'account',
      example: () => ({ input: { params: {} } }),
    }),
    /** A new id and the server's part for it. For a wrapping that is kept already it is told by `takePart` alone. */
    newPart: endpoint({
      method: 'POST',
      path: '/api/personal/recovery/new',
      params: z.object({}),
      body: z.object({}),
      reply: z.object({ id: recoveryId, part: base64(43) }),
      right: 'account',
      byPin: false,
      example: () => ({ input: { params: {}, body: {} } }),
    }),
    /** One's own wrapping and the server's part, as long as a release holds; to one attempt, which may ask again. */
    takePart: endpoint({
      method: 'POST',
      path: '/api/personal/recovery/part',
      params: z.object({}),
      body: z.object({ attempt: z.string().regex(/^[a-z0-9]{12}$/) }),
      reply: z.object({ id: recoveryId, part: base64(43), wrapped: base64(200) }),
      right: 'account',
      byPin: false,
      example: () => ({ input: { params: {}, body: { attempt: 'lanthu000001' } } }),
    }),
    /** Who has set recovery up, and until when his part is released; nothing of what he keeps. */
    recoveries: endpoint({
      method: 'GET',
      path: '/api/personal/recoveries',
      params: z.object({}),
      body: 'none',
      reply: z.object({
        offered: z.boolean(),
        people: z.array(
          z.object({
            person: id<'Person'>(),
            name: z.string(),
            position: z.string(),
            unit: z.string(),
            since: z.number(),
            until: z.number().nullable(),
            /** It was told already. */
            taken: z.boolean(),
          }),
        ),
      }),
      right: 'administrator',
      example: () => ({ input: { params: {} } }),
    }),
    /** Sealed pieces of one slot in the order in which they came. */
    pieces: endpoint({
      method: 'GET',
      path: '/api/meetings/:meeting/personal/:slot',
      params: z.object({ meeting: id<'Meeting'>(), slot, after: z.coerce.number().int().min(0).default(0) }),
      body: 'none',
      reply: z.object({ pieces: z.array(z.object({ n: z.number(), body: z.string() })), more: z.boolean() }),
      right: 'participants',
      afterClosing: true,
      example: (w) => ({ input: { params: { meeting: w.meeting as MeetingId, slot: '0'.repeat(32) } } }),
    }),
    /** Adds a sealed piece under an id that the device made; the same id again adds nothing. */
    addPiece: endpoint({
      method: 'POST',
      path: '/api/meetings/:meeting/personal/:slot',
      params: z.object({ meeting: id<'Meeting'>(), slot }),
      body: z.object({ id: z.string().regex(/^[a-z0-9]{8,24}$/), body: base64(240_000) }),
      reply: z.object({}),
      right: 'participants',
      afterClosing: true,
      example: (w) => ({
        input: {
          params: { meeting: w.meeting as MeetingId, slot: '0'.repeat(32) },
          body: { id: 'motmanhrieng', body: 'a2luIG1pdA' },
        },
      }),
    }),
  },
});
