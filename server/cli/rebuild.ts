import { officeStream } from '../../shared/kernel/ids.ts';
import { readStream } from '../kernel/stream.ts';
import { openServer } from '../server.ts';
import { readSettings } from '../settings.ts';

/** Empties the projections of meetings and fills them again by folding every stream. */
export async function rebuildCommand(): Promise<number> {
  const settings = readSettings(process.env);
  const server = await openServer({ settings });
  try {
    const { store, keys, homes } = server;
    const streams = await store.read
      .selectFrom('facts')
      .select('stream')
      .distinct()
      .where('stream', '!=', officeStream)
      .execute();
    await store.write.transaction().execute(async (trx) => {
      await trx.deleteFrom('meetings').execute();
      await trx.deleteFrom('meeting_people').execute();
    });
    for (const { stream } of streams) {
      const { facts } = await readStream(store.read, keys.log, stream);
      const host = await homes.find(stream);
      await store.write.transaction().execute(async (trx) => {
        for (const feature of homes.registry.features)
          await feature.project?.(trx, stream, facts, host?.state[feature.name]);
      });
    }
    console.log(`${streams.length} meetings were filled again from the log.`);
    return 0;
  } finally {
    await server.stop();
  }
}
