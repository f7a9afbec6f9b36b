import type { Words } from './vi.ts';

export const en: Words = {
  help: `Nghị Sự: a paperless meeting room.

nghisu start [--demonstration] [--open] [--windows]   Starts the server; --demonstration fills an empty data folder,
                                       --open opens the client, --windows opens four clients with a profile each.
                                       While there is no account, it prints a one-time link that makes the first.
nghisu seed [--meetings N] [--members N]   Fills an empty data folder with the demonstration, or adds N closed meetings.
nghisu demonstration remove [--yes]    Deletes the demonstration of a data folder, so that the office begins empty.
nghisu certificate [--name NAME …] [--new-authority]   Makes the room's own authority and a certificate for the names and
                                       addresses of this server; without --name for all that this machine has.
nghisu backup [--to FOLDER]            Backs the data up while the server runs; the server does it by itself every night.
nghisu backup --keys FILE              Seals the keys, which are in no backup, by a passphrase.
nghisu backup list [--from FOLDER]     Says which backups there are.
nghisu restore [--from FOLDER] [--backup NAME] [--keys FILE]   Puts a backup, by default the newest, into an empty data folder.
nghisu doctor                          Says what is wrong with this installation and what to do.
nghisu audit verify                    Compares the log with its chain and its signed checkpoints.
nghisu rebuild                         Fills the lists again from the log.
nghisu catalogue                       Prints everything that may cross a wire, as JSON.

--lang vi (or without --lang and NGHISU_LANG): cũng những lời này bằng tiếng Việt.
Settings: HOST, PORT, PUBLIC_URL, TLS_CERT, TLS_KEY, NGHISU_DATA, NGHISU_CHECKPOINTS, NGHISU_TLS_PROXY, OPENAI_BASE_URL,
OPENAI_API_KEY, OPENAI_MODEL and more; see docs/operations.md. Exit codes: 0 done, 1 something is wrong (said above), 2 the call was not understood,
3 the data folder is in use.`,
  noCommand: (name) => `There is no command "${name}".`,
  callWrong: (why) => `The call was not understood: ${why}`,
  time: (ms) => new Date(ms).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' }),
  day: (ms) => new Date(ms).toLocaleDateString('en-GB', { dateStyle: 'medium' }),

  settingWrong: (name, form) =>
    form === ''
      ? `${name}: this value cannot be used. How it is written stands in docs/operations.md.`
      : `${name}: this value cannot be used; write ${form}.`,
  settingForms: {
    PORT: 'a whole number from 0 to 65535, as 8080',
    PUBLIC_URL: 'the whole address, as https://hop.tinh.gov.vn',
    NGHISU_TLS_PROXY: '1 or 0',
    NGHISU_SCANS: 'on or off',
    NGHISU_PACK_HOURS: 'a number of hours, from 1 to 720',
    NGHISU_BACKUP_AT: 'hour and minute with two digits each, as 02:00, or off',
    NGHISU_BACKUP_DAYS: 'how many daily backups stay, from 1 to 3650',
    NGHISU_BACKUP_MONTHS: 'how many monthly backups stay, from 0 to 120',
    OPENAI_BASE_URL: 'the whole address, as http://10.0.0.5:8000/v1',
    NGHISU_MODEL_OUTSIDE: '1 or 0',
  },
  tlsPair: 'TLS_CERT and TLS_KEY belong together: name the files of a certificate and of its key.',
  plainHttp: (host) =>
    `HOST=${host} would serve plain HTTP to other machines: browsers then drop the sign-in and refuse to encrypt. ` +
    'Make a certificate for this room by `nghisu certificate`, or name one by TLS_CERT and TLS_KEY, or put a TLS proxy in ' +
    'front and set NGHISU_TLS_PROXY=1 and PUBLIC_URL=https://….',
  publicUrlOfTls: 'With TLS PUBLIC_URL=https://…, the address at which tablets reach this server.',
  publicUrlOfProxy: 'NGHISU_TLS_PROXY=1 needs PUBLIC_URL=https://…, the address at which tablets reach this server.',
  modelScheme: 'OPENAI_BASE_URL begins with http:// or https://.',
  modelMissing: 'OPENAI_MODEL is missing: name the model that summarises.',
  modelOutside: (host) =>
    `The model at ${host} stands outside this building: texts of papers would leave it. Name a model in the building by ` +
    'OPENAI_BASE_URL, or set NGHISU_MODEL_OUTSIDE=1 if your office allows it. Papers marked Mật never go to any model.',
  modelPlain: (url) => `OPENAI_BASE_URL=${url} would send papers in plain text: use https:// outside the building.`,
  inUse: (folder) => `The data folder ${folder} is in use by another Nghị Sự.`,
  noData: (folder) => `There is no data in ${folder}. Set NGHISU_DATA.`,
  notEmpty: (folder) => `${folder} is not empty; the demonstration needs an empty data folder.`,
  notWhole: (text, least) => `"${text}" is not a whole number of at least ${least}.`,

  preparing: 'Preparing the demonstration: three sessions, 28 people, eight papers …',
  demonstrationOpen: (folder, host) =>
    `${folder} holds a demonstration, whose passwords everybody knows, and HOST=${host} is open to other machines. ` +
    'Use another data folder, or ask for it with --demonstration.',
  portTaken: (port, used) => `Port ${port} is taken; using ${used}.`,
  portInUse: (port, host) => `Port ${port} on ${host} is in use. Set PORT to another.`,
  noAccount:
    "There is no account yet. Whoever opens this link makes the first one, the system administrator's; it works once:",
  ready: (url) => `Nghị Sự is ready at ${url}`,
  fromOthers: 'from other machines',
  fromHere: 'from this machine',
  noneForOthers: (names) =>
    `The certificate holds no address of this machine in the network, so no other machine can come in. Make it anew: nghisu certificate ${names}`,
  stopping: 'Stopping …',
  ending: 'An administrator has ended the demonstration. Removing it …',
  demonstration: (password) => `Demonstration. Everybody's password is ${password}`,
  roles: {
    chair: 'Chair',
    secretary: 'Secretary',
    delegate: 'Delegate',
    guest: 'Guest',
    administrator: 'Administrator',
  },
  toSignIn: 'sign in and enter a meeting',
  toDisplay: 'room display: shows a code that the secretary enters',
  noBrowser: (url) => `There is no browser here that the client could open in: open ${url} in a browser.`,
  noScreen: (url) => `There is no screen here that the client could open in: open ${url} in a browser.`,
  added: (meetings, folder) => `${meetings} closed meetings were added to ${folder}.`,
  seeded: (folder) => `The demonstration is in ${folder}.`,

  noDemonstration: (folder) =>
    `${folder} holds no demonstration. Nothing was removed. Set NGHISU_DATA if you mean another.`,
  demonstrationHolds: (folder, accounts, meetings) =>
    `The demonstration in ${folder} holds ${accounts} accounts and ${meetings} meetings, those included that were added to it.\n` +
    'All of them, their papers and the log would be deleted for good. To do it: nghisu demonstration remove --yes',
  demonstrationRemoved: (folder, accounts, meetings) =>
    `${accounts} accounts and ${meetings} meetings were removed; the office in ${folder} is empty.\n` +
    '`nghisu start` prints the link that makes its first administrator.',

  nameWrong: (names) => `This is no name or address of a server: ${names || '(none)'}.`,
  nameRefused: (names) =>
    `The room's authority was made for other names and may not vouch for ${names}: tablets would refuse it.\n` +
    'Call again with --new-authority; every tablet then has to trust the new one.',
  certificateMade: 'Authority and certificate are made for:',
  certificateRenewed: 'The certificate is renewed for:',
  certificateUntil: (day) => `It holds until ${day} and is renewed by itself before.`,
  fingerprint: 'Fingerprint of the authority (SHA-256), which tablets show before they trust it:',
  clientAddress: 'The client for tablets takes this address, and then trusts this authority for this server alone:',
  certificateNext:
    'Start the server on the network with HOST=0.0.0.0 (or HOST=:: for IPv6 as well). On each tablet open\n  https://<address>:<port>/trust\n' +
    'and follow the page. The files are in keys/tls/ of the data folder.',

  keysSealed: (count, file) =>
    `${count} keys are sealed in ${file}. Keep it, and the passphrase, apart from the backups: whoever has all three reads everything.`,
  backedUp: (path, meetings, entries, papers, size, kept) =>
    `${path}: ${meetings} meetings, ${entries} entries of the log, ${papers} papers, ${size}. ${kept} backups are kept.`,
  keysApart: 'The keys are not in it: `nghisu backup --keys FILE` seals them by a passphrase.',
  backupLine: (name, meetings, papers, size) =>
    `${name}  ${String(meetings).padStart(6)} meetings  ${String(papers).padStart(6)} papers  ${size.padStart(10)}`,
  noBackup: (folder) => `There is no backup in ${folder}.`,
  noBackupFrom: (folder) => `There is no backup in ${folder}. Name the folder of the backups by --from.`,
  restored: (folder, at, meetings, entries, papers) =>
    `${folder} is as it was at ${at}: ${meetings} meetings, ${entries} entries, ${papers} papers. The log is whole. ` +
    'Everybody signs in again.',
  nobodyToAsk: 'There is nobody to ask for the passphrase: set NGHISU_PASSPHRASE.',
  passphrase: 'Passphrase of the keys: ',
  passphraseAgain: 'Once more: ',
  passphraseShort: (letters, least) => `The passphrase has ${letters} letters; take ${least} or more.`,
  passphraseDiffers: 'The two passphrases differ. Nothing was written.',
  backupBroken: (path) => `${path} is no whole backup: its manifest cannot be read.`,
  noKeys: (folder) => `There are no keys in ${folder}. Set NGHISU_DATA.`,
  keysFileWrong: (file) => `${file} is no file of keys that \`nghisu backup --keys\` has written.`,
  passphraseWrong: (file) => `This passphrase does not open ${file}.`,
  backupGoingOn: (folder) => `Another backup of ${folder} is being made. Wait until it is whole.`,
  databaseDamaged: (damage) => `The database is damaged, and so would be its backup: ${damage}`,
  paperDamaged: (hash) => `The paper ${hash} is damaged on the disk: its bytes are not what was uploaded.`,
  papersMissing: (count, first) => `${count} papers are missing on the disk: ${first} …`,
  dataThere: (folder) => `${folder} holds data already. Name an empty folder by NGHISU_DATA; nothing is overwritten.`,
  keysThere: (folder) => `${folder} has keys already. Restore without --keys, or name an empty folder by NGHISU_DATA.`,
  keysNeeded: 'Without the keys nobody can tell whether the log is whole: name their file by --keys.',
  backupDatabase: (path) => `${path} is damaged: its database is not what was backed up. Take another backup.`,
  backupPaper: (path, hash) => `${path} is damaged: the paper ${hash} is missing or changed. Take another backup.`,
  backupCheckpoints: (path) => `${path} is damaged: its checkpoints are not what was backed up.`,
  keysForeign: (path, problems) =>
    `The log of ${path} does not fit these keys: ${problems} problems. Are they the keys of this office?`,
  tlsUnreadable: (setting, path) => `${setting}=${path} cannot be read. Name a PEM file that this user may read.`,
  tlsNoPem: (certificate, key, why) =>
    `${certificate} and ${key} are no certificate and key in PEM without a passphrase: ${why}`,
  tlsForeignKey: (key, certificate) => `The key ${key} does not belong to the certificate ${certificate}.`,

  rebuilt: (meetings) => `${meetings} meetings were filled again from the log.`,
  verified: (entries, streams, checkpoints) => `${entries} entries in ${streams} streams, ${checkpoints} checkpoints.`,
  checkpoints: 'checkpoints',
  problems: {
    numbering: 'an entry is missing, was inserted or was moved',
    chain: 'an entry was changed, or does not follow from the one before',
    cut: 'entries that were signed are gone',
    restamped: 'an entry differs from what was signed',
    checkpoint: 'this line of the checkpoints was changed or is not ours',
  },
  uncovered: (entries) => `After the last checkpoint: ${entries} entries. A cut of these alone could not be told.`,
  logWhole: 'The log is whole.',
  logProblems: (count) => `${count} problems.`,

  doctor: {
    good: 'good ',
    wrong: 'WRONG',
    note: 'note ',
    nodeAdvice: 'Install Node 22.18 or newer, or run npm ci, which brings Node 24 along on Linux.',
    page: 'the page is built',
    pageAdvice: 'Run: npm run build',
    data: (folder) => `data folder ${folder}`,
    dataAdvice: 'Start the product once, or set NGHISU_DATA to the folder of your data.',
    free: (gigabytes) => `${gigabytes} GB free`,
    freeAdvice: 'Make room on the disk of the data folder: below 1 GB papers and votes may be refused.',
    database: 'the database opens with safe settings',
    unset: 'there is no account yet: `nghisu start` prints a one-time link that makes the first',
    running: 'Nghị Sự is running: the data folder is in use by it',
    databaseAdvice: 'Restore the data folder from the last backup: `nghisu restore`.',
    certificate: (days) => `the certificate holds for ${days} days`,
    certificateOwnAdvice: 'Call `nghisu certificate`: the certificate is near its end and was not renewed by itself.',
    certificateAdvice: 'Get a new certificate for TLS_CERT and TLS_KEY; it is served without a restart.',
    certificateBroken: 'Mend the files of the certificate, or call `nghisu certificate`.',
    noBackup: (folder) => `no backup yet in ${folder}`,
    lastBackup: (hours) => `the last backup is ${hours} hours old`,
    backupAdvice: 'Call `nghisu backup`, and look for "backup" in the log of the server if the daily one fails.',
    sameDisk: 'backups lie on the disk of the data: set NGHISU_BACKUPS to a folder on another disk',
    offered: (version, list) => `tablets are offered version ${version} of the client (updates/${list})`,
    unsigned: ', without a signature',
    missing: (file) => `, ${file} is missing`,
    offeredAdvice: (list) =>
      `Tablets do not take updates/${list} as it is: copy the packages and the .sig files that belong to it (see docs/operations.md, Electron).`,
    converts: 'office files become papers: LibreOffice is here, and so is the box that it works in',
    wallsNot:
      'the system does not let programs that read files be walled off (user namespaces), so the next three are without effect; for a container: security_opt seccomp=unconfined (see docs/operations.md)',
    convertsNot:
      'office files are refused, PDF is taken: LibreOffice, unshare and prlimit are needed (see docs/operations.md)',
    scans: 'scanned pages get letters: Tesseract is here',
    scansNot: 'scanned pages stay pictures: tesseract-ocr and tesseract-ocr-vie are needed (see docs/operations.md)',
    copies: 'papers get a copy for reading: qpdf is here',
    copiesNot: 'long papers open more slowly on tablets: qpdf would make copies for reading (see docs/operations.md)',
    chromium: 'Chromium for the client is here',
    chromiumNot: 'no Chromium here: open the address in any browser',
  },
};
