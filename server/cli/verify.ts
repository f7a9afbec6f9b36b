import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../kernel/database.ts';
import { openKeys } from '../kernel/keys.ts';
import { verifyLog } from '../kernel/verify.ts';
import { readSettings, SettingError } from '../settings.ts';
import { say } from '../words/say.ts';

export async function verifyCommand(): Promise<number> {
  const settings = readSettings(process.env);
  if (!existsSync(join(settings.data, 'nghisu.sqlite'))) throw new SettingError(say().noData(settings.data));
  const keys = openKeys(settings.data);
  const store = openStore(join(settings.data, 'nghisu.sqlite'));
  try {
    const verdict = await verifyLog(store.read, keys.log, settings.checkpoints, keys.checkpointPublic);
    const w = say();
    console.log(w.verified(verdict.entries, verdict.streams, verdict.checkpoints));
    for (const { stream, n, what } of verdict.problems)
      console.error(`${stream || w.checkpoints} ${n}: ${w.problems[what]}.`);
    console.log(w.uncovered(verdict.uncovered));
    console.log(verdict.problems.length === 0 ? w.logWhole : w.logProblems(verdict.problems.length));
    return verdict.problems.length === 0 ? 0 : 1;
  } finally {
    await store.close();
  }
}
