import type { Store } from '../../kernel/database.ts';
import { listPeople } from './store.ts';

export interface Entry {
  readonly name: string;
  readonly position: string;
  readonly unit: string;
}

/** Names of people in memory, for views that show them; read again after a store command of identity or units. */
export class Directory {
  #entries = new Map<string, Entry>();
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async load(): Promise<void> {
    this.#entries = new Map(
      (await listPeople(this.#store.read)).map((one) => [
        one.id,
        { name: one.name, position: one.position, unit: one.unitName },
      ]),
    );
  }

  /** Undefined once a person was erased. */
  find = (person: string): Entry | undefined => this.#entries.get(person);
}
