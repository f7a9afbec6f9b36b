import { Listeners } from '../../kernel/listeners.ts';
import type { MarkChange } from './outbox.ts';

interface Step {
  readonly name: string;
  readonly forth: readonly MarkChange[];
  readonly back: readonly MarkChange[];
  readonly step: string | undefined;
}

/** What is left to be done of two changes, the second one after the first. */
function after(first: readonly MarkChange[], second: readonly MarkChange[]): readonly MarkChange[] {
  const changes = new Map(first.map((change) => [change.key, change]));
  for (const change of second) changes.set(change.key, change);
  return [...changes.values()];
}

/** Steps that can be taken back at most. */
const stepsMax = 200;

/** What this person did on this page since it was loaded, to be taken back and done again; nobody else's marks. */
export class InkHistory {
  readonly #write: (name: string, changes: readonly MarkChange[]) => void;
  readonly #listeners = new Listeners();
  #done: readonly Step[] = [];
  #undone: readonly Step[] = [];

  constructor(write: (name: string, changes: readonly MarkChange[]) => void) {
    this.#write = write;
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }
  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Does a step: `back` is what takes it away again. With the name of the step before it becomes a part of that one. */
  did(name: string, forth: readonly MarkChange[], back: readonly MarkChange[], step?: string): void {
    const last = this.#done.at(-1);
    if (last && step !== undefined && last.step === step && last.name === name)
      this.#done = this.#done.with(-1, { ...last, forth: after(last.forth, forth), back: after(back, last.back) });
    else this.#done = [...this.#done.slice(1 - stepsMax), { name, forth, back, step }];
    this.#undone = [];
    this.#write(name, forth);
    this.#listeners.tell('steps');
  }

  undo(): void {
    const step = this.#done.at(-1);
    if (!step) return;
    this.#done = this.#done.slice(0, -1);
    this.#undone = [...this.#undone, step];
    this.#write(step.name, step.back);
    this.#listeners.tell('steps');
  }

  redo(): void {
    const step = this.#undone.at(-1);
    if (!step) return;
    this.#undone = this.#undone.slice(0, -1);
    this.#done = [...this.#done, step];
    this.#write(step.name, step.forth);
    this.#listeners.tell('steps');
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add('steps', listener);
  }
}
