import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../kernel/database.ts';
import { openKeys } from '../kernel/keys.ts';
import { type Verdict, verifyLog } from '../kernel/verify.ts';
import { say } from '../words/say.ts';
import { BackupError, fileIn, type KeptBackup } from './backup-folder.ts';
import { copyDurably, hashOf, linkOrCopy } from './durable-copy.ts';
import { putKeys } from './sealed-keys.ts';

export interface RestoreOptions {
  readonly folder: string;
  readonly backup: KeptBackup;
  /** A folder without a database. */
  readonly data: string;
  readonly checkpoints: string;
  /** Opened keys; undefined where the data folder has its keys already. */
  readonly keys: ReadonlyMap<string, Buffer> | undefined;
}

/** Files of an earlier state are set aside under this name, never overwritten: a restore may be tried twice. */
function asideOf(path: string, at: number): string {
  const name = `${path}.before-restore-${at}`;
  for (let n = 1; ; n += 1) {
    const free = n === 1 ? name : `${name}-${n}`;
    if (!existsSync(free)) return free;
  }
}

/** What SQLite keeps beside a database: left behind, it would be read into the one that takes its name. */
const besides = (database: string): readonly string[] => [`${database}-wal`, `${database}-shm`, `${database}-journal`];

/**
 * Puts a backup into an empty data folder: every byte is compared with its hash, and the log with its keys, before the database
 * gets its name. Everybody has to sign in again. Throws BackupError.
 */
export async function restoreBackup({ folder, backup, data, checkpoints, keys }: RestoreOptions): Promise<Verdict> {
  const database = join(data, 'nghisu.sqlite');
  if ([database, ...besides(database)].some((path) => existsSync(path))) throw new BackupError(say().dataThere(data));
  mkdirSync(data, { recursive: true, mode: 0o700 });
  if (keys) {
    if (existsSync(join(data, 'keys')) && readdirSync(join(data, 'keys')).length > 0)
      throw new BackupError(say().keysThere(data));
    putKeys(data, keys);
  }
  if (!existsSync(join(data, 'keys', 'log.key'))) throw new BackupError(say().keysNeeded);
  const { manifest } = backup;
  const incoming = `${database}.restoring`;
  for (const path of [incoming, ...besides(incoming)]) rmSync(path, { force: true });
  const copied = await copyDurably(join(backup.path, 'nghisu.sqlite'), incoming);
  if (copied.sha256 !== manifest.database.sha256) {
    rmSync(incoming, { force: true });
    throw new BackupError(say().backupDatabase(backup.path));
  }
  for (const hash of manifest.files) {
    const from = fileIn(folder, hash);
    if (!existsSync(from) || (await hashOf(from)) !== hash) throw new BackupError(say().backupPaper(backup.path, hash));
    await linkOrCopy(from, join(data, 'files', hash.slice(0, 2), hash));
  }
  // What was signed after this backup speaks of entries that are gone: it stays readable beside.
  if (existsSync(checkpoints)) renameSync(checkpoints, asideOf(checkpoints, manifest.at));
  if (manifest.checkpoints) {
    const { sha256 } = await copyDurably(join(backup.path, 'checkpoints.jsonl'), checkpoints);
    if (sha256 !== manifest.checkpoints.sha256) throw new BackupError(say().backupCheckpoints(backup.path));
  }
  const opened = openKeys(data);
  const store = openStore(incoming);
  let verdict: Verdict;
  try {
    verdict = await verifyLog(store.read, opened.log, checkpoints, opened.checkpointPublic);
    if (verdict.problems.length === 0) await store.write.deleteFrom('sessions').execute();
  } finally {
    await store.close();
  }
  if (verdict.problems.length > 0) throw new BackupError(say().keysForeign(backup.path, verdict.problems.length));
  renameSync(incoming, database);
  return verdict;
}
