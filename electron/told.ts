/** So many wait at once: who was there first is answered early, for a page that asks for ever must not fill the memory. */
const waitingMax = 50;

/** Something that pages want to be told of when it changes: each waits with what it knows, and is answered with the next. */
export class Told<T> {
  #n = 0;
  #value: T;
  readonly #waiting = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  set(value: T): void {
    this.#value = value;
    this.#n += 1;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const go of waiting) go();
  }

  /** The value with its number, as soon as that is another than the known one. */
  async next(known: number | null): Promise<T & { readonly n: number }> {
    if (known === this.#n) {
      const [first] = this.#waiting;
      if (first && this.#waiting.size >= waitingMax) {
        this.#waiting.delete(first);
        first();
      }
      await new Promise<void>((go) => this.#waiting.add(go));
    }
    return { ...this.#value, n: this.#n };
  }
}
