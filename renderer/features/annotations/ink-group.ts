import * as Y from 'yjs';
import type { OwnedUpdate } from '../../../shared/collab/bundle.ts';
import type { Layer } from '../../../shared/collab/names.ts';
import { type Mark, unpackMark } from '../../../shared/features/annotations/mark.ts';
import type { SeenChange } from './ink-history.ts';
import type { MarkChange } from './outbox.ts';

/** A mark with its place: whose it is, and under which key of his document. */
export interface OwnedMark {
  readonly layer: Layer;
  readonly owner: string;
  readonly key: string;
  readonly mark: Mark;
}

const mapName = 'strokes';
const here = Symbol('written here');
const justNow = Symbol('written elsewhere just now');

export interface GroupOptions {
  readonly layer: Layer;
  /** Pages whose marks have changed. */
  readonly onPages: (pages: ReadonlySet<number>) => void;
  /** An update that was made here. */
  readonly onUpdate: (owner: string, update: Uint8Array, changes: readonly MarkChange[]) => void;
  /** What was changed by bytes that came, not here. */
  readonly onSeen?: (owner: string, changes: readonly SeenChange[], live: boolean) => void;
}

/** Bytes of marks in one update at most: the server takes no larger one (shared/kernel/wire.ts). */
const updateBytesMax = 40_000;

function partsOf(changes: readonly MarkChange[]): readonly (readonly MarkChange[])[] {
  const parts: MarkChange[][] = [];
  let room = 0;
  for (const change of changes) {
    const size = (change.bytes?.length ?? 0) + change.key.length + 20;
    if (size > room || parts.length === 0) {
      parts.push([]);
      room = updateBytesMax;
    }
    parts.at(-1)!.push(change);
    room -= size;
  }
  return parts;
}

/** The owners' Yjs documents of one page group, and their marks unpacked once each. */
export class InkGroup {
  readonly #options: GroupOptions;
  readonly #docs = new Map<string, Y.Doc>();
  readonly #marks = new Map<string, Map<string, Mark>>();
  readonly #byPage = new Map<number, readonly OwnedMark[]>();
  /** Of each owner, what waited when all that the server has had come: for that nothing comes any more. */
  readonly #forlorn = new Map<string, string>();
  #changes: readonly MarkChange[] = [];
  #written = false;

  constructor(options: GroupOptions) {
    this.#options = options;
  }

  /** Whether this device has written here. */
  get written(): boolean {
    return this.#written;
  }

