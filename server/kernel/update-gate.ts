import * as Y from 'yjs';
import { fail, ok, type Result } from '../../shared/kernel/result.ts';

/** Bytes of one update at most. */
export const updateMax = 64 * 1024;

/** What is known of an owner's document: the next clock of each Yjs client, and whose client it is. */
export interface Known {
  readonly clocks: Map<number, number>;
  readonly clients: Map<number, string>;
}

interface Checked {
  /** Brings nothing new: a retry whose answer was lost. */
  readonly known: boolean;
  readonly clocks: ReadonlyMap<number, number>;
  /** Clients seen for the first time, to be bound to the sender. */
  readonly bind: readonly number[];
}

/**
 * Checks a Yjs V1 update for one owner's document before anything merges it: size, form, no clock gap, only clients of
 * the sender (first use binds), deletes only of what this document holds. Both struct clients and the delete set are
 * looked at: a delete-only update has empty meta. Each check answers an attack of docs/decisions/0005.
 */
export function checkUpdate(update: Uint8Array, known: Known, sender: string): Result<Checked> {
  if (update.byteLength > updateMax) return fail('annotations.too-large');
  let decoded: ReturnType<typeof Y.decodeUpdate>;
  try {
    decoded = Y.decodeUpdate(update);
  } catch {
    return fail('annotations.not-an-update');
  }
  const clocks = new Map<number, number>();
  const bind = new Set<number>();
  let fresh = false;
  /** What the structs stand on. */
  const needed: Y.ID[] = [];
  for (const struct of decoded.structs) {
    const { client, clock } = struct.id;
    if (struct instanceof Y.Skip || struct.length < 1) return fail('annotations.gap');
    const owner = known.clients.get(client);
    if (owner !== undefined && owner !== sender) return fail('annotations.foreign-author');
    if (owner === undefined) bind.add(client);
    const next = clocks.get(client) ?? known.clocks.get(client) ?? 0;
    if (clock > next) return fail('annotations.gap');
    const end = clock + struct.length;
    if (end > next) fresh = true;
    clocks.set(client, Math.max(end, next));
    if (!(struct instanceof Y.Item)) continue;
    for (const id of [struct.origin, struct.rightOrigin, struct.parent]) if (id instanceof Y.ID) needed.push(id);
  }
  // What stands on nothing waits for ever in every document that takes it, and is tried again with each later update.
  for (const { client, clock } of needed)
    if (clock >= (clocks.get(client) ?? known.clocks.get(client) ?? 0)) return fail('annotations.gap');
  let deletes = 0;
  for (const [client, ranges] of decoded.ds.clients) {
    const owner = known.clients.get(client) ?? (bind.has(client) ? sender : undefined);
    if (owner !== sender) return fail('annotations.foreign-delete');
    const end = clocks.get(client) ?? known.clocks.get(client) ?? 0;
    for (const range of ranges) {
      if (range.len < 1 || range.clock + range.len > end) return fail('annotations.foreign-delete');
      deletes += 1;
    }
  }
  if (decoded.structs.length === 0 && deletes === 0) return fail('annotations.not-an-update');
  return ok({ known: !fresh && deletes === 0, clocks, bind: [...bind] });
}
