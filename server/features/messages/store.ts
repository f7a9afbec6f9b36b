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
  seen: async (meeting: string, person: string): Promise<number> => {
    const row = await store.read
      .selectFrom('messages_seen')
      .select('n')
      .where('meeting', '=', meeting)
      .where('person', '=', person)
      .executeTakeFirst();
    return Number(row?.n ?? 0);
  },
  /** Notes how far somebody has read; a device that is behind takes nothing back. */
  see: async (meeting: string, person: string, n: number): Promise<void> => {
    await store.write
      .insertInto('messages_seen')
      .values({ meeting, person, n })
      .onConflict((conflict) =>
        conflict.columns(['meeting', 'person']).doUpdateSet({ n }).where('messages_seen.n', '<', n),
      )
      .execute();
  },
  /** Erases the words of meetings that ended before a time. In ms since 1970. */
  sweep: async (before: number): Promise<void> => {
    for (const table of ['messages', 'messages_seen'] as const)
      await store.write
        .deleteFrom(table)
        .where('meeting', 'in', (e) =>
          e
            .selectFrom('meetings')
            .select('id')
            .where('state', 'in', ['closed', 'cancelled'])
            .where('ends_at', '<', before),
        )
        .execute();
  },
});
