import { openRows, settled } from '../idb.ts';
import { seal, unseal } from '../own-key.ts';

const rows = 'pieces';
const databaseOf = (person: string): string => `nghisu-packs-${person}`;
const under = (prefix: string): IDBKeyRange => IDBKeyRange.bound(prefix, `${prefix}\uffff`);
const utf8 = new TextEncoder();

/** Pieces on this device, each sealed for its person and its name: moved to another name it does not open. */
export class SealedStore {
  readonly #database: IDBDatabase;
  readonly #key: CryptoKey;
  readonly #person: string;

  private constructor(database: IDBDatabase, key: CryptoKey, person: string) {
    this.#database = database;
    this.#key = key;
    this.#person = person;
    // Another window erases: this one does not stand in its way.
    database.onversionchange = () => database.close();
  }

  /** Rejects where the device keeps nothing. */
  static async open(person: string, key: CryptoKey): Promise<SealedStore> {
    return new SealedStore(await openRows(databaseOf(person), rows), key, person);
  }

  /** Erases all pieces of a person, readable or not. */
  static erase(person: string): Promise<unknown> {
    return settled(indexedDB.deleteDatabase(databaseOf(person))).catch(() => undefined);
  }

  /** Undefined for what is not there or does not open. */
  async get(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const sealed = (await settled(this.#rows('readonly').get(name))) as Uint8Array | undefined;
    return sealed && unseal(this.#key, sealed, this.#bound(name));
  }

  /** Rejects when the device has no space left (`QuotaExceededError`). */
  async put(name: string, bytes: Uint8Array): Promise<void> {
    const sealed = await seal(this.#key, bytes, this.#bound(name));
    await settled(this.#rows('readwrite').put(sealed, name));
  }

  async getJson<T>(name: string): Promise<T | undefined> {
    const bytes = await this.get(name);
    return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as T);
  }

  putJson(name: string, value: unknown): Promise<void> {
    return this.put(name, utf8.encode(JSON.stringify(value)));
  }

  async has(name: string): Promise<boolean> {
    return (await settled(this.#rows('readonly').count(name))) > 0;
  }

  /** Names that begin so, in order. */
  async names(prefix: string): Promise<readonly string[]> {
    return (await settled(this.#rows('readonly').getAllKeys(under(prefix)))) as string[];
  }

  async remove(name: string): Promise<void> {
    await settled(this.#rows('readwrite').delete(name));
  }

  /** Erases all whose names begin so. */
  async drop(prefix: string): Promise<void> {
    await settled(this.#rows('readwrite').delete(under(prefix)));
  }

  close(): void {
    this.#database.close();
  }

  #bound(name: string): string {
    return `${this.#person}/${name}`;
  }

  #rows(mode: IDBTransactionMode): IDBObjectStore {
    return this.#database.transaction(rows, mode).objectStore(rows);
  }
}
