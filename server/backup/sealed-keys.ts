import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashRaw } from '@node-rs/argon2';
import { z } from 'zod';
import { writeDurably } from '../kernel/files.ts';
import { say } from '../words/say.ts';
import { BackupError } from './backup-folder.ts';

/** Form of a file of sealed keys: argon2id makes the key of AES-256-GCM from a passphrase. Bytes are base64. */
const sealedForm = z.object({
  nghisuKeys: z.literal(1),
  salt: z.base64(),
  memoryKb: z.number().int().min(8).max(4_194_304),
  passes: z.number().int().min(1).max(64),
  iv: z.base64(),
  tag: z.base64(),
  sealed: z.base64(),
});

/** Shorter ones are guessed by whoever finds the file. */
export const passphraseLeast = 12;

/** OWASP Password Storage (2023) asks for 19 MB and two passes; a file that may be taken away is given more. */
const cost = { memoryKb: 262_144, passes: 4 } as const;

const derive = (passphrase: string, salt: Buffer, { memoryKb, passes }: { memoryKb: number; passes: number }) =>
  hashRaw(passphrase.normalize('NFC'), {
    salt,
    memoryCost: memoryKb,
    timeCost: passes,
    parallelism: 1,
    outputLen: 32,
  });

/** All keys of a data folder in one file that only the passphrase opens. */
export async function sealKeys(data: string, file: string, passphrase: string): Promise<number> {
  const folder = join(data, 'keys');
  const names = existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    : [];
  if (names.length === 0) throw new BackupError(say().noKeys(folder));
  const held = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name)).toString('base64')]));
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await derive(passphrase, salt, cost), iv);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(held), 'utf8'), cipher.final()]);
  const written: z.infer<typeof sealedForm> = {
    nghisuKeys: 1,
    salt: salt.toString('base64'),
    ...cost,
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    sealed: sealed.toString('base64'),
  };
  mkdirSync(dirname(file), { recursive: true });
  writeDurably(file, Buffer.from(`${JSON.stringify(written)}\n`), 0o600);
  return names.length;
}

/** The keys of a sealed file by their names in keys/. Throws BackupError for another passphrase or another file. */
export async function openSealedKeys(file: string, passphrase: string): Promise<ReadonlyMap<string, Buffer>> {
  let read: z.infer<typeof sealedForm>;
  try {
    read = sealedForm.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new BackupError(say().keysFileWrong(file));
  }
  const bytes = (text: string): Buffer => Buffer.from(text, 'base64');
  const decipher = createDecipheriv(
    'aes-256-gcm',
    await derive(passphrase, bytes(read.salt), read),
    bytes(read.iv),
  ).setAuthTag(bytes(read.tag));
  let text: string;
  try {
    text = Buffer.concat([decipher.update(bytes(read.sealed)), decipher.final()]).toString('utf8');
  } catch {
    throw new BackupError(say().passphraseWrong(file));
  }
  const held = z.record(z.string().regex(/^\w[\w.-]*(\/\w[\w.-]*)?$/), z.base64()).parse(JSON.parse(text));
  return new Map(Object.entries(held).map(([name, body]) => [name, bytes(body)]));
}

/** Writes opened keys into a data folder that has none. */
export function putKeys(data: string, keys: ReadonlyMap<string, Buffer>): void {
  for (const [name, body] of keys) {
    const path = join(data, 'keys', name);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeDurably(path, body, 0o600);
  }
}
