import { groupName, groupOfPage, inkName, type InkGroup as Name, parseInkName } from '../../../shared/collab/names.ts';
import { simplify } from '../../../shared/features/annotations/ink.ts';
import { type Mark, packMark } from '../../../shared/features/annotations/mark.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import { Listeners } from '../../kernel/listeners.ts';
import type { MeetingSource } from '../../kernel/meeting-source.ts';
import { fromBase64 } from './base64.ts';
import { InkGroup, type OwnedMark } from './ink-group.ts';
import { InkHistory } from './ink-history.ts';
import { InkSender } from './ink-sender.ts';
import { type MarkChange, type Outbox, type OutboxEntry, timeKey } from './outbox.ts';

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
}

interface Open {
  readonly group: InkGroup;
  readonly name: Name;
  uses: number;
}

/** What is to stand under a key of the own document from now on; null for nothing. */
export interface MarkPut {
  readonly key: string;
  readonly mark: Mark | null;
}

/** Refusals after which the same marks are said again in a new document, with a new Yjs client. */
const startAnew: ReadonlySet<string> = new Set([
  'annotations.gap',
  'annotations.foreign-author',
  'annotations.foreign-delete',
]);

/** Failures of a join that pass by themselves, and when it is tried again. In ms. */
const passing: ReadonlySet<string> = new Set(['unknown-outcome', 'over-limit', 'busy', 'fault']);
const joinMs = 2000;

/** All shared ink of one meeting on this device: joined while a page of the group is shown, local first, sent one by one. */
export class InkSession {
  readonly #options: InkSessionOptions;
  readonly #open = new Map<string, Open>();
  readonly #listeners = new Listeners();
  readonly #rebuilt = new Set<string>();
  readonly #sender: InkSender;
  readonly #stops: readonly (() => void)[];
  readonly history = new InkHistory((name, changes) => this.#write(name, changes));

  constructor(options: InkSessionOptions) {
    this.#options = options;
    const { line, outbox } = options;
    this.#sender = new InkSender({
      send: async (name, update) => {
        const result = await line.inkUpdate(name, update);
        // Taken again: a later gap may be mended as well.
        if (result.ok) this.#rebuilt.delete(name);
        return result;
      },
      outbox,
      onChange: () => this.#listeners.tell('sending'),
      onRefused: (entry, failure) => this.#refused(entry, failure),
    });
    this.#stops = [
      line.onInk(({ name, update }) => {
        const parsed = parseInkName(name);
        if (parsed?.owner) this.#open.get(groupName(parsed.group))?.group.take(parsed.owner, fromBase64(update));
      }),
      line.onInkLost((group) => void this.#join(group)),
      line.onEntered(() => {
        for (const group of this.#open.keys()) void this.#join(group);
        this.#sender.kick();
      }),
    ];
  }

