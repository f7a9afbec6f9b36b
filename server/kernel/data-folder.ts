import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { say } from '../words/say.ts';

/** The data folder is in use by another process. */
export class InUse extends Error {}

/**
 * Locks a data folder for this process. The lock is one of the operating system, taken through SQLite, so that a killed
 * process leaves none behind. Throws InUse.
 */
export function lockDataFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = new Sqlite(join(folder, 'lock'), { timeout: 0 });
  try {
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('begin exclusive');
  } catch {
    lock.close();
    throw new InUse(say().inUse(folder));
  }
  return () => lock.close();
}
