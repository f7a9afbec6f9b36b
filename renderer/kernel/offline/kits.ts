import type { Session } from '../../../shared/features/identity/contract.ts';
import type { WrappedKey } from '../../../shared/features/personal/contract.ts';
import { fail, ok, type Result } from '../../../shared/kernel/result.ts';
import { openRows, settled } from '../idb.ts';
import { type OwnKey, seal, unseal, unwrapOwnKey } from '../own-key.ts';

/** What lets a person into his kept papers without a line: sealed by his own key, which his password opens. */
export interface Kit {
  readonly session: Session;
  /** The server's part of the key of the papers, base64url. */
  readonly key: string;
  /** From then on nothing opens without a contact. */
  readonly until: number;
  /** The latest time at which this device was used: a clock before it was set back. */
  readonly seen: number;
}

export interface KitRow {
  readonly person: string;
  readonly name: string;
  readonly device: string;
  readonly wrapped: WrappedKey;
  readonly sealed: Uint8Array;
}

const database = 'nghisu-kits';
const rows = 'kits';
/** Clocks of tablets are set right by little now and then. In ms. */
const backMs = 10 * 60_000;

async function within<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await openRows(database, rows, 'person');
  try {
    return await settled(act(db.transaction(rows, mode).objectStore(rows)));
  } finally {
    db.close();
  }
}

/** Whoever keeps papers on this device; nobody where it keeps nothing. */
export async function listKits(): Promise<readonly KitRow[]> {
  try {
    return (await within('readonly', (store) => store.getAll())) as KitRow[];
  } catch {
    return [];
  }
}

export const findKit = async (person: string): Promise<KitRow | undefined> =>
  (await listKits()).find((row) => row.person === person);

export const removeKit = (person: string): Promise<unknown> =>
  within('readwrite', (store) => store.delete(person)).catch(() => undefined);

export async function saveKit(row: Omit<KitRow, 'sealed'>, kit: Kit, own: OwnKey): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(kit));
  const sealed = await seal(await own.derive('kit'), bytes, `${row.person}/kit`);
  await within('readwrite', (store) => store.put({ ...row, sealed } satisfies KitRow));
}

/** Undefined for a kit of a key that was given up since. */
export async function readKit(row: KitRow, own: OwnKey): Promise<Kit | undefined> {
  const bytes = await unseal(await own.derive('kit'), row.sealed, `${row.person}/kit`);
  return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as Kit);
}

/** Opens a kit by its person's password. Fails with `personal.wrong-password`, `packs.expired` and `packs.clock`. */
export async function openKit(
  row: KitRow,
  password: string,
  now: number,
): Promise<Result<{ readonly kit: Kit; readonly own: OwnKey }>> {
  const own = await unwrapOwnKey(row.person, row.wrapped, password);
  if (!own) return fail('personal.wrong-password');
  const kit = await readKit(row, own);
  if (!kit || now >= kit.until) return fail('packs.expired');
  if (now < kit.seen - backMs) return fail('packs.clock');
  return ok({ kit, own });
}
