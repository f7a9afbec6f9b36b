import { fromBase64, toBase64 } from '../../kernel/base64.ts';
import { currentPacks } from '../../kernel/offline/packs.ts';

/** States of Yjs documents by a name of their own within a page group or notebook: the owner of each. */
export type States = Readonly<Record<string, Uint8Array>>;

/** Copies of ink and notes for times without a line, of meetings that are kept on this device. */
export interface InkCopies {
  readonly read: (name: string) => Promise<States>;
  readonly write: (name: string, states: States) => Promise<void>;
  /** Something has changed under a name: its states are read and written when it rests. */
  readonly changed: (name: string, states: () => States) => void;
  /** Writes what waits. */
  readonly close: () => void;
}

/** What is drawn is copied when the hand rests. In ms. */
const restMs = 1500;

export function inkCopies(meeting: string): InkCopies {
  const waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; states: () => States }>();
  const store = () => {
    const packs = currentPacks();
    return packs?.of(meeting) ? packs.store : undefined;
  };
  const write = async (name: string, states: States): Promise<void> => {
    const plain = Object.entries(states).map(([owner, state]) => [owner, toBase64(state)]);
    // Without space the outbox still holds what is not sent.
    await store()
      ?.putJson(name, Object.fromEntries(plain))
      .catch(() => {});
  };
  const flush = (name: string): void => {
    const entry = waiting.get(name);
    waiting.delete(name);
    if (entry) void write(name, entry.states());
  };
  return {
    read: async (name) => {
      const plain = await store()
        ?.getJson<Record<string, string>>(name)
        .catch(() => undefined);
      return Object.fromEntries(Object.entries(plain ?? {}).map(([owner, state]) => [owner, fromBase64(state)]));
    },
    write,
    changed: (name, states) => {
      if (waiting.has(name) || !store()) return;
      waiting.set(name, { states, timer: setTimeout(() => flush(name), restMs) });
    },
    close: () => {
      for (const [name, { timer }] of waiting) {
        clearTimeout(timer);
        flush(name);
      }
    },
  };
}
