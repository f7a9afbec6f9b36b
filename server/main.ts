import { parseArgs } from 'node:util';
import { BackupError } from './backup/backup-folder.ts';
import { backupCommand, listBackupsCommand } from './cli/backup.ts';
import { catalogueCommand } from './cli/catalogue.ts';
import { certificateCommand } from './cli/certificate.ts';
import { removeDemonstrationCommand } from './cli/demonstration.ts';
import { doctorCommand } from './cli/doctor.ts';
import { rebuildCommand } from './cli/rebuild.ts';
import { restoreCommand } from './cli/restore.ts';
import { seedCommand } from './cli/seed.ts';
import { startCommand } from './cli/start.ts';
import { verifyCommand } from './cli/verify.ts';
import { InUse } from './kernel/data-folder.ts';
import { SettingError } from './settings.ts';
import { TlsError } from './tls/tls-source.ts';

const help = `Nghị Sự: a paperless meeting room.

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

Settings: HOST, PORT, PUBLIC_URL, TLS_CERT, TLS_KEY, NGHISU_DATA, NGHISU_CHECKPOINTS, NGHISU_TLS_PROXY, OPENAI_BASE_URL,
OPENAI_API_KEY, OPENAI_MODEL and more; see docs/operations.md. Exit codes: 0 done, 1 something is wrong (said above), 2 the call was not understood,
3 the data folder is in use.`;

const options = {
  help: { type: 'boolean', short: 'h' },
  demonstration: { type: 'boolean' },
  open: { type: 'boolean' },
  windows: { type: 'boolean' },
  meetings: { type: 'string' },
  members: { type: 'string' },
  yes: { type: 'boolean' },
  name: { type: 'string', multiple: true },
  'new-authority': { type: 'boolean' },
  to: { type: 'string' },
  from: { type: 'string' },
  backup: { type: 'string' },
  keys: { type: 'string' },
} as const;
export type Flags = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

const commands: Readonly<Record<string, (flags: Flags) => Promise<number>>> = {
  start: startCommand,
  seed: seedCommand,
  'demonstration remove': removeDemonstrationCommand,
  certificate: certificateCommand,
  backup: backupCommand,
  'backup list': listBackupsCommand,
  restore: restoreCommand,
  doctor: doctorCommand,
  'audit verify': verifyCommand,
  rebuild: rebuildCommand,
  catalogue: catalogueCommand,
};

/** Errors whose message is a sentence for the person at the command line. */
const saidInWords = [SettingError, InUse, TlsError, BackupError];

async function run(): Promise<number> {
  let parsed: { values: Flags; positionals: string[] };
  try {
    parsed = parseArgs({ options, allowPositionals: true });
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${help}`);
    return 2;
  }
  const name = parsed.positionals.join(' ');
  if (parsed.values.help || name === '' || name === 'help') {
    console.log(help);
    return name === '' && !parsed.values.help ? 2 : 0;
  }
  const command = commands[name];
  if (!command) {
    console.error(`There is no command "${name}".\n\n${help}`);
    return 2;
  }
  try {
    return await command(parsed.values);
  } catch (error) {
    if (error instanceof Error && saidInWords.some((kind) => error instanceof kind)) console.error(error.message);
    else console.error(error);
    return error instanceof InUse ? 3 : 1;
  }
}

process.exitCode = await run();
