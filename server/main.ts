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
import { say, speak } from './words/say.ts';

const options = {
  help: { type: 'boolean', short: 'h' },
  lang: { type: 'string' },
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
  speak(process.env.NGHISU_LANG);
  let parsed: { values: Flags; positionals: string[] };
  try {
    parsed = parseArgs({ options, allowPositionals: true });
  } catch (error) {
    console.error(`${say().callWrong((error as Error).message)}\n\n${say().help}`);
    return 2;
  }
  if (parsed.values.lang !== undefined) speak(parsed.values.lang);
  const name = parsed.positionals.join(' ');
  if (parsed.values.help || name === '' || name === 'help') {
    console.log(say().help);
    return name === '' && !parsed.values.help ? 2 : 0;
  }
  const command = commands[name];
  if (!command) {
    console.error(`${say().noCommand(name)}\n\n${say().help}`);
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
