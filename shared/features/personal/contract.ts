import { z } from 'zod';
import { contract, endpoint } from '../../kernel/contract.ts';
import { id, type MeetingId } from '../../kernel/ids.ts';

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

/** One page group or note, under a name that tells nothing: a keyed hash that only its owner can make. */
const slot = z.string().regex(/^[a-f0-9]{32}$/);

export const personal = contract({
  name: 'personal',
  failures: ['personal.key-changed', 'personal.too-much', 'personal.wrong-password', 'personal.unsupported'],
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
      body: z.object({ key: wrappedKey, replaces: z.string().nullable() }),
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
      body: z.object({ id: z.string().regex(/^[a-z0-9]{8,24}$/), body: base64(120_000) }),
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
