import type { InkClock } from '../../../shared/collab/bundle.ts';

/** Commits that are remembered while one before them is missing. */
const aheadMax = 5000;

/** How far a page group is known here without a gap: packets may come before the bundle on which they stand. */
export class InkFollower {
  #clock: InkClock | null = null;
  #epoch = '';
  readonly #ahead = new Set<number>();
  #life = 0;

  /** Null while nothing is known of it. */
  get clock(): InkClock | null {
    return this.#clock;
  }

  /** Another one each time that something which was here is gone: what was asked for before tells nothing of it. */
  get life(): number {
    return this.#life;
  }

  /** What one commit brought is here. */
  heard(epoch: string, n: number): void {
    if (epoch !== this.#epoch || this.#ahead.size > aheadMax) this.#ahead.clear();
    this.#epoch = epoch;
    this.#ahead.add(n);
    this.#advance();
  }

  /** All that came until a clock is here, as far as it was asked for in this life. */
  reached(clock: InkClock, life = this.#life): void {
    if (life !== this.#life) return;
    if (this.#clock?.epoch !== clock.epoch || this.#clock.n < clock.n) this.#clock = clock;
    this.#advance();
  }

  /** Something that was here is gone. */
  forget(): void {
    this.#clock = null;
    this.#ahead.clear();
    this.#life += 1;
  }

  #advance(): void {
    const clock = this.#clock;
    if (clock === null || clock.epoch !== this.#epoch) return;
    let { n } = clock;
    while (this.#ahead.delete(n + 1)) n += 1;
    if (n !== clock.n) this.#clock = { epoch: clock.epoch, n };
    for (const old of this.#ahead) if (old <= n) this.#ahead.delete(old);
  }
}
