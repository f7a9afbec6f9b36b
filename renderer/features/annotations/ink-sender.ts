import type { Failure, Result } from '../../../shared/kernel/result.ts';
import { toBase64 } from '../../kernel/base64.ts';
import { keepAfter, type Outbox, type OutboxEntry } from './outbox.ts';

/** What the server may say that passes by itself, and how long to wait before the same update is sent again. In ms. */
const retryMs: Readonly<Record<string, number>> = {
  'unknown-outcome': 0,
  'over-limit': 1000,
  busy: 1000,
  fault: 5000,
  'disk-full': 5000,
};
/** Nobody is there to send to: the next entry into the meeting starts again. */
const waitFor: ReadonlySet<string> = new Set(['unreachable', 'signed-out', 'outdated']);
/** Private ink goes its own way, which may break while the line of the meeting lives: no entry would tell. In ms. */
const awayMs = 4000;

/** How often an update is sent that the server breaks on. */
const faultsMax = 5;

export interface SenderOptions {
  readonly send: (name: string, update: string, id: string) => Promise<Result<unknown>>;
  readonly outbox: Outbox;
  /** The queue or its failure has changed. */
  readonly onChange: () => void;
  /** The server will not take this update in this form. True when it was said again in another one, null when that has to wait. */
  readonly onRefused: (entry: OutboxEntry, failure: Failure) => Promise<boolean | null>;
}

/** Sends updates one by one in the order in which they were made, and keeps each until the server has it on its disk. */
export class InkSender {
  readonly #options: SenderOptions;
  #queue: OutboxEntry[] = [];
  readonly #refused = new Set<string>();
  readonly #stored = new Map<string, Promise<void>>();
  readonly #faulty = new Map<string, number>();
  #failure: Failure | null = null;
  #running = false;
  #again = false;
  #away: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /** Entries that are not acknowledged, oldest first. */
  get waiting(): readonly OutboxEntry[] {
    return this.#queue;
  }

  /** Why the oldest refused update, or the one that is tried again and again, is not on the server. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Puts back what an earlier page left behind, before anything new. */
  async restore(mine: (entry: OutboxEntry) => boolean): Promise<readonly OutboxEntry[]> {
    const known = new Set(this.#queue.map((entry) => entry.id));
    const old = (await this.#options.outbox.all()).filter((entry) => mine(entry) && !known.has(entry.id));
    for (const { id } of old) keepAfter(id);
    this.#queue = [...old, ...this.#queue].sort((a, b) => (a.id < b.id ? -1 : 1));
    this.#changed();
    return old;
  }

  add(entry: OutboxEntry): void {
    this.#queue = [...this.#queue, entry];
    this.#stored.set(
      entry.id,
      this.#options.outbox.put(entry).catch(() => {}),
    );
    this.#changed();
    this.kick();
  }

  /** Takes all entries of a document out, to be said again in a new one; whoever does so tells of the change when it is done. */
  take(name: string): readonly OutboxEntry[] {
    const taken = this.#queue.filter((entry) => entry.name === name);
    for (const entry of taken) this.#drop(entry);
    this.#refused.delete(name);
    if (this.#refused.size === 0) this.#failure = null;
    return taken;
  }

  /** Documents of which an update was refused: nothing of them is sent until they are taken. */
  get refused(): readonly string[] {
    return [...this.#refused];
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  /** Tries what waits; called after each entry into the meeting. */
  kick(): void {
    this.#again = true;
    if (!this.#running && !this.#stopped) void this.#pump();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#away);
  }

  async #pump(): Promise<void> {
    this.#running = true;
    while (this.#again && !this.#stopped) {
      this.#again = false;
      // Documents that have to wait keep no other one waiting: private ink whose key is not open yet, say.
      const held = new Set<string>();
      for (;;) {
        const entry = this.#queue.find(({ name }) => !this.#refused.has(name) && !held.has(name));
        if (!entry || this.#stopped) break;
        if (!(await this.#try(entry))) held.add(entry.name);
      }
    }
    this.#running = false;
  }

  /** False when this document has to wait for the line. */
  async #try(entry: OutboxEntry): Promise<boolean> {
    const result = await this.#options.send(entry.name, toBase64(entry.update), entry.id);
    if (!this.#queue.includes(entry)) return true;
    if (result.ok) {
      this.#drop(entry);
      if (this.#refused.size === 0) this.#failure = null;
      this.#changed();
      return true;
    }
    // Closed meanwhile: it lies in the outbox for whoever opens the meeting next.
    if (this.#stopped) return false;
    const { failure } = result;
    if (waitFor.has(failure.code)) {
      if (failure.code === 'unreachable') this.#later();
      return false;
    }
    // It will not get better by sending it again.
    if (failure.code === 'fault' && this.#faults(entry) > faultsMax) return this.#refuse(entry, failure);
    const wait = retryMs[failure.code];
    if (wait !== undefined) {
      if (wait >= 5000) this.#fail(failure);
      await new Promise((settle) => setTimeout(settle, wait));
      return true;
    }
    const again = await this.#options.onRefused(entry, failure);
    if (again === null) {
      this.#later();
      return false;
    }
    return again || this.#refuse(entry, failure);
  }

  #later(): void {
    clearTimeout(this.#away);
    if (!this.#stopped) this.#away = setTimeout(() => this.kick(), awayMs);
  }

  #faults(entry: OutboxEntry): number {
    const count = (this.#faulty.get(entry.id) ?? 0) + 1;
    this.#faulty.set(entry.id, count);
    return count;
  }

  #refuse(entry: OutboxEntry, failure: Failure): true {
    this.#refused.add(entry.name);
    this.#fail(failure);
    return true;
  }

  #drop(entry: OutboxEntry): void {
    this.#queue = this.#queue.filter((other) => other !== entry);
    const stored = this.#stored.get(entry.id) ?? Promise.resolve();
    this.#stored.delete(entry.id);
    void stored.then(() => this.#options.outbox.remove(entry.id)).catch(() => {});
  }

  #fail(failure: Failure): void {
    this.#failure = failure;
    this.#changed();
  }

  #changed(): void {
    this.#options.onChange();
  }
}
