import { sql } from 'kysely';
import type { Store } from './database.ts';

/** Bytes that one person's shared ink takes on the disk in one meeting. */
export interface Used {
  bytes: number;
}

/** What each person's shared ink takes, read once and kept in step. */
export class InkQuota {
  readonly #store: Store;
  readonly #reading = new Map<string, Promise<Used>>();
  readonly #known = new Map<string, Used>();

  constructor(store: Store) {
    this.#store = store;
  }

  of(meeting: string, person: string): Promise<Used> {
    const key = `${meeting}/${person}`;
    const there = this.#reading.get(key);
    if (there) return there;
    const read = this.#store.read
      .selectFrom('ink')
      .select(sql<number>`coalesce(sum(length(body)), 0)`.as('bytes'))
      .where('name', '>', `ink/${meeting}/`)
      .where('name', '<', `ink/${meeting}0`)
      .where('author', '=', person)
      .executeTakeFirstOrThrow()
      .then(({ bytes }) => {
        const used = { bytes: Number(bytes) };
        this.#known.set(key, used);
        return used;
      });
    this.#reading.set(key, read);
    read.catch(() => this.#reading.delete(key));
    return read;
  }

  /** Undefined while it is not read: then it is read as it is afterwards. */
  known(meeting: string, person: string): Used | undefined {
    return this.#known.get(`${meeting}/${person}`);
  }

  forget(): void {
    this.#reading.clear();
    this.#known.clear();
  }
}
