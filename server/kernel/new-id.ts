import { randomBytes } from 'node:crypto';

const alphabet = '0123456789abcdefghijklmnopqrstuv';

/** A new id: 20 characters of 5 random bits each. */
export function newId(): string {
  let id = '';
  for (const byte of randomBytes(20)) id += alphabet[byte & 31];
  return id;
}
