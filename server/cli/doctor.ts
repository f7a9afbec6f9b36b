import { existsSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listBackups } from '../backup/backup-folder.ts';
import { isSameDisk } from '../features/backups/feature.ts';
import { findWalls, onPath } from '../features/documents/box.ts';
import { canConvert } from '../features/documents/office/convert.ts';
import { findQpdf } from '../features/documents/pdf/reading-copy.ts';
import { findTesseract } from '../features/documents/scan/recognise.ts';
import { hasAccounts } from '../features/setup/store.ts';
import { listOffered } from '../features/updates/offered.ts';
import { InUse, lockDataFolder } from '../kernel/data-folder.ts';
import { openStore } from '../kernel/database.ts';
import { pageFolder } from '../server.ts';
import { readSettings } from '../settings.ts';
import { TlsSource } from '../tls/tls-source.ts';
import { say } from '../words/say.ts';
import { findChromium } from './open-clients.ts';

/** Free space below which a meeting's papers may not fit: 1 GB. */
const leastFree = 1 << 30;

export async function doctorCommand(): Promise<number> {
  const settings = readSettings(process.env);
  const wrong: string[] = [];
  const { doctor: w } = say();
  const tell = (good: boolean, what: string, advice: string): void => {
    console.log(`${good ? w.good : w.wrong}  ${what}`);
    if (!good) wrong.push(advice);
  };
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  tell(major > 22 || (major === 22 && minor >= 18), `Node ${process.versions.node}`, w.nodeAdvice);
  tell(existsSync(join(pageFolder, 'index.html')), w.page, w.pageAdvice);
  const exists = existsSync(settings.data);
  tell(exists, w.data(settings.data), w.dataAdvice);
  if (exists) {
    const { bavail, bsize } = statfsSync(settings.data);
    tell(bavail * bsize > leastFree, w.free(Math.round((bavail * bsize) / 1e9)), w.freeAdvice);
    try {
      lockDataFolder(settings.data)();
      const database = join(settings.data, 'nghisu.sqlite');
      if (existsSync(database)) {
        const store = openStore(database);
        const unset = !(await hasAccounts(store.read));
        await store.close();
        tell(true, w.database, '');
        if (unset) tell(true, w.unset, '');
      }
    } catch (error) {
      // Asked beside the server that it looks after: its database is open there, which is as it should be.
      if (error instanceof InUse) tell(true, w.running, '');
      else tell(false, (error as Error).message, w.databaseAdvice);
    }
  }
  if (settings.tls) {
    try {
      const days = Math.floor((new TlsSource(settings.tls).until - Date.now()) / 86_400_000);
      tell(days > 14, w.certificate(days), settings.tls.authority ? w.certificateOwnAdvice : w.certificateAdvice);
    } catch (error) {
      tell(false, (error as Error).message, w.certificateBroken);
    }
  }
  if (exists) {
    const last = listBackups(settings.backups.folder)[0]?.manifest.at;
    // What was set up today has no backup before tonight, and nothing is wrong with it.
    const since = last ?? statSync(settings.data).birthtimeMs;
    const hours = Math.floor((Date.now() - since) / 3_600_000);
    tell(
      hours <= 48 || settings.backups.atMinute === null,
      last === undefined ? w.noBackup(settings.backups.folder) : w.lastBackup(hours),
      w.backupAdvice,
    );
    if (isSameDisk(settings.data, settings.backups.folder)) console.log(`${w.note}  ${w.sameDisk}`);
  }
  for (const { list, version, signed, missing } of listOffered(settings.data))
    tell(
      signed && missing.length === 0,
      `${w.offered(version, list)}${signed ? '' : w.unsigned}${missing.map(w.missing).join('')}`,
      w.offeredAdvice(list),
    );
  // What the product does without is no fault, and no good news either.
  const mention = (there: boolean, what: string, without: string): void =>
    console.log(`${there ? w.good : w.note}  ${there ? what : without}`);
  // Programs that read what people upload run behind walls or not at all, however well they are installed.
  if (onPath('unshare') && onPath('prlimit') && !findWalls()) console.log(`${w.note}  ${w.wallsNot}`);
  mention(canConvert(), w.converts, w.convertsNot);
  mention(findTesseract() !== null, w.scans, w.scansNot);
  mention(findQpdf() !== null, w.copies, w.copiesNot);
  mention(findChromium() !== undefined, w.chromium, w.chromiumNot);
  for (const advice of wrong) console.log(`→ ${advice}`);
  return wrong.length === 0 ? 0 : 1;
}
