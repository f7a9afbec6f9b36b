import { applyPatch, type Json } from '../../shared/kernel/patch.ts';
import type { LiveMessage } from '../../shared/kernel/wire.ts';

interface Held {
  readonly value: Json;
  readonly n: number | undefined;
}

/** Live values as they were sent: whole, or what has changed of the one before. */
export class LiveStore {
  readonly #held = new Map<string, Held>();

  get(name: string): Json | undefined {
    return this.#held.get(name)?.value;
  }

  get names(): readonly string[] {
    return [...this.#held.keys()];
  }

  /** False when the one before it is not here: the whole has to be asked for. */
  take(message: LiveMessage): boolean {
    if ('value' in message) {
      this.#held.set(message.name, { value: message.value, n: message.n });
      return true;
    }
    const before = this.#held.get(message.name);
    if (before?.n !== message.n - 1) return false;
    this.#held.set(message.name, { value: applyPatch(before.value, message.patch), n: message.n });
    return true;
  }

  clear(): void {
    this.#held.clear();
  }
}
