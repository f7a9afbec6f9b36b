import * as Y from 'yjs';
import type { Failure } from '../../../../shared/kernel/result.ts';
import { fail } from '../../../../shared/kernel/result.ts';
import { fromBase64 } from '../../../kernel/base64.ts';
import { Listeners } from '../../../kernel/listeners.ts';
import type { InkCopies } from '../ink-copies.ts';
import { InkSender } from '../ink-sender.ts';
import { newKey, type Outbox } from '../outbox.ts';
import type { PersonalInk } from '../personal-ink.ts';
import { liftPlain } from './lift-plain.ts';
import { noteText } from './note-text.ts';

/** What came from elsewhere; everything else was written here. */
const taken = Symbol('taken');
/** A notebook is one document. */
const own = 'notes';
/** Formatted notes lie under their own names, beside the plain ones of earlier versions. */
const formatted = 'rich/';

/** Typing rests for so long before it is kept, and goes on for so long at most. In ms. */
const restMs = 600;
const longestMs = 5000;
/** Bytes of one piece, which the server takes up to 180,000 of. */
const pieceMax = 120_000;

export interface NotebookOptions {
  readonly meeting: string;
  readonly outbox: Outbox;
  readonly copies?: InkCopies;
}

/**
 * What one person notes for himself in a meeting: a formatted text for the meeting and one for each item, merged over his
 * devices, sealed before it leaves them (docs/decisions/0015).
 */
export class Notebook {
  readonly #name: string;
  readonly #doc = new Y.Doc();
  readonly #listeners = new Listeners();
  readonly #sender: InkSender;
  readonly #copies: InkCopies | undefined;
  #personal: PersonalInk | null = null;
  #last = 0;
  #loading: Promise<void> | undefined;
  #loaded = false;
  /** Typed and not kept yet: one piece for each pause, not for each key. */
  #typed: Uint8Array[] = [];
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

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
      if (origin !== taken) this.#type(update);
      this.#listeners.tell('text');
      copies?.changed(this.#name, () => ({ [own]: Y.encodeStateAsUpdate(this.#doc) }));
    });
  }

  /** How many changes the server does not have yet, and why when that is known. */
  get unsent(): number {
    return this.#sender.waiting.length + Math.min(1, this.#typed.length);
  }
  get failure(): Failure | null {
    return this.#sender.failure;
  }

  /** The formatted note that an editor writes in; `key` is an item, or empty for the meeting. */
  note(key: string): Y.XmlFragment {
    return this.#doc.getXmlFragment(formatted + key);
  }

  /** What an earlier version noted in plain letters, as far as it was not moved into the formatted note yet. */
  plain(key: string): string {
    return this.#doc.getText(key).toString();
  }

  /** All words of a note, for the search. */
  text(key: string): string {
    return `${this.plain(key)}\n${noteText(this.note(key))}`;
  }

  /**
   * Moves what an earlier version noted into the formatted notes. Not before all of it was read from the server: what is
   * moved in parts comes to stand in parts.
   */
  liftPlain(keys: readonly string[]): void {
    if (!this.#loaded) return;
    for (const key of keys) liftPlain(this.#doc, this.#doc.getText(key), formatted + key, liftPlain);
  }

  /** Keeps what was typed now: the note is left, or the page goes. */
  keep(): void {
    clearTimeout(this.#timer);
    const typed = this.#typed;
    this.#typed = [];
    let piece: Uint8Array[] = [];
    const add = (): void => {
      if (piece.length === 0) return;
      this.#sender.add({ id: newKey(), name: this.#name, update: Y.mergeUpdates(piece), changes: [] });
      piece = [];
    };
    let bytes = 0;
    for (const update of typed) {
      if (bytes + update.length > pieceMax) {
        add();
        bytes = 0;
      }
      piece.push(update);
      bytes += update.length;
    }
    add();
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
    this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined;
    });
    await this.#loading;
  }

  onText(listener: () => void): () => void {
    return this.#listeners.add('text', listener);
  }
  onSending(listener: () => void): () => void {
    return this.#listeners.add('sending', listener);
  }

  close(): void {
    this.keep();
    this.#sender.stop();
    this.#copies?.close();
    this.#doc.destroy();
  }

  async #load(): Promise<void> {
    const loaded = await this.#personal?.load(this.#name, this.#last);
    if (!loaded?.ok) return;
    this.#last = loaded.value.last;
    for (const update of loaded.value.updates) this.#take(update);
    this.#loaded = true;
    this.#listeners.tell('text');
  }

  #type(update: Uint8Array): void {
    const now = performance.now();
    if (this.#typed.length === 0) this.#since = now;
    this.#typed.push(update);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.keep(), Math.max(0, Math.min(restMs, this.#since + longestMs - now)));
    this.#listeners.tell('sending');
  }

  #take(update: Uint8Array): void {
    try {
      Y.applyUpdate(this.#doc, update, taken);
    } catch {
      // Only a damaged outbox comes here: what the key opens was sealed by this code.
    }
  }
}
