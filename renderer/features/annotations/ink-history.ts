import { Listeners } from '../../kernel/listeners.ts';
import { type MarkChange, timeOfKey } from './outbox.ts';

interface Step {
  readonly name: string;
  readonly forth: readonly MarkChange[];
  readonly back: readonly MarkChange[];
  readonly step: string | undefined;
  /** When it was done, in ms; later ones are taken back first. */
  readonly at: number;
}

/** What became of a mark of this person's on another of his devices, or before this page was loaded. */
export interface SeenChange {
  readonly key: string;
  readonly before: Uint8Array | null;
  readonly after: Uint8Array | null;
}

export interface InkHistoryOptions {
  readonly write: (name: string, changes: readonly MarkChange[]) => void;
  /** What stands under a key now. */
  readonly read: (name: string, key: string) => Uint8Array | null;
  /** Whether a part of what was written there is still to come: nothing is taken back until it is here. */
  readonly isBehind?: (name: string) => boolean;
}

/** What is left to be done of two changes, the second one after the first. */
function after(first: readonly MarkChange[], second: readonly MarkChange[]): readonly MarkChange[] {
  const changes = new Map(first.map((change) => [change.key, change]));
  for (const change of second) changes.set(change.key, change);
  return [...changes.values()];
}

const same = (a: Uint8Array | null, b: Uint8Array | null): boolean =>
  a === b || (a !== null && b !== null && a.length === b.length && a.every((byte, i) => byte === b[i]));

/** Whether two lists change the same marks into the same. */
const sameChanges = (a: readonly MarkChange[], b: readonly MarkChange[]): boolean =>
  a.length === b.length &&
  a.every(({ key, bytes }) => b.some((other) => other.key === key && same(other.bytes, bytes)));

/** Steps that can be taken back at most. */
const stepsMax = 200;
/** What was written longer ago elsewhere is no step any more: it is erased, not taken back. In ms. */
const recentMs = 3_600_000;

/**
 * What this person did, on whichever of his devices, to be taken back and done again; nobody else's marks. A step is done
 * only to marks that are still as it left them: what was changed since stays.
 */
export class InkHistory {
  readonly #options: InkHistoryOptions;
  readonly #listeners = new Listeners();
  #done: readonly Step[] = [];
  #undone: readonly Step[] = [];
  #allows: (name: string) => boolean = () => true;

  constructor(options: InkHistoryOptions) {
    this.#options = options;
  }

  get canUndo(): boolean {
    return this.#done.some((step) => this.#left(step, step.forth, step.back).length > 0);
  }
  get canRedo(): boolean {
    return this.#undone.some((step) => this.#left(step, step.back, step.forth).length > 0);
  }

  /** Documents that take nothing any more are left out. */
  setAllowed(allows: (name: string) => boolean): void {
    this.#allows = allows;
    this.#listeners.tell('steps');
  }

  /** What can be taken back may be more than before. */
  look(): void {
    this.#listeners.tell('steps');
  }

  /** Does a step: `back` is what takes it away again. With the name of the step before it becomes a part of that one. */
  did(name: string, forth: readonly MarkChange[], back: readonly MarkChange[], step?: string): void {
    const last = this.#done.at(-1);
    if (last && step !== undefined && last.step === step && last.name === name)
      this.#done = this.#done.with(-1, { ...last, forth: after(last.forth, forth), back: after(back, last.back) });
    else this.#done = [...this.#done.slice(1 - stepsMax), { name, forth, back, step, at: Date.now() }];
    this.#undone = [];
    this.#options.write(name, forth);
    this.#listeners.tell('steps');
  }

  /** Hears what the same person did elsewhere: `live` just now, else at some time before. */
  saw(name: string, changes: readonly SeenChange[], live: boolean): void {
    const now = Date.now();
    const added = changes.every(({ before }) => before === null);
    // Of what came at once, each mark that was only added is a step of its own, as it was when it was written.
    for (const part of added ? changes.map((change) => [change]) : [changes]) {
      const forth = part.map(({ key, after: bytes }) => ({ key, bytes }));
      const back = part.map(({ key, before }) => ({ key, bytes: before }));
      const at = added ? Math.min(now, timeOfKey(part[0]!.key) ?? now) : now;
      // When something was changed or taken away is not known, unless one saw it.
      this.#take({ name, forth, back, step: undefined, at }, live || (added && now - at < recentMs));
    }
    this.#listeners.tell('steps');
  }

  /** Nothing is known any more of what was not written here. */
  forget(name: string): void {
    this.#done = this.#done.filter((step) => step.name !== name);
    this.#undone = this.#undone.filter((step) => step.name !== name);
    this.#listeners.tell('steps');
  }

  undo(): void {
    for (let i = this.#done.length - 1; i >= 0; i -= 1) {
      const step = this.#done[i]!;
      const back = this.#left(step, step.forth, step.back);
      if (back.length === 0) continue;
      this.#done = this.#done.toSpliced(i, 1);
      this.#undone = [...this.#undone, step];
      this.#options.write(step.name, back);
      break;
    }
    this.#listeners.tell('steps');
  }

  redo(): void {
    for (let i = this.#undone.length - 1; i >= 0; i -= 1) {
      const step = this.#undone[i]!;
      const forth = this.#left(step, step.back, step.forth);
      if (forth.length === 0) continue;
      this.#undone = this.#undone.toSpliced(i, 1);
      this.#done = [...this.#done, { ...step, at: Date.now() }];
      this.#options.write(step.name, forth);
      break;
    }
    this.#listeners.tell('steps');
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add('steps', listener);
  }

  /** What of a step can be written: of marks that stand as they should before it. */
  #left({ name }: Step, stand: readonly MarkChange[], write: readonly MarkChange[]): readonly MarkChange[] {
    if (!this.#allows(name) || this.#options.isBehind?.(name)) return [];
    return write.filter(({ key }) => {
      const expected = stand.find((change) => change.key === key);
      return expected !== undefined && same(this.#options.read(name, key), expected.bytes);
    });
  }

  #take(step: Step, isStep: boolean): void {
    const isOf = (one: Step, changes: readonly MarkChange[]): boolean =>
      one.name === step.name && sameChanges(changes, step.forth);
    // The last step was taken back, or done again, on the other device: the same step, not a new one.
    const [undone, redone] = [this.#done.at(-1), this.#undone.at(-1)];
    if (undone && isOf(undone, undone.back)) {
      this.#done = this.#done.slice(0, -1);
      this.#undone = [...this.#undone, undone];
    } else if (redone && isOf(redone, redone.forth)) {
      this.#undone = this.#undone.slice(0, -1);
      this.#done = [...this.#done, { ...redone, at: Date.now() }];
    } else if (isStep && !this.#done.some((one) => isOf(one, one.forth))) {
      const place = this.#done.findLastIndex(({ at }) => at <= step.at) + 1;
      this.#done = this.#done.toSpliced(place, 0, step).slice(-stepsMax);
      this.#undone = [];
    }
  }
}
