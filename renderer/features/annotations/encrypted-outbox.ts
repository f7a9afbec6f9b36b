import { fromBase64, toBase64 } from '../../kernel/base64.ts';
import { openRows, settled } from '../../kernel/idb.ts';
import { outboxOf, outboxRows as rows } from '../../kernel/unsent.ts';
import { MemoryOutbox, type Outbox, type OutboxEntry } from './outbox.ts';

interface Row {
  readonly id: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/** One person's outbox on this device: each entry sealed by AES-GCM with a key that only a signed-in session holds. */
class EncryptedOutbox implements Outbox {
  readonly #database: IDBDatabase;
  readonly #key: CryptoKey;
  readonly #person: Uint8Array<ArrayBuffer>;

  constructor(database: IDBDatabase, key: CryptoKey, person: string) {
    this.#database = database;
    this.#key = key;
    this.#person = new TextEncoder().encode(person);
  }

  async all(): Promise<readonly OutboxEntry[]> {
    const stored = (await settled(this.#store('readonly').getAll())) as readonly Row[];
    const entries = await Promise.all(stored.map((row) => this.#open(row)));
    return entries.filter((entry) => entry !== undefined);
  }

  async put(entry: OutboxEntry): Promise<void> {
    const plain = JSON.stringify({
      name: entry.name,
      update: toBase64(entry.update),
      changes: entry.changes.map(({ key, bytes }) => [key, bytes && toBase64(bytes)]),
    });
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const data = await crypto.subtle.encrypt(this.#algorithm(iv), this.#key, new TextEncoder().encode(plain));
    await settled(this.#store('readwrite').put({ id: entry.id, iv, data } satisfies Row));
  }

  async remove(id: string): Promise<void> {
    await settled(this.#store('readwrite').delete(id));
  }

  /** An entry that does not open (another key, damage) is left alone: it may be opened by the key that it was made with. */
  async #open(row: Row): Promise<OutboxEntry | undefined> {
    try {
      const plain = await crypto.subtle.decrypt(this.#algorithm(row.iv), this.#key, row.data);
      const { name, update, changes } = JSON.parse(new TextDecoder().decode(plain)) as {
        name: string;
        update: string;
        changes: readonly (readonly [string, string | null])[];
      };
      return {
        id: row.id,
        name,
        update: fromBase64(update),
        changes: changes.map(([key, bytes]) => ({ key, bytes: bytes === null ? null : fromBase64(bytes) })),
      };
    } catch {
      return undefined;
    }
  }

  #algorithm(iv: Uint8Array<ArrayBuffer>): AesGcmParams {
    return { name: 'AES-GCM', iv, additionalData: this.#person };
  }

  #store(mode: IDBTransactionMode): IDBObjectStore {
    // On the disk before it counts as kept: a tablet's battery can be pulled.
    return this.#database.transaction(rows, mode, { durability: 'strict' }).objectStore(rows);
  }
}

/**
 * Opens a person's outbox. Without Web Crypto (a page without TLS) or without storage it lives in memory only: nothing
 * is ever written in plain text.
 */
export async function openOutbox(person: string, keyText: string | null): Promise<Outbox> {
  if (keyText === null || !globalThis.crypto?.subtle || typeof indexedDB === 'undefined') return new MemoryOutbox();
  try {
    const key = await crypto.subtle.importKey('raw', fromBase64(keyText), 'AES-GCM', false, ['encrypt', 'decrypt']);
    return new EncryptedOutbox(await openRows(outboxOf(person), rows, 'id'), key, person);
  } catch {
    return new MemoryOutbox();
  }
}
