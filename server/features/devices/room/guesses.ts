import { BlockList, isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';
import { Bucket } from '../../../kernel/bucket.ts';

/** Wrong codes from one address before it has to wait, and how long. In ms. */
const tries = 5;
const waitMs = 15 * 60_000;
/** Addresses that are remembered; more than that at once is a flood, of which the oldest are forgotten. */
const addressesMax = 5000;
/**
 * Codes that are tried from all addresses together: sixty at once, then one in two seconds. In the quarter of an hour for which a
 * code holds that is one in 200,000 of all codes, however many addresses somebody has.
 */
const allPerSecond = 0.5;
const allAtOnce = 60;

/** The networks in which tablets stand beside this server: private ones, those of one link, and whichever this machine is in. */
function buildingOf(interfaces: ReturnType<typeof networkInterfaces>): BlockList {
  const building = new BlockList();
  building.addSubnet('fc00::', 7, 'ipv6');
  building.addSubnet('fe80::', 10, 'ipv6');
  for (const { family, address } of Object.values(interfaces).flatMap((list) => list ?? []))
    if (family === 'IPv6') building.addSubnet(address.replace(/%.*$/, ''), 64, 'ipv6');
  return building;
}

/**
 * What is counted as one. A machine outside has as many IPv6 addresses as it likes within its network of 64 bits (RFC 4291); in
 * the building all tablets share such a network, and one guesser there must not stop them all.
 */
function networkOf(address: string, building: () => BlockList): string {
  const plain = address.replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  const [before = '', after] = plain.split('::');
  const [head, tail] = [before, after ?? ''].map((part) => (part === '' ? [] : part.split(':')));
  const zeros = after === undefined ? 0 : Math.max(0, 8 - head!.length - tail!.length);
  return [...head!, ...Array<string>(zeros).fill('0'), ...tail!]
    .slice(0, building().check(plain, 'ipv6') ? 8 : 4)
    .map((part) => Number.parseInt(part, 16))
    .join(':');
}

/** Counts wrong codes of an address, in memory: a restart forgives, and so does the time. */
export class Guesses {
  readonly #counts = new Map<string, { wrong: number; since: number }>();
  readonly #all = new Bucket(allPerSecond, allAtOnce);
  readonly #now: () => number;
  readonly #building: () => BlockList;

  constructor(now: () => number, interfaces: typeof networkInterfaces = networkInterfaces) {
    this.#now = now;
    // Asked anew: a server is carried from one network into another one.
    this.#building = () => buildingOf(interfaces());
  }

  /** Minutes to wait, or 0. */
  wait(address: string): number {
    const count = this.#counts.get(networkOf(address, this.#building));
    if (!count || count.wrong < tries) return 0;
    return Math.ceil(Math.max(0, count.since + waitMs - this.#now()) / 60_000);
  }

  /** Whether one more may be tried now, whoever asks. */
  begin(): boolean {
    return this.#all.take();
  }

  wrong(address: string): void {
    const network = networkOf(address, this.#building);
    const count = this.#counts.get(network);
    if (count && this.#now() - count.since < waitMs) {
      count.wrong += 1;
      return;
    }
    this.#counts.delete(network);
    this.#counts.set(network, { wrong: 1, since: this.#now() });
    const [oldest] = this.#counts.keys();
    if (this.#counts.size > addressesMax && oldest !== undefined) this.#counts.delete(oldest);
  }
}
