import { officeStream } from '../../shared/kernel/ids.ts';
import type { Store } from './database.ts';
import type { Homes } from './homes.ts';
import { readStream } from './stream.ts';

/** Raised when a projection gets other columns: the next start fills the rows again from the log. */
const projectionVersion = 4;

/** Empties the projections of meetings and fills them again by folding every stream; how many there are. */
export async function refillProjections(store: Store, logKey: Buffer, homes: Homes): Promise<number> {
  const streams = await store.read
    .selectFrom('facts')
    .select('stream')
    .distinct()
    .where('stream', '!=', officeStream)
    .execute();
  await store.write.transaction().execute(async (trx) => {
    await trx.deleteFrom('meetings').execute();
    await trx.deleteFrom('meeting_people').execute();
    await trx.deleteFrom('agenda_items').execute();
    await trx.deleteFrom('attended_items').execute();
    await trx.deleteFrom('papers').execute();
    await trx.deleteFrom('decisions').execute();
  });
  for (const { stream } of streams) {
    const { facts } = await readStream(store.read, logKey, stream);
    const host = await homes.find(stream);
    await store.write.transaction().execute(async (trx) => {
      for (const feature of homes.registry.features)
        if (feature.refills) await feature.project?.(trx, stream, facts, host?.state[feature.name]);
    });
    homes.evict(() => false);
  }
  await store.write
    .updateTable('projections')
    .set({ version: projectionVersion })
    .where('name', '=', 'meetings')
    .execute();
  return streams.length;
}

/** Fills the projections again when they were written by an earlier version. */
export async function refillIfOld(store: Store, logKey: Buffer, homes: Homes): Promise<void> {
  const row = await store.read
    .selectFrom('projections')
    .select('version')
    .where('name', '=', 'meetings')
    .executeTakeFirst();
  if ((row?.version ?? 0) < projectionVersion) await refillProjections(store, logKey, homes);
}
