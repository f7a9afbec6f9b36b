import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from './files.ts';

/** Keys of the log. They lie in keys/, never in a backup of the data. */
export interface Keys {
  /** Chains the entries. */
  readonly log: Buffer;
  /** Signs the checkpoints (Ed25519). */
  readonly checkpoint: KeyObject;
  readonly checkpointPublic: KeyObject;
}

/** Reads the keys of a data folder, making them at the first start. */
export function openKeys(folder: string): Keys {
  const keys = join(folder, 'keys');
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  const logPath = join(keys, 'log.key');
  const checkpointPath = join(keys, 'checkpoint.pem');
  if (!existsSync(logPath)) writeDurably(logPath, randomBytes(32), 0o600);
  if (!existsSync(checkpointPath)) {
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
    writeDurably(checkpointPath, Buffer.from(pem), 0o600);
  }
  const checkpoint = createPrivateKey(readFileSync(checkpointPath));
  return { log: readFileSync(logPath), checkpoint, checkpointPublic: createPublicKey(checkpoint) };
}
