import { resolve } from 'node:path';
import { listBackups, readBackup } from '../backup/backup-folder.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { openSealedKeys } from '../backup/sealed-keys.ts';
import { lockDataFolder } from '../kernel/data-folder.ts';
import type { Flags } from '../main.ts';
import { SettingError } from '../settings.ts';
import { say } from '../words/say.ts';
import { offlineSettings } from './backup.ts';
import { readPassphrase } from './passphrase.ts';

/** Puts a backup, the newest one by default, into an empty data folder. */
export async function restoreCommand(flags: Flags): Promise<number> {
  const { data, checkpoints, backups } = offlineSettings();
  const folder = flags.from === undefined ? backups.folder : resolve(flags.from);
  const backup = flags.backup === undefined ? listBackups(folder)[0] : readBackup(folder, flags.backup);
  if (!backup) throw new SettingError(say().noBackupFrom(folder));
  const keys =
    flags.keys === undefined ? undefined : await openSealedKeys(resolve(flags.keys), await readPassphrase(false));
  const unlock = lockDataFolder(data);
  try {
    const { at, meetings, files } = backup.manifest;
    const verdict = await restoreBackup({ folder, backup, data, checkpoints, keys });
    console.log(say().restored(data, say().time(at), meetings, verdict.entries, files.length));
    return 0;
  } finally {
    unlock();
  }
}
