import { applyPatch, type Json } from '../../shared/kernel/patch.ts';
import type { Clock, ViewMessage } from '../../shared/kernel/wire.ts';

interface Held {
  readonly clock: Clock;
  readonly value: Json;
}

/** The views of one meeting as the server sent them, each with its place in its sequence. */
export class ViewStore {
  readonly #views = new Map<string, Held>();
  #seen = new Set<string>();

  get(name: string): Json | undefined {
    return this.#views.get(name)?.value;
  }

  get names(): readonly string[] {
    return [...this.#views.keys()];
  }

  /** All values by name. */
  all(): Readonly<Record<string, Json>> {
    return Object.fromEntries([...this.#views].map(([name, { value }]) => [name, value]));
  }

  /** Puts values in place that no sequence leads on from: whatever the server sends next stands instead. */
  show(views: Readonly<Record<string, Json>>): void {
    for (const [name, value] of Object.entries(views)) this.#views.set(name, { clock: { epoch: '', n: 0 }, value });
  }

  /** Takes a message: `changed`, `old` (already known) or `gap` (the whole must be asked for). */
  take(message: ViewMessage): 'changed' | 'old' | 'gap' {
    const mine = this.#views.get(message.view);
    if ('whole' in message) {
      this.#seen.add(message.view);
      this.#views.set(message.view, { clock: message.clock, value: message.whole });
      return 'changed';
    }
    if (!mine || mine.clock.epoch !== message.clock.epoch) return 'gap';
    if (message.clock.n <= mine.clock.n) return 'old';
    if (message.clock.n !== mine.clock.n + 1) return 'gap';
    this.#views.set(message.view, { clock: message.clock, value: applyPatch(mine.value, message.patch) });
    return 'changed';
  }

  /** Before entering again: what is not sent anew until `settle` may no longer be seen. */
  expect(): void {
    this.#seen = new Set();
  }

  /** Drops the views that did not come again and answers their names. */
  settle(): readonly string[] {
    const gone = this.names.filter((name) => !this.#seen.has(name));
    for (const name of gone) this.#views.delete(name);
    return gone;
  }

  clear(): void {
    this.#views.clear();
  }
}
