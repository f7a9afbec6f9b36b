import * as Y from 'yjs';
import type { InkClock, OwnedUpdate } from '../../shared/collab/bundle.ts';
import type { Store } from './database.ts';
import { newId } from './new-id.ts';
import type { Known } from './update-gate.ts';

/** One owner's Yjs document: what the gate knows of it, and its bytes. */
export interface InkDoc extends Known {
  readonly name: string;
  readonly owner: string;
  /** Number of its last row, also of rows that are being written. */
  n: number;
  /** What has been merged, and the updates that came since; both are on the disk. */
  base: Uint8Array | null;
  updates: Uint8Array[];
  /** Bytes of `updates`. */
  loose: number;
  /** The rows on the disk; `loose`: bytes of those that came after the last merged one. */
  saved: { n: number; rows: number; bytes: number; loose: number };
  /** Clock of the page group when it last changed. */
  changed: number;
  compacting: Promise<boolean> | undefined;
}

/** Bytes of updates that a group remembers one by one, for whoever comes back after a moment; older ones as whole documents. */
const tailBytesMax = 256 * 1024;

/** All owners' documents of one page group while somebody reads or writes them. */
export class InkPages {
  readonly name: string;
  readonly epoch = newId();
  readonly docs = new Map<string, InkDoc>();
  /** One for each commit that has changed something here. */
  n = 0;
  /** When somebody last asked for it. */
  usedAt = performance.now();
  #tail: { readonly n: number; readonly entry: OwnedUpdate }[] = [];
  #tailBytes = 0;
  #tailFrom = 0;

  constructor(name: string) {
    this.name = name;
  }

  get clock(): InkClock {
    return { epoch: this.epoch, n: this.n };
  }

  /** The document of an owner, new and empty where he has not written yet. */
  doc(owner: string): InkDoc {
    let doc = this.docs.get(owner);
    if (!doc) {
      doc = {
        name: `${this.name}/${owner}`,
        owner,
        n: 0,
        base: null,
        updates: [],
        loose: 0,
        saved: { n: 0, rows: 0, bytes: 0, loose: 0 },
        changed: 0,
        compacting: undefined,
        clocks: new Map(),
        clients: new Map(),
      };
      this.docs.set(owner, doc);
    }
    return doc;
  }

  /** Takes in what one commit has put on the disk. */
  take(entries: readonly (readonly [doc: InkDoc, n: number, update: Uint8Array])[]): void {
    this.n += 1;
    for (const [doc, n, update] of entries) {
      doc.updates.push(update);
      doc.loose += update.byteLength;
      doc.saved.n = n;
      doc.saved.rows += 1;
      doc.saved.bytes += update.byteLength;
      doc.saved.loose += update.byteLength;
      doc.changed = this.n;
      this.#tail.push({ n: this.n, entry: [doc.owner, update] });
      this.#tailBytes += update.byteLength;
    }
    let gone = 0;
    while (this.#tailBytes > Math.max(tailBytesMax, this.bytes / 2)) {
      const { n, entry } = this.#tail[gone++]!;
      this.#tailBytes -= entry[1].byteLength;
      this.#tailFrom = n;
    }
    if (gone > 0) this.#tail.splice(0, gone);
  }

  /** Bytes of all documents, as they would be sent without packing. */
  get bytes(): number {
    let sum = 0;
    for (const doc of this.docs.values()) sum += (doc.base?.byteLength ?? 0) + doc.loose;
    return sum;
  }

  /** Updates that came after a clock, in their order; undefined where they are not remembered one by one. */
  after(n: number): OwnedUpdate[] | undefined {
    if (n < this.#tailFrom) return undefined;
    return this.#tail.filter((one) => one.n > n).map((one) => one.entry);
  }

  static async load(store: Store, name: string): Promise<InkPages> {
    const pages = new InkPages(name);
    const rows = await store.read
      .selectFrom('ink')
      .select(['name', 'n', 'body'])
      .where('name', '>', `${name}/`)
      .where('name', '<', `${name}0`)
      .orderBy('name')
      .orderBy('n')
      .execute();
    const clients = await store.read
      .selectFrom('ink_clients')
      .selectAll()
      .where('name', '>', `${name}/`)
      .where('name', '<', `${name}0`)
      .execute();
    const ownerOf = (row: { readonly name: string }): string => row.name.slice(name.length + 1);
    for (const row of rows) {
      const doc = pages.doc(ownerOf(row));
      const body = new Uint8Array(row.body);
      doc.n = row.n;
      doc.saved.n = row.n;
      doc.saved.rows += 1;
      doc.saved.bytes += body.byteLength;
      if (doc.base === null) doc.base = body;
      else {
        doc.updates.push(body);
        doc.loose += body.byteLength;
        doc.saved.loose += body.byteLength;
      }
      for (const [client, clock] of Y.parseUpdateMeta(body).to)
        doc.clocks.set(client, Math.max(clock, doc.clocks.get(client) ?? 0));
    }
    // Also of a document of which nothing is kept: a client stays whose it was.
    for (const row of clients) pages.doc(ownerOf(row)).clients.set(Number(row.client), row.person);
    return pages;
  }
}

/** What an owner's document says, as few updates as there are. */
export const updatesOf = (doc: InkDoc): readonly Uint8Array[] =>
  doc.base === null ? doc.updates : [doc.base, ...doc.updates];
