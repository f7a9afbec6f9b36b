import { sql } from 'kysely';
import { parseInkName } from '../../shared/collab/names.ts';
import type { Store } from './database.ts';
import { passesTail } from './ink-bundles.ts';
import type { InkCompactor } from './ink-compactor.ts';
import { type InkDoc, updatesOf } from './ink-pages.ts';
import type { InkQuota } from './ink-quota.ts';
import { incident } from './log.ts';

/** Loose bytes on the disk below which it is not worth a commit to replace them. */
const looseMin = 16 * 1024;

/** Whether an owner's document has grown so much since it was merged that it is merged by itself. */
export const isDue = (doc: InkDoc): boolean =>
  doc.compacting === undefined && passesTail(doc.saved.loose, doc.saved.bytes - doc.saved.loose);

/**
 * Merges ink documents: in memory, and on the disk one row in the stead of all that it says. What was acknowledged is
 * never without a row: the old ones go in the transaction in which the new one comes, and only if they are those that
 * were merged.
 */
export class InkCompaction {
  readonly #store: Store;
  readonly #compactor: InkCompactor;
  readonly #quota: InkQuota;
  readonly #now: () => number;
  readonly #running = new Set<Promise<unknown>>();

  constructor(options: { store: Store; compactor: InkCompactor; quota: InkQuota; now: () => number }) {
    this.#store = options.store;
    this.#compactor = options.compactor;
    this.#quota = options.quota;
    this.#now = options.now;
  }

  /** `toDisk`: however little it frees there. True when the document has become smaller on the disk. */
  compact(doc: InkDoc, toDisk = false): Promise<boolean> {
    doc.compacting ??= this.#compact(doc, toDisk)
      .catch((error) => {
        incident(error, 'compaction of ink');
        return false;
      })
      .finally(() => {
        doc.compacting = undefined;
        this.#running.delete(running);
      });
    const running = doc.compacting;
    this.#running.add(running);
    return running;
  }

  /** Lets what has begun come to its end. */
  async stop(): Promise<void> {
    await this.#compactor.stop();
    await Promise.all(this.#running);
  }

  async #compact(doc: InkDoc, toDisk: boolean): Promise<boolean> {
    const count = doc.updates.length;
    const { n, rows, bytes, loose } = doc.saved;
    const worthIt = rows > 1 && (toDisk || loose >= Math.max(looseMin, (bytes - loose) / 4));
    if (count === 0 && !worthIt) return false;
    // Merged in memory before, for a bundle, it is not merged again for the disk.
    const merged = count === 0 ? doc.base : await this.#compactor.merge(updatesOf(doc));
    if (!merged) return false;
    doc.base = merged;
    for (const update of doc.updates.splice(0, count)) doc.loose -= update.byteLength;
    if (!worthIt) return false;
    const { group, owner } = parseInkName(doc.name)!;
    const used = this.#quota.known(group.meeting, owner!);
    const replaced = await this.#store.write.transaction().execute(async (trx) => {
      const merging = trx.selectFrom('ink').where('name', '=', doc.name).where('n', '<=', n);
      const there = await merging
        .select(({ fn }) => [fn.countAll<number>().as('rows'), sql<number>`sum(length(body))`.as('bytes')])
        .executeTakeFirstOrThrow();
      if (Number(there.rows) !== rows || Number(there.bytes) !== bytes) return false;
      await trx.deleteFrom('ink').where('name', '=', doc.name).where('n', '<=', n).execute();
      await trx
        .insertInto('ink')
        .values({ name: doc.name, n, author: owner!, body: merged, at: this.#now() })
        .execute();
      return true;
    });
    if (!replaced) return false;
    const freed = bytes - merged.byteLength;
    doc.saved.rows -= rows - 1;
    doc.saved.bytes -= freed;
    doc.saved.loose -= loose;
    if (used) used.bytes -= freed;
    return freed > 0;
  }
}
