import { isDeepStrictEqual } from 'node:util';
import { parentPort } from 'node:worker_threads';
import * as Y from 'yjs';

export interface CompactJob {
  readonly id: number;
  readonly updates: readonly Uint8Array[];
}

/** `merged` says all that the updates say, in as few bytes as Yjs can; null where they do not make a whole document. */
export interface CompactReply {
  readonly id: number;
  readonly merged: Uint8Array | null;
}

/** The next clock of each Yjs client. */
function clocksOf(updates: readonly Uint8Array[]): Map<number, number> {
  const clocks = new Map<number, number>();
  for (const update of updates)
    for (const [client, clock] of Y.parseUpdateMeta(update).to)
      clocks.set(client, Math.max(clock, clocks.get(client) ?? 0));
  return clocks;
}

function merge(updates: readonly Uint8Array[]): Uint8Array | null {
  const doc = new Y.Doc();
  try {
    // One transaction: what was overwritten is let go once, at its end.
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    if (doc.store.pendingStructs || doc.store.pendingDs) return null;
    const merged = Y.encodeStateAsUpdate(doc);
    // Read out of the merged bytes themselves: what takes the place of acknowledged updates reaches as far as they do.
    return isDeepStrictEqual(clocksOf([merged]), clocksOf(updates)) ? merged : null;
  } catch {
    return null;
  } finally {
    doc.destroy();
  }
}

parentPort?.on('message', ({ id, updates }: CompactJob) => {
  parentPort!.postMessage({ id, merged: merge(updates) } satisfies CompactReply);
});
