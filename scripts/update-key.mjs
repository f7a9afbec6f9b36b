import { createPublicKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

/** The key by which the client knows its makers, PEM, from the file that NGHISU_UPDATE_KEY names; empty without one: no new version is looked for then. */
export function updateKey() {
  const path = process.env.NGHISU_UPDATE_KEY;
  if (!path) return '';
  const key = createPublicKey(readFileSync(path));
  if (key.asymmetricKeyType !== 'ed25519')
    throw new Error(`${path} is no Ed25519 key: see docs/operations.md, Electron.`);
  return key.export({ type: 'spki', format: 'pem' });
}

/** Whether a built client knows another maker than the one that is asked for now. */
export function knowsOther(built) {
  if (!existsSync(built)) return true;
  const source = readFileSync(built, 'utf8');
  const [, digits] = updateKey().split('\n');
  return digits === undefined ? source.includes('BEGIN PUBLIC KEY') : !source.includes(digits);
}
