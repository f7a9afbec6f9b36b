import type { WrappedKey } from '../../shared/features/personal/contract.ts';
import { fail, ok, type Result } from '../../shared/kernel/result.ts';
import { fromBase64, toBase64url } from './base64.ts';
import { call } from './call.ts';
import { openRows, settled } from './idb.ts';
import { Listeners } from './listeners.ts';
import { isShared } from './shared-device.ts';

/**
 * The key by which a person's private ink and notes are sealed. It is made here, from 32 random bytes; the server has it
 * only wrapped by the password (docs/decisions/0015). What a piece is of is hidden as well: it lies in a slot whose name is
 * a keyed hash.
 */
export interface OwnKey {
  readonly person: string;
  /** The name of the slot of a document, 32 hexadecimal digits. */
  readonly slotOf: (name: string) => Promise<string>;
  readonly seal: (slot: string, bytes: Uint8Array) => Promise<Uint8Array>;
  /** Undefined for what this key has not sealed for this slot. */
  readonly open: (slot: string, sealed: Uint8Array) => Promise<Uint8Array | undefined>;
  /** A key (AES-256-GCM) for something else that only this person opens; with a `salt`, only where that is known as well. */
  readonly derive: (use: string, salt?: Uint8Array) => Promise<CryptoKey>;
}

export type Bytes = Uint8Array<ArrayBuffer>;

/** Rounds of PBKDF2-SHA256 by which a password is made slow to guess (OWASP Password Storage, 2023). */
const rounds = 600_000;
const ivBytes = 12;
const database = 'nghisu-own-key';
const rows = 'keys';

const utf8 = new TextEncoder();
export const bytesOf = (text: string): Bytes => utf8.encode(text) as Bytes;
export const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));
export const newKeyId = (): string => Array.from(random(12), (byte) => (byte % 36).toString(36)).join('');

/** Seals bytes; `bound` is what they are of, without which they do not open. */
export async function seal(key: CryptoKey, bytes: Uint8Array, bound: string): Promise<Bytes> {
  const iv = random(ivBytes);
  const algorithm = { name: 'AES-GCM', iv, additionalData: bytesOf(bound) };
  const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm, key, bytes as Bytes));
  const whole = new Uint8Array(ivBytes + sealed.length);
  whole.set(iv);
  whole.set(sealed, ivBytes);
  return whole;
}

/** Undefined for bytes of another key, of something else, or damaged. */
export async function unseal(key: CryptoKey, sealed: Uint8Array, bound: string): Promise<Bytes | undefined> {
  const algorithm = { name: 'AES-GCM', iv: sealed.slice(0, ivBytes), additionalData: bytesOf(bound) };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, sealed.slice(ivBytes) as Bytes));
  } catch {
    return undefined;
  }
}

