import {
  groupName,
  groupOfPage,
  inkName,
  type Layer,
  type InkGroup as Name,
  pagesPerGroup,
  parseInkName,
} from '../../../shared/collab/names.ts';
import { simplify } from '../../../shared/features/annotations/ink.ts';
import { type Mark, packMark } from '../../../shared/features/annotations/mark.ts';
import { type Failure, fail } from '../../../shared/kernel/result.ts';
import { fromBase64 } from '../../kernel/base64.ts';
import { Listeners } from '../../kernel/listeners.ts';
import type { MeetingSource } from '../../kernel/meeting-source.ts';
import type { InkCopies } from './ink-copies.ts';
import { InkFollower } from './ink-follower.ts';
import { InkGroup, type OwnedMark } from './ink-group.ts';
import { InkHistory } from './ink-history.ts';
import { InkReading, type Open } from './ink-reading.ts';
import { InkRenewal } from './ink-renewal.ts';
import { InkSender } from './ink-sender.ts';
import { type MarkChange, newKey, type Outbox, type OutboxEntry } from './outbox.ts';
import type { PersonalInk } from './personal-ink.ts';

/** A version of a paper, on which ink lies. */
export interface InkPaper {
  readonly document: string;
  readonly version: number;
}

type Line = Pick<MeetingSource, 'inkJoin' | 'inkLeave' | 'inkUpdate' | 'onInk' | 'onInkLost' | 'onEntered' | 'status'>;

export interface InkSessionOptions {
  readonly line: Line;
  readonly meeting: string;
  /** Whose ink is written here; null for a display, which only shows. */
  readonly owner: string | null;
  readonly outbox: Outbox;
  readonly copies?: InkCopies;
}

/** What is to stand under a key of the own document from now on; null for nothing. */
export interface MarkPut {
  readonly key: string;
  readonly mark: Mark | null;
}

/** All shared ink of one meeting on this device: joined while a page of the group is shown, local first, sent one by one. */
export class InkSession {
  readonly #options: InkSessionOptions;
  readonly #open = new Map<string, Open>();
  readonly #listeners = new Listeners();
  /** Page groups that are shown, and how often, without their layer. */
  readonly #shown = new Map<string, { readonly name: Name; uses: number }>();
  readonly #lists = new Map<string, readonly OwnedMark[]>();
  #layers: readonly Layer[] = ['meeting'];
  #layer: Layer = 'meeting';
  #personal: PersonalInk | null = null;
  readonly #sender: InkSender;
  readonly #reading: InkReading;
  readonly #renewal: InkRenewal;
  readonly #stops: readonly (() => void)[];
  readonly history = new InkHistory({
    write: (name, changes) => this.#write(name, changes),
    read: (name, key) => this.#bytes(name, key),
    isBehind: (name) => this.#groupOf(name)?.isBehind(this.#options.owner) ?? false,
  });

