import { makeCode, readCode } from '../../shared/features/personal/recovery-code.ts';
import { fail, ok, type Result } from '../../shared/kernel/result.ts';
import { fromBase64, toBase64url } from './base64.ts';
import { call } from './call.ts';
import { type Bytes, bytesOf, openKey, random, seal, unseal, unwrapKey, wrapKey } from './own-key.ts';

/** The two halves that open a key together, and what the wrapping belongs to. */
export interface RecoveryHalves {
  readonly person: string;
  /** The name of the wrapping, to which the server's part belongs. */
  readonly id: string;
  /** The server's part: 32 bytes as base64url. */
  readonly part: string;
  /** The person's code, as `readCode` gives it. */
  readonly code: string;
}

/** One key of both halves by HKDF-SHA256: whoever lacks one of them has nothing to try the other on. */
async function keyOf({ person, id, part, code }: RecoveryHalves): Promise<CryptoKey> {
  const halves = new Uint8Array([...bytesOf(code), ...fromBase64(part)]);
  const base = await crypto.subtle.importKey('raw', halves, 'HKDF', false, ['deriveKey']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: bytesOf(person), info: bytesOf(`recovery/${id}`) };
  return crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

const boundTo = ({ person, id }: RecoveryHalves): string => `${person}/recovery/${id}`;

/** A key's 32 bytes, wrapped by both halves; base64url. */
export const wrapForRecovery = async (raw: Uint8Array, halves: RecoveryHalves): Promise<string> =>
  toBase64url(await seal(await keyOf(halves), raw, boundTo(halves)));

/** Undefined where one of the halves is another one. */
export const unwrapRecovered = async (wrapped: string, halves: RecoveryHalves): Promise<Bytes | undefined> =>
  unseal(await keyOf(halves), fromBase64(wrapped), boundTo(halves));

/** A code to write down, and what the server is to keep once that is done. */
export interface PreparedRecovery {
  readonly code: string;
  readonly kept: { readonly id: string; readonly wrapped: string };
}

/** Wraps one's key by a new code and a new part of the server. Nothing is kept yet. */
export async function prepareRecovery(person: string, password: string): Promise<Result<PreparedRecovery>> {
  const there = await call('personal.key', {});
  if (!there.ok) return there;
  const raw = there.value.key && (await unwrapKey(there.value.key, person, password));
  if (!raw) return fail('personal.wrong-password');
  const fresh = await call('personal.newPart', {}, {});
  if (!fresh.ok) return fresh;
  const shown = makeCode(random(22));
  const { id, part } = fresh.value;
  const wrapped = await wrapForRecovery(raw, { person, id, part, code: readCode(shown)! });
  return ok({ code: shown, kept: { id, wrapped } });
}

export interface Recovering {
  readonly person: string;
  /** As it was typed. */
  readonly code: string;
  /** By which the key is wrapped from now on. */
  readonly password: string;
  readonly sessionKey: string | null;
  /** The server tells its part to one attempt, which may ask again. */
  readonly attempt: string;
}

/** Opens one's key by the code and the part that an administrator has released, and wraps it by a password again. */
export async function recoverOwnKey({
  person,
  code,
  password,
  sessionKey,
  attempt,
}: Recovering): Promise<Result<null>> {
  // A slip of the hand is told before it costs the release.
  const read = readCode(code);
  if (read === undefined) return fail('personal.code-slip');
  const there = await call('personal.key', {});
  if (!there.ok) return there;
  const told = await call('personal.takePart', {}, { attempt });
  if (!told.ok) return told;
  const { id, part, wrapped } = told.value;
  const raw = await unwrapRecovered(wrapped, { person, id, part, code: read });
  if (!raw) return fail('personal.code-wrong');
  const fresh = {
    key: await wrapKey(raw, person, password),
    replaces: there.value.key?.id ?? null,
    endsRecovery: true,
  };
  const kept = await call('personal.keepKey', {}, fresh);
  if (!kept.ok) return kept;
  await openKey(raw, person, sessionKey);
  return ok(null);
}
