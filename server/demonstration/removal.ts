import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lockDataFolder } from '../kernel/data-folder.ts';
import { openStore } from '../kernel/database.ts';
import { writeDurably } from '../kernel/files.ts';
import { openServer } from '../server.ts';
import type { Settings } from '../settings.ts';
import { demonstrationMark } from './accounts.ts';

/** What goes with a demonstration, those accounts and meetings included that were added to it since. */
export interface Removed {
  readonly accounts: number;
  readonly meetings: number;
}

/** Stands from the moment of the decision until the office is empty: a crash on the way is finished by the next start. */
const endedMark = (data: string): string => join(data, 'demonstration-ended.json');

export const isRemovalUnfinished = (data: string): boolean => existsSync(endedMark(data));

/** How much a removal would take. */
export async function countDemonstration(data: string): Promise<Removed> {
  const store = openStore(join(data, 'nghisu.sqlite'));
  try {
    const count = async (table: 'people' | 'meetings'): Promise<number> =>
      Number(
        (
          await store.read
            .selectFrom(table)
            .select((e) => e.fn.countAll<number>().as('n'))
            .executeTakeFirstOrThrow()
        ).n,
      );
    return { accounts: await count('people'), meetings: await count('meetings') };
  } finally {
    await store.close();
  }
}

/**
 * Ends a demonstration whose server is stopped. Its log goes as a whole, with its keys: no entry of an office's log is ever
 * taken out or changed. The data folder then holds an office without accounts, whose log begins with this removal.
 */
export async function removeDemonstration(settings: Settings): Promise<Removed> {
  const { data } = settings;
  const unlock = lockDataFolder(data);
  try {
    if (!isRemovalUnfinished(data))
      writeDurably(endedMark(data), Buffer.from(JSON.stringify(await countDemonstration(data))));
    rmSync(demonstrationMark(data), { force: true });
    for (const part of ['nghisu.sqlite', 'nghisu.sqlite-wal', 'nghisu.sqlite-shm', 'files', 'keys'])
      rmSync(join(data, part), { recursive: true, force: true });
    rmSync(settings.checkpoints, { force: true });
  } finally {
    unlock();
  }
  const removed = JSON.parse(readFileSync(endedMark(data), 'utf8')) as Removed;
  const server = await openServer({ settings });
  try {
    await server.office.record('setup.demonstrationRemoved', 'clock', { ...removed });
  } finally {
    await server.stop();
  }
  rmSync(endedMark(data));
  return removed;
}
