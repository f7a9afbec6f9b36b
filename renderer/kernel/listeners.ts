/** Listeners by key; a listener is told that something under its key has changed and reads it itself. */
export class Listeners<A extends readonly unknown[] = readonly []> {
  readonly #byKey = new Map<string, Set<(...args: A) => void>>();

  /** Adds a listener and answers how to remove it. */
  add(key: string, listener: (...args: A) => void): () => void {
    const set = this.#byKey.get(key) ?? new Set();
    this.#byKey.set(key, set);
    set.add(listener);
    return () => {
      set.delete(listener);
      if (set.size === 0 && this.#byKey.get(key) === set) this.#byKey.delete(key);
    };
  }

  tell(key: string, ...args: A): void {
    for (const listener of [...(this.#byKey.get(key) ?? [])]) listener(...args);
  }
}
