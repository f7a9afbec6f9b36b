/** Wrong passwords in a row, from one device for one name, before it has to wait. */
const tries = 5;
/** How long that device waits with this name. In ms. */
const waitMs = 15 * 60_000;
/** Wrong passwords from one device for whatever names, within `waitMs`. */
const triesOfDevice = 60;

interface Count {
  failures: number;
  since: number;
}

/**
 * Counts wrong passwords per name *and* device, and per device. Nobody can lock the chair out from another tablet: the
 * chair's own device is not counted with it. Kept in memory: a restart forgives.
 */
export class LockOut {
  readonly #counts = new Map<string, Count>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Minutes to wait, or 0. */
  wait(login: string, device: string): number {
    const left = Math.max(this.#left(`${login} ${device}`, tries), this.#left(device, triesOfDevice));
    return Math.ceil(left / 60_000);
  }

  /** Counts a try before its password is checked: tries in parallel are bounded like tries in a row. */
  begin(login: string, device: string): void {
    this.#count(`${login} ${device}`);
  }

  failed(device: string): void {
    this.#count(device);
  }

  succeeded(login: string, device: string): void {
    this.#counts.delete(`${login} ${device}`);
  }

  /** Somebody vouches for a person: his name may be tried again from everywhere, or from these devices. */
  forgive(login: string, devices?: Iterable<string>): void {
    if (devices) for (const device of devices) this.#counts.delete(`${login} ${device}`);
    else
      for (const key of this.#counts.keys()) if (key === login || key.startsWith(`${login} `)) this.#counts.delete(key);
  }

  #count(key: string): void {
    const count = this.#counts.get(key);
    if (count && this.#now() - count.since < waitMs) count.failures += 1;
    else this.#counts.set(key, { failures: 1, since: this.#now() });
    if (this.#counts.size > 10_000)
      for (const [old, { since }] of this.#counts) if (this.#now() - since >= waitMs) this.#counts.delete(old);
  }

  #left(key: string, most: number): number {
    const count = this.#counts.get(key);
    return count && count.failures >= most ? Math.max(0, count.since + waitMs - this.#now()) : 0;
  }
}
