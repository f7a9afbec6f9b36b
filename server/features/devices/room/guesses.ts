/** Wrong codes from one address before it has to wait, and how long. In ms. */
const tries = 5;
const waitMs = 15 * 60_000;
/** Addresses that are remembered; more than that at once is a flood, of which the oldest are forgotten. */
const addressesMax = 5000;

/** Counts wrong codes of an address, in memory: a restart forgives, and so does the time. */
export class Guesses {
  readonly #counts = new Map<string, { wrong: number; since: number }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Minutes to wait, or 0. */
  wait(address: string): number {
    const count = this.#counts.get(address);
    if (!count || count.wrong < tries) return 0;
    return Math.ceil(Math.max(0, count.since + waitMs - this.#now()) / 60_000);
  }

  wrong(address: string): void {
    const count = this.#counts.get(address);
    if (count && this.#now() - count.since < waitMs) {
      count.wrong += 1;
      return;
    }
    this.#counts.delete(address);
    this.#counts.set(address, { wrong: 1, since: this.#now() });
    const [oldest] = this.#counts.keys();
    if (this.#counts.size > addressesMax && oldest !== undefined) this.#counts.delete(oldest);
  }
}