  /** How many updates the server does not have yet, and why it has not when that is known. */
  get unsent(): number {
    return this.#sender.waiting.length;
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

  /** Opens the group of a page while it is shown; answers how to let it go. */
  show(paper: InkPaper, page: number): () => void {
    const name = this.#name(paper, page);
    const key = groupName(name);
    const open = this.#open.get(key) ?? this.#begin(key, name);
    open.uses += 1;
    let shown = true;
    return () => {
      if (!shown) return;
      shown = false;
      open.uses -= 1;
      // A moment later, since the next page of the same group is mostly shown right after.
      setTimeout(() => this.#end(key, open), 3000);
    };
  }

  marks(paper: InkPaper, page: number): readonly OwnedMark[] {
    return this.#open.get(groupName(this.#name(paper, page)))?.group.page(page) ?? nothing;
  }

  /** Told when the marks of this page have changed. */
  onPage(paper: InkPaper, page: number, listener: () => void): () => void {
    return this.#listeners.add(`${groupName(this.#name(paper, page))}#${page}`, listener);
  }

  /** Told when `unsent` or `failure` has changed. */
  onSending(listener: () => void): () => void {
    return this.#listeners.add('sending', listener);
  }

  /** Puts a mark into the owner's document, where it is shown at once; answers its key, or null on a display. */
  add(paper: InkPaper, mark: Mark): string | null {
    const key = timeKey(Date.now());
    return this.change(paper, mark.page, [{ key, mark }]) ? key : null;
  }

  /** Takes own marks of one page away. */
  erase(paper: InkPaper, page: number, keys: readonly string[]): void {
    this.change(
      paper,
      page,
      keys.map((key) => ({ key, mark: null })),
    );
  }

  /**
   * Puts, replaces and takes away own marks of one page as one step, which one undo takes back. A key that stands for none
   * yet is `newKey()`. False when nothing was to be done.
   */
  change(paper: InkPaper, page: number, marks: readonly MarkPut[]): boolean {
    const { owner } = this.#options;
    if (owner === null) return false;
    const name = this.#name(paper, page);
    const group = this.#open.get(groupName(name))?.group;
    const forth: MarkChange[] = [];
    const back: MarkChange[] = [];
    for (const { key, mark } of marks) {
      const before = group?.bytes(owner, key) ?? null;
      const bytes =
        mark && packMark(mark.kind === 'pen' || mark.kind === 'marker' ? { ...mark, ...simplify(mark) } : mark);
      if (bytes === null && before === null) continue;
      forth.push({ key, bytes });
      back.push({ key, bytes: before });
    }
    if (forth.length > 0) this.history.did(inkName(name, owner), forth, back);
    return forth.length > 0;
  }

  /** Gives up the strokes that the server refused. */
  async discard(): Promise<void> {
    for (const name of this.#sender.refused) await this.#anew(name, false);
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#sender.stop();
    for (const [key, { group }] of this.#open) {
      this.#options.line.inkLeave(key);
      group.destroy();
    }
    this.#open.clear();
  }

  #name({ document, version }: InkPaper, page: number): Name {
    return { meeting: this.#options.meeting, document, version, group: groupOfPage(page), layer: 'meeting' };
  }

  #begin(key: string, name: Name): Open {
    const group = new InkGroup({
      onPages: (pages) => {
        for (const page of pages) this.#listeners.tell(`${key}#${page}`);
      },
      onUpdate: (owner, update, changes) =>
        this.#sender.add({ id: timeKey(Date.now()), name: inkName(name, owner), update, changes }),
    });
    const open = { group, name, uses: 0 };
    this.#open.set(key, open);
    for (const entry of this.#sender.waiting) this.#show(entry);
    void this.#join(key);
    return open;
  }

  #end(key: string, open: Open): void {
    // A document that was written here stays: its Yjs client goes on, instead of a new one each time a page comes back.
    if (open.uses > 0 || open.group.written || this.#open.get(key) !== open) return;
    this.#open.delete(key);
    open.group.destroy();
    this.#options.line.inkLeave(key);
  }

  async #join(key: string): Promise<void> {
    if (this.#options.line.status !== 'live') return;
    const joined = await this.#options.line.inkJoin(key);
    const open = this.#open.get(key);
    if (!open) return;
    if (!joined.ok) {
      // The line is there and the answer is not: without it, nobody else's ink of these pages would come.
      if (passing.has(joined.failure.code))
        setTimeout(() => this.#open.get(key) === open && void this.#join(key), joinMs);
      return;
    }
    for (const [owner, state] of Object.entries(joined.value.owners)) open.group.take(owner, fromBase64(state));
  }

  #show(entry: OutboxEntry): void {
    const parsed = parseInkName(entry.name);
    if (parsed?.owner) this.#open.get(groupName(parsed.group))?.group.take(parsed.owner, entry.update);
  }

  /** Writes into an own document, opening its group when no page of it is shown (undo of something far away). */
  #write(name: string, changes: readonly MarkChange[]): void {
    const parsed = parseInkName(name);
    if (!parsed?.owner) return;
    const key = groupName(parsed.group);
    const open = this.#open.get(key) ?? this.#begin(key, parsed.group);
    open.group.write(parsed.owner, changes);
  }

  async #refused(entry: OutboxEntry, failure: Failure): Promise<boolean> {
    if (!startAnew.has(failure.code) || this.#rebuilt.has(entry.name)) return false;
    this.#rebuilt.add(entry.name);
    return this.#anew(entry.name, true);
  }

  /** Begins an own document again from what the server has, and says what waits again with a new client, or drops it. */
  async #anew(name: string, again: boolean): Promise<boolean> {
    const parsed = parseInkName(name);
    if (!parsed?.owner) return false;
    const key = groupName(parsed.group);
    const joined = await this.#options.line.inkJoin(key);
    if (!joined.ok) return false;
    const open = this.#open.get(key) ?? this.#begin(key, parsed.group);
    const state = joined.value.owners[parsed.owner];
    // Read only now: what was drawn while the server answered is in it.
    const entries = this.#sender.take(name);
    open.group.replace(parsed.owner, state === undefined ? undefined : fromBase64(state));
    if (again) for (const entry of entries) open.group.write(parsed.owner, entry.changes);
    return true;
  }
}

const nothing: readonly OwnedMark[] = [];
