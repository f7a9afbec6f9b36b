import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../kernel/database.ts';
import { openKeys } from '../kernel/keys.ts';
import { verifyLog } from '../kernel/verify.ts';
import { readSettings, SettingError } from '../settings.ts';

const words = {
  numbering: 'an entry is missing, was inserted or was moved',
  chain: 'an entry was changed, or does not follow from the one before',
  cut: 'entries that were signed are gone',
  restamped: 'an entry differs from what was signed',
  checkpoint: 'this line of the checkpoints was changed or is not ours',
} as const;

export async function verifyCommand(): Promise<number> {
  const settings = readSettings(process.env);
  if (!existsSync(join(settings.data, 'nghisu.sqlite')))
    throw new SettingError(`There is no data in ${settings.data}. Set NGHISU_DATA.`);
  const keys = openKeys(settings.data);
  const store = openStore(join(settings.data, 'nghisu.sqlite'));
  try {
    const verdict = await verifyLog(store.read, keys.log, settings.checkpoints, keys.checkpointPublic);
    console.log(`${verdict.entries} entries in ${verdict.streams} streams, ${verdict.checkpoints} checkpoints.`);
    for (const { stream, n, what } of verdict.problems)
      console.error(`${stream || 'checkpoints'} ${n}: ${words[what]}.`);
    console.log(`After the last checkpoint: ${verdict.uncovered} entries. A cut of these alone could not be told.`);
    console.log(verdict.problems.length === 0 ? 'The log is whole.' : `${verdict.problems.length} problems.`);
    return verdict.problems.length === 0 ? 0 : 1;
  } finally {
    await store.close();
  }
}
