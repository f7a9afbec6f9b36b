import { resolve } from 'node:path';
import { bytesOf, listBackups } from '../backup/backup-folder.ts';
import { makeBackup } from '../backup/make-backup.ts';
import { sealKeys } from '../backup/sealed-keys.ts';
import type { Flags } from '../main.ts';
import { readSettings, type Settings } from '../settings.ts';
import { readPassphrase } from './passphrase.ts';

/** Settings of a command that serves nobody: where it would listen does not matter. */
export const offlineSettings = (): Settings => readSettings({ ...process.env, HOST: '127.0.0.1' });

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1e6)} MB`;

export async function backupCommand(flags: Flags): Promise<number> {
  const { data, checkpoints, backups } = offlineSettings();
  if (flags.keys !== undefined) {
    const file = resolve(flags.keys);
    const count = await sealKeys(data, file, await readPassphrase(true));
    console.log(
      `${count} keys are sealed in ${file}. Keep it, and the passphrase, apart from the backups: whoever has all three reads everything.`,
    );
    return 0;
  }
  const folder = flags.to === undefined ? backups.folder : resolve(flags.to);
  const made = await makeBackup({ data, checkpoints, to: folder, retention: backups.retention, now: Date.now() });
  const { manifest } = made;
  console.log(
    `${made.path}: ${manifest.meetings} meetings, ${manifest.entries} entries of the log, ${manifest.files.length} papers, ` +
      `${megabytes(bytesOf(folder, made))}. ${listBackups(folder).length} backups are kept.`,
  );
  console.log('The keys are not in it: `nghisu backup --keys FILE` seals them by a passphrase.');
  return 0;
}

export async function listBackupsCommand(flags: Flags): Promise<number> {
  const { backups } = offlineSettings();
  const folder = flags.from === undefined ? backups.folder : resolve(flags.from);
  const kept = listBackups(folder);
  for (const backup of kept)
    console.log(
      `${backup.name}  ${String(backup.manifest.meetings).padStart(6)} meetings  ${String(backup.manifest.files.length).padStart(6)} papers  ${megabytes(bytesOf(folder, backup)).padStart(10)}`,
    );
  if (kept.length === 0) console.log(`There is no backup in ${folder}.`);
  return kept.length === 0 ? 1 : 0;
}