async function wrappingKey(password: string, { salt, rounds: count }: Pick<WrappedKey, 'salt' | 'rounds'>) {
  const base = await crypto.subtle.importKey('raw', bytesOf(password.normalize('NFC')), 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: fromBase64(salt), iterations: count };
  return crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

export async function wrapKey(raw: Uint8Array, person: string, password: string): Promise<WrappedKey> {
  const fresh = { id: newKeyId(), salt: toBase64url(random(16)), rounds };
  const wrapped = toBase64url(await seal(await wrappingKey(password, fresh), raw, person));
  return { ...fresh, wrapped };
}

/** The 32 bytes that a wrapped key holds; undefined for a wrong password. */
export const unwrapKey = async (key: WrappedKey, person: string, password: string): Promise<Bytes | undefined> =>
  unseal(await wrappingKey(password, key), fromBase64(key.wrapped), person);

/** The key itself, from its 32 bytes: one part seals, another hides names. */
export async function ownKeyFrom(raw: Uint8Array, person: string): Promise<OwnKey> {
  const base = await crypto.subtle.importKey('raw', raw as Bytes, 'HKDF', false, ['deriveKey']);
  const part = <A extends AesKeyGenParams | HmacKeyGenParams>(
    info: string,
    of: A,
    uses: KeyUsage[],
    salt: Uint8Array = bytesOf(person),
  ) => {
    const how = { name: 'HKDF', hash: 'SHA-256', salt: salt as Bytes, info: bytesOf(info) };
    return crypto.subtle.deriveKey(how, base, of, false, uses);
  };
  const sealing = await part('seal', { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt']);
  const naming = await part('name', { name: 'HMAC', hash: 'SHA-256', length: 256 }, ['sign']);
  return {
    person,
    slotOf: async (name) => {
      const hash = new Uint8Array(await crypto.subtle.sign('HMAC', naming, bytesOf(name)));
      return Array.from(hash.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
    },
    seal: (slot, bytes) => seal(sealing, bytes, `${person}/${slot}`),
    open: (slot, sealed) => unseal(sealing, sealed, `${person}/${slot}`),
    derive: (use, salt) => part(use, { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt'], salt),
  };
}

const listeners = new Listeners();
let current: OwnKey | null = null;

/** The key that is open on this page for a person. */
export const ownKeyOf = (person: string | null): OwnKey | null => (current?.person === person ? current : null);
export const onOwnKey = (listener: () => void): (() => void) => listeners.add('key', listener);
const put = (key: OwnKey | null): void => {
  current = key;
  listeners.tell('key');
};

export const canSeal = (): boolean => globalThis.crypto?.subtle !== undefined;

/**
 * Opens the key of somebody who has just said his password, or makes it when there is none yet, and keeps it on this device,
 * sealed by what only a signed-in session has, until he signs out.
 */
export async function unlockOwnKey(person: string, password: string, sessionKey: string | null): Promise<Result<null>> {
  if (!canSeal()) return fail('personal.unsupported');
  const there = await call('personal.key', {});
  if (!there.ok) return there;
  if (there.value.key === null) return beginOwnKey(person, password, sessionKey, null);
  const raw = await unwrapKey(there.value.key, person, password);
  if (!raw) return fail('personal.wrong-password');
  await openKey(raw, person, sessionKey);
  return ok(null);
}

/** The key that a wrapped one holds; undefined for a wrong password. Nothing is opened by it yet: see `holdOwnKey`. */
export async function unwrapOwnKey(person: string, wrapped: WrappedKey, password: string): Promise<OwnKey | undefined> {
  const raw = await unwrapKey(wrapped, person, password);
  return raw && ownKeyFrom(raw, person);
}

/** Opens the private ink of this page by a key that was unwrapped here, without a line. */
export const holdOwnKey = (key: OwnKey): void => put(key);

/** Makes a new key in the stead of one that nobody can open any more; what was sealed before stays closed for good. */
export async function startOwnKeyAnew(person: string, password: string, sessionKey: string | null) {
  const there = await call('personal.key', {});
  return there.ok ? beginOwnKey(person, password, sessionKey, there.value.key?.id ?? null) : there;
}

async function beginOwnKey(
  person: string,
  password: string,
  sessionKey: string | null,
  replaces: string | null,
): Promise<Result<null>> {
  const raw = random(32);
  // A recovery of the key before would bring that one back.
  const fresh = { key: await wrapKey(raw, person, password), replaces, endsRecovery: true };
  const kept = await call('personal.keepKey', {}, fresh);
  if (!kept.ok) return kept;
  await openKey(raw, person, sessionKey);
  return ok(null);
}

/** Wraps the key by another password; nothing to do where there is none. */
export async function rewrapOwnKey(person: string, before: string, next: string): Promise<Result<null>> {
  if (!canSeal()) return ok(null);
  const there = await call('personal.key', {});
  if (!there.ok) return there;
  const { key } = there.value;
  if (key === null) return ok(null);
  const raw = await unwrapKey(key, person, before);
  if (!raw) return fail('personal.wrong-password');
  const kept = await call('personal.keepKey', {}, { key: await wrapKey(raw, person, next), replaces: key.id });
  return kept.ok ? ok(null) : kept;
}

const sessionSeal = (sessionKey: string) =>
  crypto.subtle.importKey('raw', fromBase64(sessionKey), 'AES-GCM', false, ['encrypt', 'decrypt']);

/** Opens a key on this page and keeps it on this device, sealed by what only a session gets. */
export async function openKey(raw: Uint8Array, person: string, sessionKey: string | null): Promise<void> {
  put(await ownKeyFrom(raw, person));
  // The tablet of a room keeps no key: whoever opens it by a PIN opens no private notes.
  if (sessionKey === null || isShared()) return;
  try {
    const sealed = await seal(await sessionSeal(sessionKey), raw, person);
    const db = await openRows(database, rows);
    await settled(db.transaction(rows, 'readwrite').objectStore(rows).put(sealed, person));
    db.close();
  } catch {
    // Without storage it is open until the page goes.
  }
}

/** Opens what this device has kept since its person signed in. */
export async function takeUpOwnKey(person: string, sessionKey: string | null): Promise<void> {
  if (current?.person === person || sessionKey === null || !canSeal()) return;
  try {
    const db = await openRows(database, rows);
    const sealed = (await settled(db.transaction(rows).objectStore(rows).get(person))) as Uint8Array | undefined;
    db.close();
    const raw = sealed && (await unseal(await sessionSeal(sessionKey), sealed, person));
    if (raw) put(await ownKeyFrom(raw, person));
  } catch {
    // It stays locked: the password opens it.
  }
}

/** Forgets the key on this device: its person has signed out. */
export function forgetOwnKey(): void {
  put(null);
  try {
    indexedDB.deleteDatabase(database);
  } catch {
    // Nothing was kept.
  }
}
