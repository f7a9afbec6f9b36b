import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { InUse, lockDataFolder } from '../kernel/data-folder.ts';
import { copyDatabase } from '../kernel/database-copy.ts';
import { say } from '../words/say.ts';
import {
  BackupError,
  fileIn,
  type KeptBackup,
  listBackups,
  type Manifest,
  nameAt,
  outdated,
  type Retention,
  removeBackups,
  removeParts,
} from './backup-folder.ts';
import { hashOf, linkOrCopy, syncPath } from './durable-copy.ts';

export interface BackupOptions {
  readonly data: string;
  readonly checkpoints: string;
  /** Folder of the backups, best on another disk. */
  readonly to: string;
  readonly retention: Retention;
  readonly now: number;
}

/**
 * Backs a data folder up while its server runs: the checkpoints, a picture of the database at one moment (SQLite's backup in one
 * step, which holds up no writer), then the papers, which are only ever added. Only what is whole gets its name.
 * Throws BackupError, and whatever the disk says.
 */
export async function makeBackup(options: BackupOptions): Promise<KeptBackup> {
  if (!existsSync(join(options.data, 'nghisu.sqlite'))) throw new BackupError(say().noData(options.data));
  mkdirSync(options.to, { recursive: true, mode: 0o700 });
  const unlock = lockBackups(options.data);
  try {
    return await make(options);
  } finally {
    unlock();
  }
}

/**
 * One at a time: the end of a backup removes what no whole backup holds, the papers of one that is being made among it. The
 * lock lies with the data, since disks of the network do not always know locks.
 */
function lockBackups(data: string): () => void {
  try {
    return lockDataFolder(join(data, 'backing-up'));
  } catch (error) {
    if (!(error instanceof InUse)) throw error;
    throw new BackupError(say().backupGoingOn(data));
  }
}

async function make({ data, checkpoints, to, retention, now }: BackupOptions): Promise<KeptBackup> {
  // What a crash cut off takes the room that this one needs.
  removeParts(to);
  let name = nameAt(now);
  for (let n = 2; existsSync(join(to, name)); n += 1) name = `${nameAt(now)}-${n}`;
  const part = join(to, `${name}.part`);
  mkdirSync(part, { mode: 0o700 });
  const manifest = await fill(part, { data, checkpoints, to, now }).catch((error) => {
    rmSync(part, { recursive: true, force: true });
    throw error;
  });
  syncPath(part);
  renameSync(part, join(to, name));
  syncPath(to);
  const kept = listBackups(to);
  // The one just made stays, also where a clock that went ahead has left backups with later names.
  removeBackups(
    to,
    outdated(kept, retention).filter((backup) => backup.name !== name),
  );
  return { name, path: join(to, name), manifest };
}

async function fill(part: string, { data, checkpoints, to, now }: Omit<BackupOptions, 'retention'>): Promise<Manifest> {
  // Before the database: what is signed must not speak of entries that the picture does not hold.
  const signed = copyCheckpoints(checkpoints, join(part, 'checkpoints.jsonl'));
  const counted = await copyDatabase(join(data, 'nghisu.sqlite'), join(part, 'nghisu.sqlite'));
  if ('damage' in counted) throw new BackupError(say().databaseDamaged(counted.damage));
  syncPath(join(part, 'nghisu.sqlite'));
  const files = await copyPapers(join(data, 'files'), to, counted.needed);
  const database = join(part, 'nghisu.sqlite');
  const manifest: Manifest = {
    version: 1,
    at: now,
    database: { sha256: await hashOf(database), bytes: statSync(database).size },
    checkpoints: signed,
    entries: counted.entries,
    meetings: counted.meetings,
    files,
  };
  writeFileSync(join(part, 'manifest.json'), JSON.stringify(manifest), { mode: 0o600, flush: true });
  return manifest;
}

/** The whole lines: the last one may be in the making. */
function copyCheckpoints(from: string, to: string): Manifest['checkpoints'] {
  if (!existsSync(from)) return null;
  const bytes = readFileSync(from);
  const lines = bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1);
  writeFileSync(to, lines, { mode: 0o600, flush: true });
  return { sha256: createHash('sha256').update(lines).digest('hex'), bytes: lines.length };
}

/** Papers by their hash; copies for reading are made anew where they are missing. */
async function copyPapers(files: string, to: string, needed: ReadonlySet<string>): Promise<string[]> {
  const taken: string[] = [];
  const changed = new Set<string>();
  const folders = existsSync(files) ? readdirSync(files).filter((name) => /^[0-9a-f]{2}$/.test(name)) : [];
  for (const folder of folders) {
    for (const hash of readdirSync(join(files, folder)).filter((name) => /^[0-9a-f]{64}$/.test(name))) {
      const target = fileIn(to, hash);
      try {
        if (!existsSync(target)) {
          await linkOrCopy(join(files, folder, hash), target);
          changed.add(dirname(target));
          if ((await hashOf(target)) !== hash) {
            // Else the next backup would take it for whole.
            rmSync(target, { force: true });
            throw new BackupError(say().paperDamaged(hash));
          }
        }
        taken.push(hash);
      } catch (error) {
        // Removed in this moment, since nothing needs it any more.
        if ((error as { code?: string }).code !== 'ENOENT' || needed.has(hash)) throw error;
      }
    }
  }
  const missing = [...needed].filter((hash) => !taken.includes(hash));
  if (missing.length > 0) throw new BackupError(say().papersMissing(missing.length, missing[0]!));
  // Their names are on the disk before a manifest speaks of them.
  for (const path of changed) syncPath(path);
  if (changed.size > 0) syncPath(join(to, 'files'));
  return taken.sort();
}
