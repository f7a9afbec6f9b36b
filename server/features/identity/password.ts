import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id with 19 MB, two passes: the smallest set that OWASP's password sheet lists, quick enough for a full room. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashing at once: memory is bounded whoever knocks. */
const atOnce = 4;
let running = 0;
const waiting: (() => void)[] = [];
/** Who waits beyond this is refused at once, so that a flood does not become everybody's queue. */
const waitingMax = 200;

/** More sign-ins wait than a full room needs. */
export const isCrowded = (): boolean => waiting.length >= waitingMax;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password.normalize('NFC'), cost));

// For names that do not exist, or have no password yet: the answer takes as long as for those that do.
const decoy = hash('no account has this password', cost);
export const checkPassword = (stored: string | undefined, password: string): Promise<boolean> =>
  inTurn(async () => (await verify(stored || (await decoy), password.normalize('NFC'))) && Boolean(stored));

/** At least 10 characters, of at least three kinds out of lower case, upper case, digits and others. */
export function isStrong(password: string, login: string): boolean {
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(password)).length;
  return [...password].length >= 10 && kinds >= 3 && !password.toLowerCase().includes(login.toLowerCase());
}

const letters = 'abcdefghjkmnpqrstuvwxyz';
/** A first password that can be read out: three groups, no letters that look alike. */
export function firstPassword(): string {
  const group = (from: string, length: number): string =>
    Array.from({ length }, () => from[randomInt(from.length)]).join('');
  return `${group(letters.toUpperCase(), 1)}${group(letters, 4)}-${group(letters, 4)}-${group('23456789', 4)}`;
}