  constructor(options: InkSessionOptions) {
    this.#options = options;
    const { line, outbox } = options;
    this.#sender = new InkSender({
      send: async (name, update, id) => {
        const result =
          parseInkName(name)?.group.layer === 'private'
            ? await (this.#personal?.keep(name, id, fromBase64(update)) ?? fail('unreachable'))
            : await line.inkUpdate(name, update);
        if (result.ok) this.#renewal.taken(name);
        return result;
      },
      outbox,
      onChange: () => this.#listeners.tell('sending'),
      onRefused: (entry, failure) => this.#renewal.refused(entry, failure),
    });
    this.#reading = new InkReading({
      line,
      owner: options.owner,
      personal: () => this.#personal,
      isOpen: (key, open) => this.#open.get(key) === open,
      onRead: () => this.history.look(),
    });
    this.#renewal = new InkRenewal({
      sender: this.#sender,
      reading: this.#reading,
      open: (name) => this.#ensure(name),
      join: (key) => void this.#join(key),
      onBegun: () => this.#listeners.tell('sending'),
    });
    this.#stops = [
      line.onInk(({ group, epoch, n, updates }) => {
        const open = this.#open.get(group);
        if (!open) return;
        for (const [owner, update] of updates) open.group.take(owner, fromBase64(update), true);
        open.follower.heard(epoch, n);
      }),
      line.onInkLost((group) => void this.#join(group)),
      line.onEntered(() => this.refresh()),
    ];
  }

  /** How many updates the server does not have yet, and why it has not when that is known. */
  get unsent(): number {
    return this.#sender.waiting.length;
  }
  /** What waits, the oldest first. */
  get waiting(): readonly OutboxEntry[] {
    return this.#sender.waiting;
  }
  get failure(): Failure | null {
    return this.#sender.failure;
  }

  /** Takes up what an earlier page of this person left unsent in this meeting. */
  async restore(): Promise<void> {
    const { meeting, owner } = this.#options;
    const old = await this.#sender.restore((entry) => {
      const parsed = parseInkName(entry.name);
      return parsed?.group.meeting === meeting && parsed.owner === owner;
    });
    for (const entry of old) this.#show(entry);
    this.#sender.kick();
  }

  /** The layer into which this person writes. */
  get layer(): Layer {
    return this.#layer;
  }
  set layer(layer: Layer) {
    this.#layer = layer;
    this.#listeners.tell('layer');
  }
  onLayer(listener: () => void): () => void {
    return this.#listeners.add('layer', listener);
  }

  /** Which layers this person has a part in: all of them are read, whichever are shown. */
  setLayers(layers: readonly Layer[]): void {
    this.#layers = layers;
    if (!layers.includes(this.#layer)) this.layer = 'meeting';
    for (const { name } of this.#shown.values()) for (const layer of layers) this.#ensure({ ...name, layer });
    for (const [key, open] of this.#open) if (!layers.includes(open.name.layer)) this.#end(key, open);
    this.#lists.clear();
    for (const [key, { name }] of this.#shown)
      for (let page = name.group * pagesPerGroup + 1; page <= (name.group + 1) * pagesPerGroup; page += 1)
        this.#listeners.tell(`${key}#${page}`);
  }

  /** A closed meeting takes nothing in its shared layers; one's own goes on. */
  setFrozen(frozen: boolean): void {
    this.history.setAllowed((name) => !frozen || parseInkName(name)?.group.layer === 'private');
  }

  /** Where private ink is kept, once its owner has unlocked it here; null locks it. */
  setPersonal(personal: PersonalInk | null): void {
    this.#personal = personal;
    if (personal) this.refresh();
  }

  /** Reads again what others, or this person elsewhere, may have written meanwhile, and sends what waits. */
  refresh(): void {
    for (const group of this.#open.keys()) void this.#join(group);
    this.#sender.kick();
  }

  /** Opens the page group of a page, all layers of it, while it is shown; answers how to let it go. */
  show(paper: InkPaper, page: number): () => void {
    const name = this.#name(paper, page, 'meeting');
    const key = groupName(name);
    const entry = this.#shown.get(key) ?? { name, uses: 0 };
    this.#shown.set(key, entry);
    entry.uses += 1;
    for (const layer of this.#layers) this.#ensure({ ...name, layer });
    let shown = true;
    return () => {
      if (!shown) return;
      shown = false;
      entry.uses -= 1;
      // A moment later, since the next page of the same group is mostly shown right after.
      setTimeout(() => {
        if (entry.uses > 0 || this.#shown.get(key) !== entry) return;
        this.#shown.delete(key);
        for (const [group, open] of this.#open)
          if (groupName({ ...open.name, layer: 'meeting' }) === key) this.#end(group, open);
      }, 3000);
    };
  }

  /** Settles when what the server has of a page that is shown is here, all its layers, or will not come; true when all is here. */
  async opened(paper: InkPaper, page: number): Promise<boolean> {
    const groups = this.#layers.map((layer) => this.#open.get(groupName(this.#name(paper, page, layer))));
    return (await Promise.all(groups.map((open) => open?.read.promise))).every((read) => read === true);
  }

  /** What lies on a page, in the order to draw it: the same array until it changes. */
  marks(paper: InkPaper, page: number): readonly OwnedMark[] {
    const place = this.#place(paper, page);
    let list = this.#lists.get(place);
    if (!list) {
      const parts = this.#layers.flatMap((layer) => {
        const marks = this.#open.get(groupName(this.#name(paper, page, layer)))?.group.page(page) ?? nothing;
        return marks.length > 0 ? [marks] : [];
      });
      list =
        parts.length < 2
          ? (parts[0] ?? nothing)
          : parts.flat().sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
      this.#lists.set(place, list);
    }
    return list;
  }

  /** Told when what lies on this page has changed. */
  onPage(paper: InkPaper, page: number, listener: () => void): () => void {
    return this.#listeners.add(this.#place(paper, page), listener);
  }

  /** Told when `unsent` or `failure` has changed. */
  onSending(listener: () => void): () => void {
    return this.#listeners.add('sending', listener);
  }

  /** Puts a mark into the owner's document, where it is shown at once; answers its key, or null on a display. */
  add(paper: InkPaper, mark: Mark, layer: Layer = this.#layer): string | null {
    const key = newKey();
    return this.change(paper, mark.page, [{ key, mark }], layer) ? key : null;
  }

  /** Takes own marks of one page away, in whichever layer they are. */
  erase(paper: InkPaper, page: number, marks: readonly Pick<OwnedMark, 'layer' | 'key'>[]): void {
    for (const [layer, own] of Map.groupBy(marks, (mark) => mark.layer))
      this.change(
        paper,
        page,
        own.map(({ key }) => ({ key, mark: null })),
        layer,
      );
  }

  /**
   * Puts, replaces and takes away own marks of one page and layer as one step, which one undo takes back. A key that
   * stands for nothing yet is `newKey()`. Changes that are given the same `step` one after another are one step. False
   * when nothing was to be done.
   */
  change(paper: InkPaper, page: number, marks: readonly MarkPut[], layer: Layer = this.#layer, step?: string): boolean {
    const { owner } = this.#options;
    if (owner === null) return false;
    const name = this.#name(paper, page, layer);
    const group = this.#open.get(groupName(name))?.group;
    const forth: MarkChange[] = [];
    const back: MarkChange[] = [];
    for (const { key, mark } of marks) {
      const before = group?.bytes(owner, key) ?? null;
      const isLine = mark?.kind === 'pen' || mark?.kind === 'marker';
      const bytes = mark && packMark(isLine ? { ...mark, ...simplify(mark) } : mark);
      if (bytes === null && before === null) continue;
      forth.push({ key, bytes });
      back.push({ key, bytes: before });
    }
    if (forth.length > 0) this.history.did(inkName(name, owner), forth, back, step);
    return forth.length > 0;
  }

  /** Gives up the strokes that the server refused. */
  async discard(): Promise<void> {
    for (const name of this.#sender.refused) await this.#renewal.begin(name, false);
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#sender.stop();
    this.#options.copies?.close();
    for (const [key, { group, name }] of this.#open) {
      if (name.layer !== 'private') this.#options.line.inkLeave(key);
      group.destroy();
    }
    this.#open.clear();
  }

  #name({ document, version }: InkPaper, page: number, layer: Layer): Name {
    return { meeting: this.#options.meeting, document, version, group: groupOfPage(page), layer };
  }

  #place(paper: InkPaper, page: number): string {
    return `${groupName(this.#name(paper, page, 'meeting'))}#${page}`;
  }

  #ensure(name: Name): Open {
    const key = groupName(name);
    return this.#open.get(key) ?? this.#begin(key, name);
  }

  #begin(key: string, name: Name): Open {
    const group = new InkGroup({
      layer: name.layer,
      onPages: (pages) => {
        for (const page of pages) {
          const place = this.#place(name, page);
          this.#lists.delete(place);
          this.#listeners.tell(place);
        }
        this.#options.copies?.changed(key, () => group.states());
      },
      onUpdate: (owner, update, changes) =>
        this.#sender.add({ id: newKey(), name: inkName(name, owner), update, changes }),
      onSeen: (owner, changes, live) => {
        if (owner === this.#options.owner) this.history.saw(inkName(name, owner), changes, live);
      },
    });
    const open: Open = { group, name, follower: new InkFollower(), read: Promise.withResolvers(), last: 0 };
    this.#open.set(key, open);
    for (const entry of this.#sender.waiting) this.#show(entry);
    void this.#showCopy(key, open);
    void this.#join(key);
    return open;
  }

  async #showCopy(key: string, open: Open): Promise<void> {
    const states = await this.#options.copies?.read(key);
    if (states && this.#open.get(key) === open)
      for (const [owner, state] of Object.entries(states)) open.group.take(owner, state);
  }

  #end(key: string, open: Open): void {
    // A document that was written here stays: its Yjs client goes on, instead of a new one each time a page comes back.
    if (open.group.written || this.#open.get(key) !== open) return;
    this.#open.delete(key);
    open.group.destroy();
    if (this.#options.owner !== null) this.history.forget(inkName(open.name, this.#options.owner));
    if (open.name.layer !== 'private') this.#options.line.inkLeave(key);
  }

  async #join(key: string): Promise<void> {
    const open = this.#open.get(key);
    if (open && this.#options.line.status === 'live') await this.#reading.read(key, open);
  }

  #show(entry: OutboxEntry): void {
    const parsed = parseInkName(entry.name);
    if (parsed?.owner) this.#open.get(groupName(parsed.group))?.group.take(parsed.owner, entry.update);
  }

  #groupOf(name: string): InkGroup | undefined {
    const parsed = parseInkName(name);
    return parsed ? this.#open.get(groupName(parsed.group))?.group : undefined;
  }

  #bytes(name: string, key: string): Uint8Array | null {
    const owner = parseInkName(name)?.owner;
    return (owner && this.#groupOf(name)?.bytes(owner, key)) || null;
  }

  /** Writes into an own document, opening its group when no page of it is shown (undo of something far away). */
  #write(name: string, changes: readonly MarkChange[]): void {
    const parsed = parseInkName(name);
    if (!parsed?.owner) return;
    this.#ensure(parsed.group).group.write(parsed.owner, changes);
  }
}

const nothing: readonly OwnedMark[] = [];
