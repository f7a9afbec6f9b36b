import * as Y from 'yjs';
import type { InkClock } from '../../shared/collab/bundle.ts';
import { groupName, type InkGroup, parseInkName } from '../../shared/collab/names.ts';
import { fail, ok, type Result } from '../../shared/kernel/result.ts';
import type { Reply } from '../../shared/kernel/wire.ts';
import { Bucket } from './bucket.ts';
import { isDiskFull, isTaken, type Store } from './database.ts';
import type { Actor, State } from './feature.ts';
import type { Homes } from './homes.ts';
import { InkBundles } from './ink-bundles.ts';
import { InkCompaction, isDue } from './ink-compaction.ts';
import { InkCompactor } from './ink-compactor.ts';
import { type InkDoc, InkPages } from './ink-pages.ts';
import { InkQuota, type Used } from './ink-quota.ts';
import { Broadcast, type Link } from './link.ts';
import { incident } from './log.ts';
import { Turnstile } from './turnstile.ts';
import { checkUpdate } from './update-gate.ts';
import { accessOf } from './who.ts';

/** What the host must know of the features; wired in app.ts. */
export interface InkDoor {
  /** Whether this person or display may read a document version's ink. */
  readonly mayRead: (state: State, actor: Actor, group: InkGroup) => boolean;
  /** Whether he is shown this owner's ink (a display: only the presenter's). */
  readonly shows: (state: State, actor: Actor, owner: string) => boolean;
}

/** A page group while somebody reads or writes it. */
interface Held {
  readonly pages: InkPages;
  readonly bundles: InkBundles;
}

/** One who has joined a page group, and of which state and person it was last asked whether he may. */
interface Asked {
  state: State;
  actor: Actor;
}

interface Waiting {
  readonly held: Held;
  readonly doc: InkDoc;
  readonly update: Uint8Array;
  readonly link: Link;
  readonly used: Used;
  readonly settle: (reply: Reply) => void;
}

