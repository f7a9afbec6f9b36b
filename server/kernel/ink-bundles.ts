import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { type InkClock, type OwnedUpdate, packEntries, writeBundle } from '../../shared/collab/bundle.ts';
import { type InkDoc, type InkPages, updatesOf } from './ink-pages.ts';
import { incident } from './log.ts';

const deflate = promisify(deflateRaw);

/**
 * Updates behind a snapshot are sent one by one until they pass this many bytes and a quarter of it; the larger of the
 * two, so that each byte is merged and packed a bounded number of times however large the snapshot has grown.
 */
const tailMin = 64 * 1024;
export const passesTail = (tail: number, snapshot: number): boolean => tail > Math.max(tailMin, snapshot / 4);
/** An owner's document is merged before it is packed when it has so many loose updates, or a quarter of it is loose. */
const looseMax = 8;
const isLoose = (doc: InkDoc): boolean =>
  doc.updates.length > looseMax || doc.loose > Math.max(4096, (doc.base?.byteLength ?? 0) / 4);

/** Different sets of owners that are kept packed: all of them, and what displays are shown. */
const snapshotsMax = 4;

interface Snapshot {
  readonly n: number;
  readonly packed: Uint8Array;
  /** Bytes before packing. */
  readonly plain: number;
}

const nothing = new Uint8Array();

const everything = (pages: InkPages, wanted: (doc: InkDoc) => boolean = () => true): OwnedUpdate[] =>
  [...pages.docs.values()]
    .filter(wanted)
    .flatMap((doc) => updatesOf(doc).map((update): OwnedUpdate => [doc.owner, update]));

/** A page group as whoever opens it gets it: made once for all who are shown the same at the same clock. */
export class InkBundles {
  readonly #pages: InkPages;
  readonly #compact: (doc: InkDoc) => Promise<unknown>;
  readonly #snapshots = new Map<string, Snapshot>();
  readonly #building = new Map<string, Promise<Snapshot>>();
  readonly #made = new Map<string, Uint8Array>();
  #madeAt = -1;

  /** `compact` merges a document's loose updates, off the event loop. */
  constructor(pages: InkPages, compact: (doc: InkDoc) => Promise<unknown>) {
    this.#pages = pages;
    this.#compact = compact;
  }

  /** The ink of the owners that are shown: what came after `since` where that is less, else the whole. */
  async bundle(shows: (owner: string) => boolean, since?: InkClock): Promise<Uint8Array> {
    for (;;) {
      const bundle = await this.#bundle(shows, since);
      if (bundle) return bundle;
    }
  }

  /** Undefined where somebody who is not shown has begun to write meanwhile, so that what was made is not for this reader. */
  async #bundle(shows: (owner: string) => boolean, since?: InkClock): Promise<Uint8Array | undefined> {
    const pages = this.#pages;
    const written = [...pages.docs.values()].filter((doc) => doc.saved.rows > 0);
    const shown = new Set(written.map(({ owner }) => owner).filter(shows));
    const all = shown.size === written.length;
    // Who is not shown everything may be shown another owner by now: he gets the whole of it.
    if (all && since?.epoch === pages.epoch && since.n <= pages.n) {
      const difference = this.#once(`after ${since.n}`, () => this.#after(since.n));
      if (difference.byteLength > 0) return difference;
    }
    const key = all ? 'all' : [...shown].sort().join();
    const snapshot = await this.#snapshot(key, all ? () => true : (owner) => shown.has(owner));
    if (all && [...pages.docs.values()].some((doc) => doc.saved.rows > 0 && !shows(doc.owner))) return undefined;
    return this.#once(key, () => {
      const tail = (pages.after(snapshot.n) ?? everything(pages)).filter(([owner]) => all || shown.has(owner));
      return writeBundle({ clock: pages.clock, whole: true, packed: snapshot.packed, loose: packEntries(tail) });
    });
  }

  /** Nothing at all where the whole is hardly more. */
  #after(n: number): Uint8Array {
    const pages = this.#pages;
    const entries: readonly OwnedUpdate[] = pages.after(n) ?? everything(pages, (doc) => doc.changed > n);
    const loose = packEntries(entries);
    if (loose.byteLength > Math.max(4096, pages.bytes / 4)) return nothing;
    return writeBundle({ clock: pages.clock, whole: false, packed: nothing, loose });
  }

  #once(key: string, make: () => Uint8Array): Uint8Array {
    if (this.#madeAt !== this.#pages.n || this.#made.size > 64) this.#made.clear();
    this.#madeAt = this.#pages.n;
    const there = this.#made.get(key) ?? make();
    this.#made.set(key, there);
    return there;
  }

  async #snapshot(key: string, shows: (owner: string) => boolean): Promise<Snapshot> {
    const there = this.#snapshots.get(key);
    const tail = there && this.#pages.after(there.n);
    if (!there || !tail) return this.#build(key, shows);
    let bytes = 0;
    for (const [owner, update] of tail) if (shows(owner)) bytes += update.byteLength;
    if (passesTail(bytes, there.plain)) this.#build(key, shows).catch((error) => incident(error, 'ink bundle'));
    return there;
  }

  #build(key: string, shows: (owner: string) => boolean): Promise<Snapshot> {
    const running = this.#building.get(key);
    if (running) return running;
    const building = this.#pack(shows).then((snapshot) => {
      this.#snapshots.delete(key);
      this.#snapshots.set(key, snapshot);
      if (this.#snapshots.size > snapshotsMax) this.#snapshots.delete(this.#snapshots.keys().next().value!);
      return snapshot;
    });
    this.#building.set(key, building);
    return building.finally(() => this.#building.delete(key));
  }

  async #pack(shows: (owner: string) => boolean): Promise<Snapshot> {
    const loose = [...this.#pages.docs.values()].filter((doc) => shows(doc.owner) && isLoose(doc));
    await Promise.all(loose.map(this.#compact));
    // From here to the clock nothing is awaited: what is in the entries is all that came until it.
    const plain = packEntries(everything(this.#pages, ({ owner }) => shows(owner)));
    const { n } = this.#pages;
    return { n, packed: await deflate(plain), plain: plain.byteLength };
  }
}
