import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { passphraseLeast } from '../backup/sealed-keys.ts';
import { SettingError } from '../settings.ts';
import { say } from '../words/say.ts';

/** Asks without showing what is typed. */
async function ask(question: string): Promise<string> {
  process.stdout.write(question);
  const silent = new Writable({ write: (_, __, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    process.stdout.write('\n');
  }
}

/** The passphrase of a file of keys: from NGHISU_PASSPHRASE, else asked for; a new one twice. */
export async function readPassphrase(isNew: boolean): Promise<string> {
  const given = process.env.NGHISU_PASSPHRASE;
  if (given === undefined && !process.stdin.isTTY) throw new SettingError(say().nobodyToAsk);
  const passphrase = given ?? (await ask(say().passphrase));
  if (isNew && [...passphrase].length < passphraseLeast)
    throw new SettingError(say().passphraseShort([...passphrase].length, passphraseLeast));
  if (isNew && given === undefined && (await ask(say().passphraseAgain)) !== passphrase)
    throw new SettingError(say().passphraseDiffers);
  return passphrase;
}
