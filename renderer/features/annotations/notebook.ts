import * as Y from 'yjs';
import type { Failure } from '../../../shared/kernel/result.ts';
import { fail } from '../../../shared/kernel/result.ts';
import { fromBase64 } from '../../kernel/base64.ts';
import { Listeners } from '../../kernel/listeners.ts';
import type { InkCopies } from './ink-copies.ts';
import { InkSender } from './ink-sender.ts';
import { newKey, type Outbox } from './outbox.ts';
import type { PersonalInk } from './personal-ink.ts';

const here = Symbol('written here');
/** A notebook is one document. */
const own = 'notes';

export interface NotebookOptions {
  readonly meeting: string;
  readonly outbox: Outbox;
  readonly copies?: InkCopies;
}

/**
 * What one person notes for himself in a meeting: a text for the meeting and one for each item, merged over his devices,
 * sealed before it leaves them (docs/decisions/0015).
 */
export class Notebook {
  readonly #name: string;
  readonly #doc = new Y.Doc();
  readonly #listeners = new Listeners();
  readonly #sender: InkSender;
  readonly #copies: InkCopies | undefined;
  #personal: PersonalInk | null = null;
  #last = 0;
  #loading = false;

  constructor({ meeting, outbox, copies }: NotebookOptions) {
    this.#copies = copies;
    this.#name = `notes/${meeting}`;
    this.#sender = new InkSender({
      outbox,
      send: async (name, update, id) =>
        (await this.#personal?.keep(name, id, fromBase64(update))) ?? fail('unreachable'),
      onChange: () => this.#listeners.tell('sending'),
      onRefused: async () => false,
    });
    this.#doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === here) this.#sender.add({ id: newKey(), name: this.#name, update, changes: [] });
      this.#listeners.tell('text');
      copies?.changed(this.#name, () => ({ [own]: Y.encodeStateAsUpdate(this.#doc) }));
    });
  }

  /** How many changes the server does not have yet, and why when that is known. */
  get unsent(): number {
    return this.#sender.waiting.length;
  }
  get failure(): Failure | null {
    return this.#sender.failure;
  }

  /** What was noted; `key` is an item, or empty for the meeting. */
  text(key: string): string {
    return this.#doc.getText(key).toString();
  }

  /** Writes a text anew: only what differs is changed, so that what another device wrote elsewhere in it stays. */
  write(key: string, next: string): void {
    const text = this.#doc.getText(key);
    const before = text.toString();
    if (before === next) return;
    let start = 0;
    while (start < before.length && start < next.length && before[start] === next[start]) start += 1;
    let end = 0;
    const most = Math.min(before.length, next.length) - start;
    while (end < most && before.at(-1 - end) === next.at(-1 - end)) end += 1;
    this.#doc.transact(() => {
      text.delete(start, before.length - start - end);
      text.insert(start, next.slice(start, next.length - end));
    }, here);
  }

  /** Takes up what an earlier page left unsent. */
  async restore(): Promise<void> {
    const copy = (await this.#copies?.read(this.#name))?.[own];
    if (copy) this.#take(copy);
    for (const { update } of await this.#sender.restore((entry) => entry.name === this.#name)) this.#take(update);
    this.#sender.kick();
  }

  setPersonal(personal: PersonalInk | null): void {
    this.#personal = personal;
    if (personal) void this.refresh();
  }

  /** Reads what this person wrote elsewhere, and sends what waits. */
  async refresh(): Promise<void> {
    this.#sender.kick();
    if (!this.#personal || this.#loading) return;
    this.#loading = true;
    const loaded = await this.#personal.load(this.#name, this.#last);
    this.#loading = false;
    if (!loaded.ok) return;
    this.#last = loaded.value.last;
    for (const update of loaded.value.updates) this.#take(update);
  }

  onText(listener: () => void): () => void {
    return this.#listeners.add('text', listener);
  }
  onSending(listener: () => void): () => void {
    return this.#listeners.add('sending', listener);
  }

  close(): void {
    this.#sender.stop();
    this.#copies?.close();
    this.#doc.destroy();
  }

  #take(update: Uint8Array): void {
    try {
      Y.applyUpdate(this.#doc, update);
    } catch {
      // Only a damaged outbox comes here: what the key opens was sealed by this code.
    }
  }
}
