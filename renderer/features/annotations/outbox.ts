/** One change of one mark: its packed bytes, or null for one that was taken away. */
export interface MarkChange {
  readonly key: string;
  readonly bytes: Uint8Array | null;
}

/** An update that the server has not acknowledged. */
export interface OutboxEntry {
  /** Sorts in the order in which the entries were made. */
  readonly id: string;
  readonly name: string;
  /** Yjs V1. */
  readonly update: Uint8Array;
  /** What the update does, so that it can be said again in a new document when the server cannot take this one. */
  readonly changes: readonly MarkChange[];
}

/** Keeps entries beyond a reload; `MemoryOutbox` where the device offers no safe place. */
export interface Outbox {
  all(): Promise<readonly OutboxEntry[]>;
  put(entry: OutboxEntry): Promise<void>;
  remove(id: string): Promise<void>;
}

export class MemoryOutbox implements Outbox {
  readonly #entries = new Map<string, OutboxEntry>();
  async all(): Promise<readonly OutboxEntry[]> {
    return [...this.#entries.values()];
  }
  async put(entry: OutboxEntry): Promise<void> {
    this.#entries.set(entry.id, entry);
  }
  async remove(id: string): Promise<void> {
    this.#entries.delete(id);
  }
}

const countMax = 46_656;
let count = 0;
let last = 0;

/** A key that sorts by time, then by the order within this page; the last part keeps two tabs apart. */
export function timeKey(now: number): string {
  count = (count + 1) % countMax;
  const random = crypto.getRandomValues(new Uint16Array(1))[0]!;
  return `${now.toString(36).padStart(9, '0')}${count.toString(36).padStart(3, '0')}${(random % 1296).toString(36).padStart(2, '0')}`;
}

/**
 * A key for a mark or an entry that is new: it sorts by the time of writing, and after all that were made here, whatever
 * the clock was set to meanwhile. Entries are sent, and said again, in the order of their keys.
 */
export function newKey(): string {
  last = Math.max(Date.now(), count === countMax - 1 ? last + 1 : last);
  return timeKey(last);
}

/** New keys sort after this one as well: it was made before the page was loaded anew. */
export function keepAfter(key: string): void {
  const at = timeOfKey(key);
  if (at !== null && at >= last) last = at + 1;
}

/** When the mark or entry of a key was made, in ms; null for a key of another form. */
export function timeOfKey(key: string): number | null {
  const at = Number.parseInt(key.slice(0, 9), 36);
  return key.length === 14 && Number.isSafeInteger(at) ? at : null;
}