  /** Merges what came from the server or out of the outbox, `live` as it was done; bytes that are no update change nothing. */
  take(owner: string, update: Uint8Array, live = false): void {
    try {
      Y.applyUpdate(this.#doc(owner), update, live ? justNow : undefined);
    } catch {
      // The server has checked what it sends: only a damaged outbox comes here, and its entry is refused there.
    }
  }

  /** Merges many at once: each page is told once. */
  takeAll(updates: readonly OwnedUpdate[]): void {
    // Not of this device: Yjs takes another client for it where its own is found in what came.
    for (const [owner, own] of Map.groupBy(updates, ([name]) => name))
      Y.transact(this.#doc(owner), () => own.forEach(([, update]) => void this.take(owner, update)), null, false);
  }

  /** Writes marks of this device's person; each update that results is told once, and none is too large to be sent. */
  write(owner: string, changes: readonly MarkChange[]): void {
    const doc = this.#doc(owner);
    const map = doc.getMap<Uint8Array>(mapName);
    this.#written = true;
    for (const part of partsOf(changes)) {
      this.#changes = part;
      doc.transact(() => {
        for (const { key, bytes } of part) {
          if (bytes) map.set(key, bytes);
          else map.delete(key);
        }
      }, here);
    }
  }

  /** Begins a new document for an owner; what is not in the updates is gone from this device. */
  replace(owner: string, updates: readonly Uint8Array[]): void {
    this.#docs.get(owner)?.destroy();
    this.#docs.delete(owner);
    const pages = new Set([...(this.#marks.get(owner)?.values() ?? [])].map((mark) => mark.page));
    this.#marks.delete(owner);
    this.#forlorn.delete(owner);
    for (const update of updates) this.take(owner, update);
    this.#tell(pages);
  }

  /** The whole state of each owner's document. */
  states(): Readonly<Record<string, Uint8Array>> {
    return Object.fromEntries([...this.#docs].map(([owner, doc]) => [owner, Y.encodeStateAsUpdate(doc)]));
  }

  /** Packed bytes of a mark as they are in the document. */
  bytes(owner: string, key: string): Uint8Array | undefined {
    return this.#docs.get(owner)?.getMap<Uint8Array>(mapName).get(key);
  }

  /**
   * Whether something of an owner has come that stands on what has not: a mark that is not shown may be one that he has
   * changed. Who would put it back then would do so beside his own last change, and either of the two would win.
   */
  isBehind(owner: string | null): boolean {
    if (owner === null) return false;
    const waits = this.#waits(owner);
    return waits !== '' && waits !== this.#forlorn.get(owner);
  }

  /** All that the server has is here. What still stands on something else (it was lost with a disk, say) stands on nothing. */
  settle(): void {
    for (const owner of this.#docs.keys()) this.#forlorn.set(owner, this.#waits(owner));
  }

  /** What has come and stands on what has not; empty for nothing. */
  #waits(owner: string): string {
    const { pendingStructs, pendingDs } = this.#docs.get(owner)?.store ?? {};
    return pendingStructs || pendingDs ? `${pendingStructs?.update.join() ?? ''} ${pendingDs?.join() ?? ''}` : '';
  }

  /** Marks of a page in the order to draw them: keys sort by the time of writing, then the owners. The same array until they change. */
  page(page: number): readonly OwnedMark[] {
    let list = this.#byPage.get(page);
    if (!list) {
      list = [...this.#marks]
        .flatMap(([owner, marks]) =>
          [...marks].map(([key, mark]): OwnedMark => ({ layer: this.#options.layer, owner, key, mark })),
        )
        .filter((entry) => entry.mark.page === page)
        .sort((a, b) => (a.key === b.key ? (a.owner < b.owner ? -1 : 1) : a.key < b.key ? -1 : 1));
      this.#byPage.set(page, list);
    }
    return list;
  }

  destroy(): void {
    for (const doc of this.#docs.values()) doc.destroy();
  }

  #doc(owner: string): Y.Doc {
    let doc = this.#docs.get(owner);
    if (doc) return doc;
    // Each document of this page has one client of its own: Yjs picks it at random.
    doc = new Y.Doc();
    this.#docs.set(owner, doc);
    const map = doc.getMap<Uint8Array>(mapName);
    map.observe((event, { origin }) => {
      this.#read(owner, map, event.keysChanged);
      if (origin === here || !this.#options.onSeen) return;
      const bytes = (value: unknown): Uint8Array | null => (value instanceof Uint8Array ? value : null);
      const seen = [...event.changes.keys].map(([key, { oldValue }]) => ({
        key,
        before: bytes(oldValue),
        after: bytes(map.get(key)),
      }));
      const changes = seen.filter(({ before, after }) => before !== null || after !== null);
      if (changes.length > 0) this.#options.onSeen(owner, changes, origin === justNow);
    });
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === here) this.#options.onUpdate(owner, update, this.#changes);
    });
    return doc;
  }

  #read(owner: string, map: Y.Map<Uint8Array>, keys: Iterable<string | null>): void {
    const marks = this.#marks.get(owner) ?? new Map<string, Mark>();
    this.#marks.set(owner, marks);
    const pages = new Set<number>();
    for (const key of keys) {
      if (key === null) continue;
      const before = marks.get(key);
      const after = unpackMark(map.get(key));
      if (before) pages.add(before.page);
      if (after) {
        pages.add(after.page);
        marks.set(key, after);
      } else marks.delete(key);
    }
    this.#tell(pages);
  }

  #tell(pages: ReadonlySet<number>): void {
    for (const page of pages) this.#byPage.delete(page);
    if (pages.size > 0) this.#options.onPages(pages);
  }
}
