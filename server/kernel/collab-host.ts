import { sql } from 'kysely';
import * as Y from 'yjs';
import { groupName, type InkGroup, parseInkName } from '../../shared/collab/names.ts';
import type { Reply } from '../../shared/kernel/wire.ts';
import { isDiskFull, isTaken, type Store } from './database.ts';
import type { State } from './feature.ts';
import type { Homes } from './homes.ts';
import { Broadcast, type Link } from './link.ts';
import { incident } from './log.ts';
import { checkUpdate, type Known } from './update-gate.ts';
import { accessOf } from './who.ts';

/** What the host must know of the features; wired in app.ts. */
export interface InkDoor {
  /** Whether this device may read a document version's ink. */
  readonly mayRead: (state: State, link: Link, group: InkGroup) => boolean;
  /** Whether this device is shown this owner's ink (a display: only the presenter's). */
  readonly shows: (state: State, link: Link, owner: string) => boolean;
}

interface Doc extends Known {
  readonly name: string;
  readonly group: string;
  readonly owner: string;
  n: number;
  updates: Uint8Array[];
}

/** Bytes that one person has written in one meeting. */
interface Used {
  bytes: number;
}

interface Waiting {
  readonly doc: Doc;
  readonly update: Uint8Array;
  readonly link: Link;
  readonly used: Used;
  readonly settle: (reply: Reply) => void;
}

/** Updates gather for so long once one flush has gone; the flush is the commit. In ms. */
const inkFlushMs = 16;
/** Bytes of updates that one person may write into the shared ink of one meeting: some hundred thousand strokes. */
export const inkBytesMax = 24 * 1024 * 1024;
const refusal = (code: string, params?: Record<string, string | number>): Reply => ({
  ok: false,
  failure: params ? { code, params } : { code },
});

/** Home of shared ink: one Yjs document per owner and page group. Updates are checked at the door, synced, then sent on. */
export class CollabHost {
  readonly #store: Store;
  readonly #homes: Homes;
  readonly #door: InkDoor;
  readonly #now: () => number;
  readonly #docs = new Map<string, Promise<Map<string, Doc>>>();
  readonly #joined = new Map<string, Set<Link>>();
  readonly #used = new Map<string, Promise<Used>>();
  #queue: Waiting[] = [];
  #running = false;
  #lastFlush = 0;

  constructor(options: { store: Store; homes: Homes; door: InkDoor; now: () => number }) {
    this.#store = options.store;
    this.#homes = options.homes;
    this.#door = options.door;
    this.#now = options.now;
  }

