import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyDatabase } from '../kernel/database-copy.ts';
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
export async function makeBackup({ data, checkpoints, to, retention, now }: BackupOptions): Promise<KeptBackup> {
  const source = join(data, 'nghisu.sqlite');
  if (!existsSync(source)) throw new BackupError(`There is no data in ${data}. Set NGHISU_DATA.`);
  mkdirSync(to, { recursive: true, mode: 0o700 });
  let name = nameAt(now);
  for (let n = 2; existsSync(join(to, name)); n += 1) name = `${nameAt(now)}-${n}`;
  const part = join(to, `${name}.part`);
  mkdirSync(part, { mode: 0o700 });
  // Before the database: what is signed must not speak of entries that the picture does not hold.
  const signed = copyCheckpoints(checkpoints, join(part, 'checkpoints.jsonl'));
  const counted = await copyDatabase(source, join(part, 'nghisu.sqlite'));
  if ('damage' in counted)
    throw new BackupError(`The database is damaged, and so would be its backup: ${counted.damage}`);
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
  syncPath(part);
  renameSync(part, join(to, name));
  syncPath(to);
  const kept = listBackups(to);
  removeBackups(to, outdated(kept, retention));
  return { name, path: join(to, name), manifest };
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
  const folders = existsSync(files) ? readdirSync(files).filter((name) => /^[0-9a-f]{2}$/.test(name)) : [];
  for (const folder of folders) {
    for (const hash of readdirSync(join(files, folder)).filter((name) => /^[0-9a-f]{64}$/.test(name))) {
      const target = fileIn(to, hash);
      try {
        if (!existsSync(target)) {
          await linkOrCopy(join(files, folder, hash), target);
          if ((await hashOf(target)) !== hash)
            throw new BackupError(`The paper ${hash} is damaged on the disk: its bytes are not what was uploaded.`);
        }
        taken.push(hash);
      } catch (error) {
        // Removed in this moment, since nothing needs it any more.
        if ((error as { code?: string }).code !== 'ENOENT' || needed.has(hash)) throw error;
      }
    }
  }
  const missing = [...needed].filter((hash) => !taken.includes(hash));
  if (missing.length > 0) throw new BackupError(`${missing.length} papers are missing on the disk: ${missing[0]} …`);
  return taken.sort();
}
