import type { Store } from '../../kernel/database.ts';

export interface Words {
  readonly message: string;
  readonly person: string;
  readonly text: string;
  readonly at: number;
}

/** The words of messages, and how far each has read. */
export const messageStore = (store: Store) => ({
  find: (meeting: string, message: string): Promise<{ readonly person: string } | undefined> =>
    store.read
      .selectFrom('messages')
      .select('person')
      .where('meeting', '=', meeting)
      .where('message', '=', message)
      .executeTakeFirst(),
  list: async (meeting: string, messages: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    if (messages.length === 0) return new Map();
    const rows = await store.read
      .selectFrom('messages')
      .select(['message', 'text'])
      .where('meeting', '=', meeting)
      .where('message', 'in', messages)
      .execute();
    return new Map(rows.map(({ message, text }) => [message, text]));
  },
  /** Keeps the words unless the id is taken. */
  save: async (meeting: string, words: Words): Promise<void> => {
    await store.write
      .insertInto('messages')
      .values({ meeting, ...words })
      .onConflict((conflict) => conflict.columns(['meeting', 'message']).doNothing())
      .execute();
  },
  remove: async (meeting: string, message: string): Promise<void> => {
    await store.write.deleteFrom('messages').where('meeting', '=', meeting).where('message', '=', message).execute();
  },
  /** Of each thread the last message that somebody has read. */
  seen: async (meeting: string, person: string): Promise<Readonly<Record<string, number>>> => {
    const rows = await store.read
      .selectFrom('messages_seen')
      .select(['thread', 'n'])
      .where('meeting', '=', meeting)
      .where('person', '=', person)
      .execute();
    return Object.fromEntries(rows.map(({ thread, n }) => [thread, Number(n)]));
  },
  /** Notes how far somebody has read; a device that is behind takes nothing back. */
  see: async (meeting: string, person: string, thread: string, n: number): Promise<void> => {
    await store.write
      .insertInto('messages_seen')
      .values({ meeting, person, thread, n })
      .onConflict((conflict) =>
        conflict.columns(['meeting', 'person', 'thread']).doUpdateSet({ n }).where('messages_seen.n', '<', n),
      )
      .execute();
  },
  /**
   * Erases words that were written before a time, of meetings whose planned end lies before it and that are over; of those that
   * nobody closed, before another time. In ms since 1970.
   */
  sweep: async (before: number, unclosedBefore: number): Promise<void> => {
    for (const [time, over] of [
      [before, true],
      [unclosedBefore, false],
    ] as const)
      await store.write
        .deleteFrom('messages')
        .where('at', '<', time)
        .where('meeting', 'in', (e) => {
          const ended = e.selectFrom('meetings').select('id').where('ends_at', '<', time);
          return over ? ended.where('state', 'in', ['closed', 'cancelled']) : ended;
        })
        .execute();
    // How far somebody has read tells with whom he wrote: it goes with the last words.
    await store.write
      .deleteFrom('messages_seen')
      .where('meeting', 'not in', (e) => e.selectFrom('messages').select('meeting'))
      .execute();
  },
});
