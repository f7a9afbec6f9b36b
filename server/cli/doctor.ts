import { existsSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listBackups } from '../backup/backup-folder.ts';
import { isSameDisk } from '../features/backups/feature.ts';
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
import { findChromium } from './open-clients.ts';

/** Free space below which a meeting's papers may not fit: 1 GB. */
const leastFree = 1 << 30;

export async function doctorCommand(): Promise<number> {
  const settings = readSettings(process.env);
  const wrong: string[] = [];
  const say = (good: boolean, what: string, advice: string): void => {
    console.log(`${good ? 'good ' : 'WRONG'}  ${what}`);
    if (!good) wrong.push(advice);
  };
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  say(
    major > 22 || (major === 22 && minor >= 18),
    `Node ${process.versions.node}`,
    'Install Node 22.18 or newer, or run npm ci, which brings Node 24 along on Linux.',
  );
  say(existsSync(join(pageFolder, 'index.html')), 'the page is built', 'Run: npm run build');
  const exists = existsSync(settings.data);
  say(exists, `data folder ${settings.data}`, 'Start the product once, or set NGHISU_DATA to the folder of your data.');
  if (exists) {
    const { bavail, bsize } = statfsSync(settings.data);
    say(
      bavail * bsize > leastFree,
      `${Math.round((bavail * bsize) / 1e9)} GB free`,
      'Make room on the disk of the data folder: below 1 GB papers and votes may be refused.',
    );
    try {
      lockDataFolder(settings.data)();
      const database = join(settings.data, 'nghisu.sqlite');
      if (existsSync(database)) {
        const store = openStore(database);
        const unset = !(await hasAccounts(store.read));
        await store.close();
        say(true, 'the database opens with safe settings', '');
        if (unset) say(true, 'there is no account yet: `nghisu start` prints a one-time link that makes the first', '');
      }
    } catch (error) {
      // Asked beside the server that it looks after: its database is open there, which is as it should be.
      if (error instanceof InUse) say(true, 'Nghị Sự is running: the data folder is in use by it', '');
      else say(false, (error as Error).message, 'Restore the data folder from the last backup: `nghisu restore`.');
    }
  }
  if (settings.tls) {
    try {
      const days = Math.floor((new TlsSource(settings.tls).until - Date.now()) / 86_400_000);
      say(
        days > 14,
        `the certificate holds for ${days} days`,
        settings.tls.authority
          ? 'Call `nghisu certificate`: the certificate is near its end and was not renewed by itself.'
          : 'Get a new certificate for TLS_CERT and TLS_KEY; it is served without a restart.',
      );
    } catch (error) {
      say(false, (error as Error).message, 'Mend the files of the certificate, or call `nghisu certificate`.');
    }
  }
  if (exists) {
    const last = listBackups(settings.backups.folder)[0]?.manifest.at;
    // What was set up today has no backup before tonight, and nothing is wrong with it.
    const since = last ?? statSync(settings.data).birthtimeMs;
    const hours = Math.floor((Date.now() - since) / 3_600_000);
    say(
      hours <= 48 || settings.backups.atMinute === null,
      last === undefined ? `no backup yet in ${settings.backups.folder}` : `the last backup is ${hours} hours old`,
      'Call `nghisu backup`, and look for "backup" in the log of the server if the daily one fails.',
    );
    if (isSameDisk(settings.data, settings.backups.folder))
      console.log('note   backups lie on the disk of the data: set NGHISU_BACKUPS to a folder on another disk');
  }
  for (const { list, version, signed, missing } of listOffered(settings.data))
    say(
      signed && missing.length === 0,
      `tablets are offered version ${version} of the client (updates/${list})${signed ? '' : ', without a signature'}${missing.map((file) => `, ${file} is missing`).join('')}`,
      `Tablets do not take updates/${list} as it is: copy the packages and the .sig files that belong to it (see docs/operations.md, Electron).`,
    );
  say(
    true,
    canConvert()
      ? 'office files become papers: LibreOffice is here, and so is the box that it works in'
      : 'office files are refused, PDF is taken: LibreOffice, unshare and prlimit are needed (see docs/operations.md)',
    '',
  );
  say(
    true,
    findTesseract()
      ? 'scanned pages get letters: Tesseract is here'
      : 'scanned pages stay pictures: tesseract-ocr and tesseract-ocr-vie are needed (see docs/operations.md)',
    '',
  );
  say(
    true,
    findQpdf()
      ? 'papers get a copy for reading: qpdf is here'
      : 'long papers open more slowly on tablets: qpdf would make copies for reading (see docs/operations.md)',
    '',
  );
  say(
    true,
    findChromium() ? 'Chromium for the client is here' : 'no Chromium here: open the address in any browser',
    '',
  );
  for (const advice of wrong) console.log(`→ ${advice}`);
  return wrong.length === 0 ? 0 : 1;
}
