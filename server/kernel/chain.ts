import { createHmac } from 'node:crypto';

/** What the first entry of a stream is chained to. */
export const genesis = '0'.repeat(64);

/**
 * The keyed hash that chains an entry to the one before it: HMAC-SHA-256 over the previous hash, stream, number and the
 * exact stored body, in hex. An attacker without the key can neither edit nor restamp; a cut tail shows at the checkpoints.
 */
export const chain = (key: Buffer, before: string, stream: string, n: number, body: string): string =>
  createHmac('sha256', key).update(`${before}\n${stream}\n${n}\n`).update(body).digest('hex');
