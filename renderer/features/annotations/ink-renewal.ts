import { groupName, parseInkName } from '../../../shared/collab/names.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import { type InkReading, type Open, passes } from './ink-reading.ts';
import type { InkSender } from './ink-sender.ts';
import type { OutboxEntry } from './outbox.ts';

/** Refusals after which the same marks are said again in a new document, with a new Yjs client. */
const startAnew: ReadonlySet<string> = new Set([
  'annotations.gap',
  'annotations.foreign-author',
  'annotations.foreign-delete',
]);

export interface RenewalOptions {
  readonly sender: InkSender;
  readonly reading: InkReading;
  /** The group of a name, opened if it is not. */
  readonly open: (name: Open['name']) => Open;
  readonly join: (key: string) => void;
  /** A document has been begun anew. */
  readonly onBegun: () => void;
}

/** Begins own documents again that the server will not take as they are: each once, until one of its updates was taken. */
export class InkRenewal {
  readonly #options: RenewalOptions;
  readonly #begun = new Set<string>();

  constructor(options: RenewalOptions) {
    this.#options = options;
  }

  /** An update of this document was taken: a later gap may be mended as well. */
  taken(name: string): void {
    this.#begun.delete(name);
  }

  /** True when what was refused is said again, false when it can't be, null when that has to wait. */
  async refused(entry: OutboxEntry, failure: Failure): Promise<boolean | null> {
    if (!startAnew.has(failure.code) || this.#begun.has(entry.name)) return false;
    const begun = await this.begin(entry.name, true);
    if (begun) this.#begun.add(entry.name);
    return begun;
  }

  /**
   * Begins an own document again from what the server has, and says what waits again with a new client, or drops it. Null
   * when what the server has does not come just now.
   */
  async begin(name: string, again: boolean): Promise<boolean | null> {
    const { sender, reading, open: openGroup, join, onBegun } = this.#options;
    const parsed = parseInkName(name);
    if (!parsed?.owner) return false;
    const kept = await reading.kept(name, parsed.group.layer, parsed.owner);
    // Closed meanwhile: what is said again here nobody sends, and the next page would, over what was written since.
    if (sender.stopped || (!kept.ok && passes(kept.failure))) return null;
    if (!kept.ok) return false;
    const open = openGroup(parsed.group);
    // Read only now: what was drawn while the server answered is in it.
    const entries = sender.take(name);
    open.group.replace(parsed.owner, kept.value);
    // What his other device sent while the server answered went into the document that is gone now.
    open.follower.forget();
    open.last = 0;
    join(groupName(parsed.group));
    if (again) for (const entry of entries) open.group.write(parsed.owner, entry.changes);
    // Not before, when nothing seems to wait.
    onBegun();
    return true;
  }
}
