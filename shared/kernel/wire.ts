import { z } from 'zod';
import { id } from './ids.ts';
import type { Json, Patch } from './patch.ts';
import type { Failure } from './result.ts';

/**
 * Messages of the socket. Client to server: `command`, `enter`, `leave`, `resync`, `live`, `signal`, `ink-join`,
 * `ink-leave`, `ink-update`, each with one body and (but for `signal`) an ack. Server to client: `view`, `live`, `signal`,
 * `ink`, `ink-lost`, `gone`. `ink-join` answers the clock from which on `ink` is sent; what there is until then is fetched.
 */
export const commandMessage = z.object({
  /** The meeting, or `officeStream` for store commands. */
  stream: id(),
  name: z.string().max(80),
  /** Made by the client, once for all retries of one intention. */
  id: id<'Command'>(),
  input: z.unknown(),
});
export const meetingMessage = z.object({ meeting: id<'Meeting'>() });
export const resyncMessage = z.object({ meeting: id<'Meeting'>(), view: z.string().max(80) });
export const laneMessage = z.object({ meeting: id<'Meeting'>(), name: z.string().max(80), value: z.unknown() });
export const inkJoinMessage = z.object({ group: z.string().max(200) });
export const inkUpdateMessage = z.object({
  name: z.string().max(240),
  /** Yjs V1, base64; 64 kB of bytes at most. */
  update: z.string().max(88_000),
});

/** The answer to every message with an ack: exactly one of a value or a failure. */
export type Reply = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly failure: Failure };

/** Position of a view in its sequence: a client whose clock does not fit asks for the whole. */
export interface Clock {
  readonly epoch: string;
  readonly n: number;
}

/** A view's whole value, or the patch that leads from `n - 1` to `n`. */
export type ViewMessage =
  | { readonly meeting: string; readonly view: string; readonly clock: Clock; readonly whole: Json }
  | { readonly meeting: string; readonly view: string; readonly clock: Clock; readonly patch: Patch };

/**
 * A live value, or what has changed of it since the one before. Values that all who may see them have seen from the
 * beginning are numbered; whoever misses one asks for the whole by `resync` under the value's name.
 */
export type LiveMessage =
  | { readonly meeting: string; readonly name: string; readonly n?: number; readonly value: Json }
  | { readonly meeting: string; readonly name: string; readonly n: number; readonly patch: Patch };

/** Signals of one moment, in the order in which they came; `by` is who sent it, by his session. */
export interface SignalsMessage {
  readonly meeting: string;
  readonly signals: readonly { readonly name: string; readonly by: string; readonly value: Json }[];
}

/** Why the server ends somebody's presence: removed or demoted, or signed out (also locked). */
export interface GoneMessage {
  readonly meeting: string | null;
  readonly why: 'removed' | 'signed-out' | 'unpaired';
}

/**
 * What one commit has brought to a page group, to all who have joined it, as one text frame for all: updates of owners,
 * base64 of Yjs V1. `epoch` and `n` are its clock (shared/collab/bundle.ts); a display is not sent every one.
 */
export interface InkMessage {
  readonly group: string;
  readonly epoch: string;
  readonly n: number;
  readonly updates: readonly (readonly [owner: string, update: string])[];
}

/** This device fell behind and has missed updates of a group: it joins again. */
export interface InkLostMessage {
  readonly group: string;
}

/** The answer to `enter`. */
export interface Entered {
  readonly audience: 'managers' | 'members' | 'guests' | 'display';
  readonly serverTime: number;
  /** Of the pages that this server serves; another one than the page's own says that it was upgraded. */
  readonly build: string;
}
