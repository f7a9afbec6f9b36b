import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { say } from '../words/say.ts';

/**
 * A folder of backups. Papers lie once, by the SHA-256 of their bytes, however many backups hold them; each backup is a folder
 * named by its time, with the database, the checkpoints and a manifest. No key is in it.
 *
 *     files/<two digits>/<hash>
 *     <name>/nghisu.sqlite  <name>/checkpoints.jsonl  <name>/manifest.json
 */
export const manifestOf = z.object({
  version: z.literal(1),
  at: z.number(),
  /** SHA-256 and bytes of what lies beside the manifest. */
  database: z.object({ sha256: z.string(), bytes: z.number() }),
  checkpoints: z.object({ sha256: z.string(), bytes: z.number() }).nullable(),
  entries: z.number(),
  meetings: z.number(),
  /** Hashes of all papers that it needs. */
  files: z.array(z.string().regex(/^[0-9a-f]{64}$/)),
});
export type Manifest = z.infer<typeof manifestOf>;

export interface KeptBackup {
  readonly name: string;
  readonly path: string;
  readonly manifest: Manifest;
}

/** A backup that is not whole; the message is a sentence for the person at the command line. */
export class BackupError extends Error {}

const nameForm = /^\d{4}-\d{2}-\d{2}_\d{6}(-\d+)?$/;

/** Name of a backup made at this time, of the server's own clock: it sorts by time. */
export function nameAt(at: number): string {
  const when = new Date(at);
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`;
  return `${day}_${two(when.getHours())}${two(when.getMinutes())}${two(when.getSeconds())}`;
}

export const fileIn = (folder: string, hash: string): string => join(folder, 'files', hash.slice(0, 2), hash);

export function readBackup(folder: string, name: string): KeptBackup {
  const path = join(folder, name);
  try {
    return { name, path, manifest: manifestOf.parse(JSON.parse(readFileSync(join(path, 'manifest.json'), 'utf8'))) };
  } catch {
    throw new BackupError(say().backupBroken(path));
  }
}

/** Whole backups, the newest first. What was cut off or is none is passed over. */
export function listBackups(folder: string): readonly KeptBackup[] {
  if (!existsSync(folder)) return [];
  const kept: KeptBackup[] = [];
  for (const name of readdirSync(folder).sort().reverse()) {
    if (!nameForm.test(name)) continue;
    try {
      kept.push(readBackup(folder, name));
    } catch {
      // Not whole: the doctor and the next backup say what there is.
    }
  }
  return kept;
}

/** How many backups stay: the newest `daily`, and the newest one of each of the last `monthly` months. */
export interface Retention {
  readonly daily: number;
  readonly monthly: number;
}

/** Those that the rule lets go. The newest one always stays. */
export function outdated(backups: readonly KeptBackup[], { daily, monthly }: Retention): readonly KeptBackup[] {
  const byMonth = new Map<string, KeptBackup>();
  for (const backup of backups) {
    const month = backup.name.slice(0, 7);
    if (!byMonth.has(month)) byMonth.set(month, backup);
  }
  const kept = new Set([...backups.slice(0, Math.max(1, daily)), ...[...byMonth.values()].slice(0, monthly)]);
  return backups.filter((backup) => !kept.has(backup));
}

/** Removes what a crash cut off; only while no backup is being made. */
export function removeParts(folder: string): void {
  for (const name of readdirSync(folder))
    if (name.endsWith('.part')) rmSync(join(folder, name), { recursive: true, force: true });
}

/** Removes backups, what a crash cut off, and papers that no backup holds any more. */
export function removeBackups(folder: string, gone: readonly KeptBackup[]): void {
  for (const { path } of gone) rmSync(path, { recursive: true, force: true });
  removeParts(folder);
  const needed = new Set(listBackups(folder).flatMap(({ manifest }) => manifest.files));
  const files = join(folder, 'files');
  if (!existsSync(files)) return;
  for (const part of readdirSync(files))
    for (const hash of readdirSync(join(files, part)))
      if (!needed.has(hash)) rmSync(join(files, part, hash), { force: true });
}

/** Bytes that a backup adds up to, its papers included; `sizes` spares asking the disk again for papers that many hold. */
export const bytesOf = (folder: string, { manifest }: KeptBackup, sizes = new Map<string, number>()): number =>
  manifest.files.reduce(
    (sum, hash) => {
      const size = sizes.get(hash) ?? statSync(fileIn(folder, hash), { throwIfNoEntry: false })?.size ?? 0;
      sizes.set(hash, size);
      return sum + size;
    },
    manifest.database.bytes + (manifest.checkpoints?.bytes ?? 0),
  );
