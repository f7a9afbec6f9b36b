import type { Store } from '../../kernel/database.ts';
import type { Upload } from './rules.ts';

export const uploadStore = (store: Store) => ({
  find: async (id: string): Promise<Upload | undefined> => {
    const row = await store.read
      .selectFrom('uploads')
      .select(['hash', 'pages', 'size', 'meeting'])
      .where('id', '=', id)
      .executeTakeFirst();
    return row && { ...row, size: Number(row.size) };
  },
  save: (row: {
    id: string;
    by: string;
    meeting: string;
    name: string;
    hash: string;
    size: number;
    pages: number;
    at: number;
  }) =>
    store.write
      .insertInto('uploads')
      .values({ ...row, used: 0 })
      .execute(),
  /** Whether an upload, attached or not, has these bytes. */
  has: async (hash: string): Promise<boolean> =>
    (await store.read.selectFrom('uploads').select('id').where('hash', '=', hash).executeTakeFirst()) !== undefined,
  /** Takes away rows that nobody attached since `before`, and gives the hashes that no row needs any more. */
  sweep: async (before: number): Promise<string[]> => {
    const old = await store.write
      .deleteFrom('uploads')
      .where('used', '=', 0)
      .where('at', '<', before)
      .returning('hash')
      .execute();
    const orphans: string[] = [];
    for (const { hash } of old) {
      const kept = await store.write.selectFrom('uploads').select('id').where('hash', '=', hash).executeTakeFirst();
      if (!kept) orphans.push(hash);
    }
    return orphans;
  },
});
