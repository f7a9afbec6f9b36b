import type { Kysely } from 'kysely';
import type { Database, Store } from '../../kernel/database.ts';
import type { Upload } from './rules.ts';

const has = async (db: Kysely<Database>, hash: string): Promise<boolean> =>
  (await db
    .selectFrom('uploads')
    .select('id')
    .where((e) => e.or([e('hash', '=', hash), e('original', '=', hash)]))
    .executeTakeFirst()) !== undefined;

export const uploadStore = (store: Store) => ({
  find: async (id: string): Promise<Upload | undefined> => {
    const row = await store.read
      .selectFrom('uploads')
      .select(['hash', 'pages', 'size', 'meeting', 'original'])
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
    original: string | null;
  }) =>
    store.write
      .insertInto('uploads')
      .values({ ...row, used: 0 })
      .execute(),
  /** The file that a PDF was made from, and the name under which it came. */
  original: async (id: string): Promise<{ hash: string; name: string } | undefined> => {
    const row = await store.read
      .selectFrom('uploads')
      .select(['original', 'name'])
      .where('id', '=', id)
      .executeTakeFirst();
    return row?.original ? { hash: row.original, name: row.name } : undefined;
  },
  /** Whether an upload, attached or not, has these bytes. */
  has: (hash: string): Promise<boolean> => has(store.read, hash),
  /** Takes away rows that nobody attached since `before`, and gives the hashes that no row needs any more. */
  sweep: async (before: number): Promise<string[]> => {
    const old = await store.write
      .deleteFrom('uploads')
      .where('used', '=', 0)
      .where('at', '<', before)
      .returning(['hash', 'original'])
      .execute();
    const orphans = new Set<string>();
    for (const hash of old.flatMap((row) => (row.original === null ? [row.hash] : [row.hash, row.original])))
      if (!(await has(store.write, hash))) orphans.add(hash);
    return [...orphans];
  },
});