  /** Joins a page group; the answer holds each owner's state as base64 of Yjs V1. */
  async join(link: Link, name: string): Promise<Reply> {
    const parsed = parseInkName(name);
    if (!parsed || parsed.owner !== null) return refusal('invalid');
    if (!(await this.#mayRead(link, parsed.group))) return refusal('forbidden');
    const docs = await this.#group(name);
    // Asked again: rights may have gone, and so may the device, while the ink was read.
    const state = await this.#mayRead(link, parsed.group);
    if (!state || !link.socket.connected) return refusal('forbidden');
    let links = this.#joined.get(name);
    if (!links) {
      links = new Set();
      this.#joined.set(name, links);
    }
    links.add(link);
    const owners: Record<string, string> = {};
    for (const doc of docs.values()) {
      if (doc.updates.length === 0 || !this.#door.shows(state, link, doc.owner)) continue;
      if (doc.updates.length > 1) doc.updates = [Y.mergeUpdates(doc.updates)];
      owners[doc.owner] = Buffer.from(doc.updates[0]!).toString('base64');
    }
    return { ok: true, value: { owners } };
  }

  leave(link: Link, name?: string): void {
    for (const [group, links] of name === undefined ? this.#joined : [[name, this.#joined.get(name)] as const])
      if (links?.delete(link) && links.size === 0) this.#joined.delete(group);
    this.#sweep();
  }

  /** Forgets groups that nobody looks at; never while updates are under way, whose numbers their documents hold. */
  #sweep(): void {
    if (this.#running) return;
    for (const group of this.#docs.keys()) if (!this.#joined.has(group)) this.#docs.delete(group);
    if (this.#docs.size === 0) this.#used.clear();
  }

  leaveMeeting(link: Link, meeting: string): void {
    for (const group of [...this.#joined.keys()]) if (group.startsWith(`ink/${meeting}/`)) this.leave(link, group);
  }

  /** A device that had fallen behind has missed updates: it joins its groups anew. */
  drained(link: Link): void {
    for (const [group, links] of this.#joined) if (links.has(link)) link.socket.emit('ink-lost', { group });
  }

  /** Checks an update, makes it durable, answers, and sends it to all who have joined the page group. */
  async update(link: Link, name: string, update: Uint8Array): Promise<Reply> {
    const parsed = parseInkName(name);
    if (!parsed || parsed.owner === null) return refusal('invalid');
    const state = await this.#mayRead(link, parsed.group);
    if (!state) return refusal('forbidden');
    if (this.#homes.who.closed(state)) return refusal('closed');
    if (link.actor.kind !== 'person' || parsed.owner !== link.actor.id) return refusal('annotations.not-yours');
    const used = await this.#usedBy(parsed.group.meeting, link.actor.id);
    const docs = await this.#group(groupName(parsed.group));
    let doc = docs.get(parsed.owner);
    if (!doc) {
      doc = {
        name,
        group: groupName(parsed.group),
        owner: parsed.owner,
        n: 0,
        updates: [],
        clocks: new Map(),
        clients: new Map(),
      };
      docs.set(parsed.owner, doc);
    }
    const settled = new Promise<Reply>((settle) => this.#queue.push({ doc, update, link, used, settle }));
    if (!this.#running) {
      this.#running = true;
      void this.#pump();
    }
    return settled;
  }

  #usedBy(meeting: string, person: string): Promise<Used> {
    const key = `${meeting}/${person}`;
    const there = this.#used.get(key);
    if (there) return there;
    const read = this.#store.read
      .selectFrom('ink')
      .select(sql<number>`coalesce(sum(length(body)), 0)`.as('bytes'))
      .where('name', '>', `ink/${meeting}/`)
      .where('name', '<', `ink/${meeting}0`)
      .where('author', '=', person)
      .executeTakeFirstOrThrow()
      .then(({ bytes }) => ({ bytes: Number(bytes) }));
    this.#used.set(key, read);
    read.catch(() => this.#used.delete(key));
    return read;
  }

  async #mayRead(link: Link, group: InkGroup): Promise<State | undefined> {
    const host = await this.#homes.find(group.meeting);
    if (!host || !accessOf(this.#homes.who, host.state, link.actor)) return undefined;
    return this.#door.mayRead(host.state, link, group) ? host.state : undefined;
  }

  /** The owners' documents of a page group, read from the disk while somebody has joined it. */
  #group(name: string): Promise<Map<string, Doc>> {
    let docs = this.#docs.get(name);
    if (!docs) {
      docs = this.#load(name);
      this.#docs.set(name, docs);
    }
    return docs;
  }

  async #load(group: string): Promise<Map<string, Doc>> {
    const docs = new Map<string, Doc>();
    const rows = await this.#store.read
      .selectFrom('ink')
      .selectAll()
      .where('name', '>', `${group}/`)
      .where('name', '<', `${group}0`)
      .orderBy('name')
      .orderBy('n')
      .execute();
    const clients = await this.#store.read
      .selectFrom('ink_clients')
      .selectAll()
      .where('name', '>', `${group}/`)
      .where('name', '<', `${group}0`)
      .execute();
    for (const row of rows) {
      const owner = row.name.slice(group.length + 1);
      let doc = docs.get(owner);
      if (!doc) {
        doc = { name: row.name, group, owner, n: 0, updates: [], clocks: new Map(), clients: new Map() };
        docs.set(owner, doc);
      }
      doc.n = row.n;
      doc.updates.push(new Uint8Array(row.body));
      for (const [client, clock] of Y.parseUpdateMeta(new Uint8Array(row.body)).to)
        doc.clocks.set(client, Math.max(clock, doc.clocks.get(client) ?? 0));
    }
    for (const row of clients) docs.get(row.name.slice(group.length + 1))?.clients.set(Number(row.client), row.person);
    return docs;
  }

  async #pump(): Promise<void> {
    while (this.#queue.length > 0) {
      const wait = this.#lastFlush + inkFlushMs - performance.now();
      await new Promise<void>((go) => (wait > 0 ? setTimeout(go, wait) : setImmediate(go)));
      this.#lastFlush = performance.now();
      const batch = this.#queue.splice(0, 500);
      try {
        await this.#flush(batch);
      } catch (error) {
        const reply = refusal('fault', { incident: incident(error, 'ink') });
        for (const waiting of batch) waiting.settle(reply);
      }
    }
    this.#running = false;
    this.#sweep();
  }

  async #flush(batch: readonly Waiting[]): Promise<void> {
    const fresh: Waiting[] = [];
    const rows: { name: string; n: number; author: string; body: Uint8Array; at: number }[] = [];
    const bindings: { name: string; client: number; person: string }[] = [];
    const undo: (() => void)[] = [];
    for (const waiting of batch) {
      const { doc, update, link, used } = waiting;
      const checked = checkUpdate(update, doc, link.actor.id);
      if (!checked.ok) {
        waiting.settle(refusal(checked.failure.code));
        continue;
      }
      if (checked.value.known) {
        waiting.settle({ ok: true, value: {} });
        continue;
      }
      if (used.bytes + update.byteLength > inkBytesMax) {
        waiting.settle(refusal('annotations.too-much'));
        continue;
      }
      const { clocks, bind } = checked.value;
      used.bytes += update.byteLength;
      const before = new Map(doc.clocks);
      const n = doc.n;
      undo.push(() => {
        doc.n = n;
        used.bytes -= update.byteLength;
        doc.clocks.clear();
        for (const [client, clock] of before) doc.clocks.set(client, clock);
        for (const client of bind) doc.clients.delete(client);
      });
      for (const [client, clock] of clocks) doc.clocks.set(client, clock);
      for (const client of bind) {
        doc.clients.set(client, link.actor.id);
        bindings.push({ name: doc.name, client, person: link.actor.id });
      }
      doc.n += 1;
      rows.push({ name: doc.name, n: doc.n, author: link.actor.id, body: update, at: this.#now() });
      fresh.push(waiting);
    }
    if (rows.length === 0) return;
    try {
      await this.#store.write.transaction().execute(async (trx) => {
        await trx.insertInto('ink').values(rows).execute();
        if (bindings.length > 0) await trx.insertInto('ink_clients').values(bindings).execute();
      });
    } catch (error) {
      for (const back of undo.reverse()) back();
      // A number was taken: these documents are older than the disk. They are read again; the sender tries once more.
      if (isTaken(error)) for (const { doc } of fresh) this.#docs.delete(doc.group);
      const reply = isTaken(error)
        ? refusal('busy')
        : isDiskFull(error)
          ? refusal('disk-full')
          : refusal('fault', { incident: incident(error, 'ink') });
      for (const waiting of fresh) waiting.settle(reply);
      return;
    }
    for (const { doc, update, settle } of fresh) {
      doc.updates.push(update);
      settle({ ok: true, value: {} });
    }
    await this.#send(fresh);
  }

  async #send(fresh: readonly Waiting[]): Promise<void> {
    const byDoc = Map.groupBy(fresh, (waiting) => waiting.doc);
    for (const [doc, waiting] of byDoc) {
      const { group } = parseInkName(doc.name)!;
      const state = (await this.#homes.find(group.meeting))?.state;
      if (!state) continue;
      for (const update of mergedOrNot(waiting.map((one) => one.update))) {
        const message = new Broadcast('ink', { name: doc.name, update: Buffer.from(update).toString('base64') });
        for (const link of [...(this.#joined.get(doc.group) ?? [])]) {
          // Whoever has lost the right to the paper since he joined is let go before anything is sent.
          if (!this.#door.mayRead(state, link, group)) this.leave(link, doc.group);
          else if (this.#door.shows(state, link, doc.owner)) link.send(message);
        }
      }
    }
  }
}

/** One update for many, or the many where they do not merge: one odd document keeps nobody else's ink back. */
function mergedOrNot(updates: readonly Uint8Array[]): readonly Uint8Array[] {
  if (updates.length === 1) return updates;
  try {
    return [Y.mergeUpdates([...updates])];
  } catch {
    return updates;
  }
}
