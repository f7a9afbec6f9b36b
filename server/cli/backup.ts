import { resolve } from 'node:path';
import { bytesOf, listBackups } from '../backup/backup-folder.ts';
import { makeBackup } from '../backup/make-backup.ts';
import { sealKeys } from '../backup/sealed-keys.ts';
import type { Flags } from '../main.ts';
import { readSettings, type Settings } from '../settings.ts';
import { say } from '../words/say.ts';
import { readPassphrase } from './passphrase.ts';

/** Settings of a command that serves nobody: where it would listen does not matter. */
export const offlineSettings = (): Settings => readSettings({ ...process.env, HOST: '127.0.0.1' });

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1e6)} MB`;

export async function backupCommand(flags: Flags): Promise<number> {
  const { data, checkpoints, backups } = offlineSettings();
  if (flags.keys !== undefined) {
    const file = resolve(flags.keys);
    const count = await sealKeys(data, file, await readPassphrase(true));
    console.log(say().keysSealed(count, file));
    return 0;
  }
  const folder = flags.to === undefined ? backups.folder : resolve(flags.to);
  const made = await makeBackup({ data, checkpoints, to: folder, retention: backups.retention, now: Date.now() });
  const { manifest } = made;
  const { meetings, entries, files } = manifest;
  const size = megabytes(bytesOf(folder, made));
  console.log(say().backedUp(made.path, meetings, entries, files.length, size, listBackups(folder).length));
  console.log(say().keysApart);
  return 0;
}

export async function listBackupsCommand(flags: Flags): Promise<number> {
  const { backups } = offlineSettings();
  const folder = flags.from === undefined ? backups.folder : resolve(flags.from);
  const kept = listBackups(folder);
  for (const backup of kept)
    console.log(
      say().backupLine(
        backup.name,
        backup.manifest.meetings,
        backup.manifest.files.length,
        megabytes(bytesOf(folder, backup)),
      ),
    );
  if (kept.length === 0) console.log(say().noBackup(folder));
  return kept.length === 0 ? 1 : 0;
}