/** Updates gather for so long once one flush has gone; the flush is the commit. In ms. */
const inkFlushMs = 16;
/** Bytes that the shared ink of one person in one meeting may take: some hundred thousand strokes. */
export const inkBytesMax = 24 * 1024 * 1024;
/** How long a page group is kept after the last who looked at it has gone, and how many of them. In ms. */
const idleMs = 30_000;
const idleMax = 200;
/** Bundles that one person or display may ask for: turning pages and coming back passes, a loop does not. */
const bundlesPerSecond = 40;
const bundlesBurst = 200;

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
  readonly #quota: InkQuota;
  readonly #compaction: InkCompaction;
  readonly #turnstile = new Turnstile();
  readonly #groups = new Map<string, Promise<Held>>();
  readonly #held = new Map<string, Held>();
  readonly #joined = new Map<string, Map<Link, Asked>>();
  readonly #buckets = new Map<string, Bucket>();
  #queue: Waiting[] = [];
  #running = false;
  #lastFlush = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(options: { store: Store; homes: Homes; door: InkDoor; now: () => number }) {
    this.#store = options.store;
    this.#homes = options.homes;
    this.#door = options.door;
    this.#now = options.now;
    this.#quota = new InkQuota(options.store);
    this.#compaction = new InkCompaction({
      store: options.store,
      compactor: new InkCompactor(),
      quota: this.#quota,
      now: options.now,
    });
  }

  async stop(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#compaction.stop();
  }

  /**
   * Joins a page group: from the clock of the answer on all updates are sent. What there is until then is fetched as a
   * bundle, afterwards, so that nothing falls between the two.
   */
  async join(link: Link, name: string): Promise<Reply> {
    const parsed = parseInkName(name);
    if (!parsed || parsed.owner !== null) return refusal('invalid');
    if (!(await this.#mayRead(link.actor, parsed.group))) return refusal('forbidden');
    const { pages } = await this.#group(name);
    // Asked again: rights may have gone, and so may the device, while the ink was read.
    const state = await this.#mayRead(link.actor, parsed.group);
    if (!state || !link.socket.connected) return refusal('forbidden');
    let links = this.#joined.get(name);
    if (!links) {
      links = new Map();
      this.#joined.set(name, links);
    }
    links.set(link, { state, actor: link.actor });
    return { ok: true, value: pages.clock };
  }

  /** The ink of a page group as this caller is shown it, as bytes of shared/collab/bundle.ts. */
  async bundle(actor: Actor, group: InkGroup, since?: InkClock): Promise<Result<Uint8Array>> {
    if (!this.#mayAsk(actor)) return fail('over-limit');
    await this.#turnstile.pass();
    if (!(await this.#mayRead(actor, group))) return fail('forbidden');
    const name = groupName(group);
    const { pages, bundles } = await this.#group(name);
    for (;;) {
      const state = await this.#mayRead(actor, group);
      if (!state) return fail('forbidden');
      const shown = [...pages.docs.keys()].filter((owner) => this.#door.shows(state, actor, owner));
      const bytes = await bundles.bundle((owner) => this.#door.shows(state, actor, owner), since);
      // Asked again, and what is shown as well: both may have changed while it was packed.
      const now = await this.#mayRead(actor, group);
      if (!now) return fail('forbidden');
      if (shown.every((owner) => this.#door.shows(now, actor, owner))) return ok(bytes);
    }
  }

  #mayAsk(actor: Actor): boolean {
    if (this.#buckets.size > 5000) this.#buckets.clear();
    let bucket = this.#buckets.get(actor.id);
    if (!bucket) {
      bucket = new Bucket(bundlesPerSecond, bundlesBurst);
      this.#buckets.set(actor.id, bucket);
    }
    return bucket.take();
  }

  leave(link: Link, name?: string): void {
    for (const [group, links] of name === undefined ? this.#joined : [[name, this.#joined.get(name)] as const])
      if (links?.delete(link) && links.size === 0) this.#joined.delete(group);
    this.#sweep();
  }

  /** Forgets groups that nobody has looked at for a while; never while updates are under way, whose numbers they hold. */
  #sweep(): void {
    if (this.#running) return;
    const idle = [...this.#held.values()]
      .filter(({ pages }) => !this.#joined.has(pages.name) && ![...pages.docs.values()].some((doc) => doc.compacting))
      .sort((a, b) => b.pages.usedAt - a.pages.usedAt);
    for (const [i, { pages }] of idle.entries())
      if (i >= idleMax || performance.now() - pages.usedAt > idleMs) this.#forget(pages.name);
    if (this.#groups.size === 0) this.#quota.forget();
    else if (idle.length > 0 && !this.#idle) {
      this.#idle = setTimeout(() => {
        this.#idle = undefined;
        this.#sweep();
      }, idleMs);
      this.#idle.unref();
    }
  }

  #forget(name: string): void {
    this.#groups.delete(name);
    this.#held.delete(name);
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
    const state = await this.#mayRead(link.actor, parsed.group);
    if (!state) return refusal('forbidden');
    if (this.#homes.who.closed(state)) return refusal('closed');
    if (link.actor.kind !== 'person' || parsed.owner !== link.actor.id) return refusal('annotations.not-yours');
    const used = await this.#quota.of(parsed.group.meeting, link.actor.id);
    const held = await this.#group(groupName(parsed.group));
    const doc = held.pages.doc(parsed.owner);
    const settled = new Promise<Reply>((settle) => this.#queue.push({ held, doc, update, link, used, settle }));
    if (!this.#running) {
      this.#running = true;
      void this.#pump();
    }
    return settled;
  }

  async #mayRead(actor: Actor, group: InkGroup): Promise<State | undefined> {
    const host = await this.#homes.find(group.meeting);
    if (!host || !accessOf(this.#homes.who, host.state, actor)) return undefined;
    return this.#door.mayRead(host.state, actor, group) ? host.state : undefined;
  }

  /** The owners' documents of a page group, read from the disk when somebody first asks for them. */
  async #group(name: string): Promise<Held> {
    let group = this.#groups.get(name);
    if (!group) {
      group = InkPages.load(this.#store, name).then((pages) => {
        const held = { pages, bundles: new InkBundles(pages, (doc) => this.#compaction.compact(doc)) };
        if (this.#groups.get(name) === group) this.#held.set(name, held);
        for (const doc of pages.docs.values()) if (isDue(doc)) void this.#compaction.compact(doc);
        return held;
      });
      group.catch(() => this.#groups.delete(name));
      this.#groups.set(name, group);
    }
    const held = await group;
    held.pages.usedAt = performance.now();
    return held;
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
    const fresh: (Waiting & { readonly n: number })[] = [];
    const rows: { name: string; n: number; author: string; body: Uint8Array; at: number }[] = [];
    const bindings: { name: string; client: number; person: string }[] = [];
    const undo: (() => void)[] = [];
    /** Answers that are true once the disk has what came before them. */
    const afterwards: ((reply: Reply) => void)[] = [];
    for (const waiting of batch) {
      const { held, doc, update, link, used } = waiting;
      // Forgotten while it waited: whoever reads the group now would not see what goes into this one.
      if (this.#held.get(held.pages.name) !== held) {
        waiting.settle(refusal('busy'));
        continue;
      }
      const checked = checkUpdate(update, doc, link.actor.id);
      if (!checked.ok) {
        waiting.settle(refusal(checked.failure.code));
        continue;
      }
      if (checked.value.known) {
        // Maybe of this very commit, sent twice: nobody is told that it is kept before it is.
        afterwards.push(waiting.settle);
        continue;
      }
      if (used.bytes + update.byteLength > inkBytesMax) {
        void this.#makeRoom(waiting).then(waiting.settle);
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
      fresh.push({ ...waiting, n: doc.n });
    }
    const done: Reply = { ok: true, value: {} };
    if (rows.length === 0) {
      for (const settle of afterwards) settle(done);
      return;
    }
    try {
      await this.#store.write.transaction().execute(async (trx) => {
        await trx.insertInto('ink').values(rows).execute();
        if (bindings.length > 0) await trx.insertInto('ink_clients').values(bindings).execute();
      });
    } catch (error) {
      for (const back of undo.reverse()) back();
      // A number was taken: these documents are older than the disk. They are read again; the sender tries once more.
      if (isTaken(error)) for (const { held } of fresh) this.#forget(held.pages.name);
      const reply = isTaken(error)
        ? refusal('busy')
        : isDiskFull(error)
          ? refusal('disk-full')
          : refusal('fault', { incident: incident(error, 'ink') });
      for (const settle of [...fresh.map((one) => one.settle), ...afterwards]) settle(reply);
      return;
    }
    const groups = Map.groupBy(fresh, ({ held }) => held.pages);
    // All of it before anything is awaited: what is on the disk is never without its place in memory.
    for (const [pages, written] of groups) pages.take(written.map(({ doc, n, update }) => [doc, n, update] as const));
    for (const settle of [...fresh.map((one) => one.settle), ...afterwards]) settle(done);
    for (const [pages, written] of groups)
      await this.#send(pages, written).catch((error) => {
        incident(error, 'sending ink');
        // Whoever follows this group has missed something, and asks for it.
        for (const link of this.#joined.get(pages.name)?.keys() ?? [])
          link.socket.emit('ink-lost', { group: pages.name });
      });
    for (const doc of new Set(fresh.map((one) => one.doc))) if (isDue(doc)) void this.#compaction.compact(doc);
  }

  /** What was overwritten and erased is let go before somebody is told that his room is full. */
  async #makeRoom({ doc, used, update, link }: Waiting): Promise<Reply> {
    const { group } = parseInkName(doc.name)!;
    const own = [...this.#held.values()]
      .filter(({ pages }) => pages.name.startsWith(`ink/${group.meeting}/`))
      .flatMap(({ pages }) => pages.docs.get(link.actor.id) ?? []);
    for (const one of own) {
      await one.compacting;
      await this.#compaction.compact(one, true);
    }
    return used.bytes + update.byteLength > inkBytesMax ? refusal('annotations.too-much') : refusal('busy');
  }

  /** One packet for all that a commit has brought to a page group. */
  async #send(pages: InkPages, written: readonly Waiting[]): Promise<void> {
    const links = this.#joined.get(pages.name);
    if (!links) return;
    const { group } = parseInkName(pages.name)!;
    const { n } = pages;
    const state = (await this.#homes.find(group.meeting))?.state;
    if (!state) return;
    const updates = [...Map.groupBy(written, ({ doc }) => doc.owner)].flatMap(([owner, ones]) =>
      mergedOrNot(ones.map(({ update }) => update)).map(
        (update) => [owner, Buffer.from(update).toString('base64')] as const,
      ),
    );
    const owners = [...new Set(updates.map(([owner]) => owner))];
    const messages = new Map<string, Broadcast>();
    for (const [link, asked] of links) {
      // Whoever has lost the right to the paper since he joined is let go before anything is sent. A state never changes:
      // it is asked once of each.
      if (asked.state !== state || asked.actor !== link.actor) {
        if (!this.#door.mayRead(state, link.actor, group)) {
          this.leave(link, pages.name);
          continue;
        }
        asked.state = state;
        asked.actor = link.actor;
      }
      const shown = owners.every((owner) => this.#door.shows(state, link.actor, owner))
        ? owners
        : owners.filter((owner) => this.#door.shows(state, link.actor, owner));
      if (shown.length === 0) continue;
      const key = shown.length === owners.length ? '' : shown.join();
      let message = messages.get(key);
      if (!message) {
        const some = key === '' ? updates : updates.filter(([owner]) => shown.includes(owner));
        message = new Broadcast('ink', { group: pages.name, epoch: pages.epoch, n, updates: some });
        messages.set(key, message);
      }
      link.send(message);
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
