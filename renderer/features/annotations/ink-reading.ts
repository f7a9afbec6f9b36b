import { groupName, inkName, type Layer, type InkGroup as Name, parseInkName } from '../../../shared/collab/names.ts';
import { type Failure, fail, ok, type Result } from '../../../shared/kernel/result.ts';
import type { MeetingSource } from '../../kernel/meeting-source.ts';
import type { InkFollower } from './ink-follower.ts';
import type { InkGroup } from './ink-group.ts';
import type { PersonalInk } from './personal-ink.ts';

/** A page group that is shown, or was written here. */
export interface Open {
  readonly group: InkGroup;
  readonly name: Name;
  /** How far a shared group is known. */
  readonly follower: InkFollower;
  /** Settles when what the server has is here (true), or will not come. */
  readonly read: PromiseWithResolvers<boolean>;
  /** Of a private group: the last piece that was read. */
  last: number;
}

/** Failures that pass by themselves, and when it is tried again. In ms. */
const passing: ReadonlySet<string> = new Set(['unknown-outcome', 'over-limit', 'busy', 'fault', 'unreachable']);
export const passes = ({ code }: Failure): boolean => passing.has(code);
const againMs = 2000;

export interface ReadingOptions {
  readonly line: Pick<MeetingSource, 'inkJoin' | 'status'>;
  /** Null for a display. */
  readonly owner: string | null;
  readonly personal: () => PersonalInk | null;
  /** Whether this is still the group of its name. */
  readonly isOpen: (key: string, open: Open) => boolean;
  /** All that the server has of a group is here. */
  readonly onRead: () => void;
}

/** Reads into page groups what the server has of them: shared ink by bundles, private ink by its pieces. */
export class InkReading {
  readonly #options: ReadingOptions;

  constructor(options: ReadingOptions) {
    this.#options = options;
  }

  /** Reads what came since the last time, or all of it; tries again while the line lives and the answer does not come. */
  async read(key: string, open: Open): Promise<void> {
    const failure = open.name.layer === 'private' ? await this.#pieces(key, open) : await this.#bundle(key, open);
    if (failure === null || !passes(failure) || !this.#options.isOpen(key, open))
      return open.read.resolve(failure === null);
    // Without a line, the next entry into the meeting reads it again.
    if (this.#options.line.status === 'live')
      setTimeout(() => this.#options.isOpen(key, open) && void this.read(key, open), againMs);
  }

  /** What the server has of an own document. */
  async kept(name: string, layer: Layer, owner: string): Promise<Result<readonly Uint8Array[]>> {
    if (layer === 'private') {
      const loaded = await (this.#options.personal()?.load(name, 0) ?? fail('unreachable'));
      return loaded.ok ? ok(loaded.value.updates) : loaded;
    }
    const joined = await this.#options.line.inkJoin(groupName(parseInkName(name)!.group));
    if (!joined.ok) return joined;
    return ok(joined.value.updates.flatMap(([whose, update]) => (whose === owner ? [update] : [])));
  }

  async #bundle(key: string, open: Open): Promise<Failure | null> {
    // A display may be shown another owner than before: it asks for all of it.
    const since = this.#options.owner === null ? null : open.follower.clock;
    const { life } = open.follower;
    const joined = await this.#options.line.inkJoin(key, since ?? undefined);
    if (!joined.ok) return joined.failure;
    if (!this.#options.isOpen(key, open)) return null;
    open.group.takeAll(joined.value.updates);
    // A difference stands on what was here when it was asked for: where that is gone, it says nothing of the whole.
    open.follower.reached(joined.value.clock, life);
    this.#whole(open, life);
    return null;
  }

  async #pieces(key: string, open: Open): Promise<Failure | null> {
    const { owner } = this.#options;
    const personal = this.#options.personal();
    if (!personal || owner === null) return null;
    const { life } = open.follower;
    const loaded = await personal.load(inkName(open.name, owner), open.last);
    if (!loaded.ok) return loaded.failure;
    if (!this.#options.isOpen(key, open)) return null;
    if (life === open.follower.life) open.last = loaded.value.last;
    open.group.takeAll(loaded.value.updates.map((update) => [owner, update]));
    this.#whole(open, life);
    return null;
  }

  #whole(open: Open, life: number): void {
    if (life !== open.follower.life) return;
    open.group.settle();
    this.#options.onRead();
  }
}
