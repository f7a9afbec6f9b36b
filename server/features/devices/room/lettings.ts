/** How often somebody is let in again within an hour: each time is a handful of guesses more in his name. */
const timesMax = 6;
const hourMs = 3_600_000;

/** Counts how often somebody was let in again at the tablets of a room, in memory: a restart forgives. */
export class Lettings {
  readonly #times = new Map<string, readonly number[]>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  take(person: string): boolean {
    const since = this.#now() - hourMs;
    const times = (this.#times.get(person) ?? []).filter((at) => at > since);
    if (times.length >= timesMax) return false;
    this.#times.set(person, [...times, this.#now()]);
    return true;
  }
}
