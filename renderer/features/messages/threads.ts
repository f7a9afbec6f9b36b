import { keyOf, type MessageView, type Recipient, threadOf } from '../../../shared/features/messages/contract.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';

/** Messages with the same readers, oldest first. */
export interface Thread {
  readonly key: string;
  readonly to: Recipient;
  readonly messages: readonly MessageView[];
}

/** What one reads, by thread, the one with the newest message first. */
export function threadsOf(messages: readonly MessageView[], me: string): readonly Thread[] {
  const threads = new Map<string, { to: Recipient; messages: MessageView[] }>();
  for (const message of messages) {
    const to = threadOf(message, me);
    const key = keyOf(to);
    const thread = threads.get(key) ?? { to, messages: [] };
    thread.messages.push(message);
    threads.set(key, thread);
  }
  return [...threads]
    .map(([key, thread]) => ({ key, ...thread }))
    .sort((a, b) => b.messages.at(-1)!.n - a.messages.at(-1)!.n);
}

/** Where one writes to who runs the meeting. */
export const ownDesk = (me: string): Recipient => ({ kind: 'desk', person: me as PersonId });
