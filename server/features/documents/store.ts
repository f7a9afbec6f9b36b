import { type Kysely, sql } from 'kysely';
import type { Secrecy } from '../../../shared/features/documents/paper.ts';
import { foldText } from '../../../shared/kernel/fold-text.ts';
import type { Database, Store } from '../../kernel/database.ts';
import type { Upload } from './papers.ts';
import type { PdfText } from './pdf/pdf-text.ts';
import { type Excerpt, excerptAt } from './search/excerpt.ts';

const has = async (db: Kysely<Database>, hash: string): Promise<boolean> =>
  (await db
    .selectFrom('uploads')
    .select('id')
    .where((e) => e.or([e('hash', '=', hash), e('original', '=', hash)]))
    .executeTakeFirst()) !== undefined;

export const uploadStore = (store: Store) => {
  const orphansOf = async (rows: readonly { hash: string; original: string | null }[]): Promise<string[]> => {
    const orphans = new Set<string>();
    for (const hash of rows.flatMap((row) => (row.original === null ? [row.hash] : [row.hash, row.original])))
      if (!(await has(store.write, hash))) orphans.add(hash);
    return [...orphans];
  };
  return {
    find: async (id: string): Promise<Upload | undefined> => {
      const row = await store.read
        .selectFrom('uploads')
        .select(['hash', 'pages', 'size', 'meeting', 'original', 'secrecy'])
        .where('id', '=', id)
        .executeTakeFirst();
      return row && { ...row, size: Number(row.size), secrecy: row.secrecy as Secrecy };
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
      secrecy: Secrecy;
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
    /** Takes away one row, and gives the hashes that no row needs any more. */
    discard: async (id: string): Promise<string[]> =>
      orphansOf(await store.write.deleteFrom('uploads').where('id', '=', id).returning(['hash', 'original']).execute()),
    /** Takes away rows that nobody attached since `before`, and gives the hashes that no row needs any more. */
    sweep: async (before: number): Promise<string[]> => {
      const old = await store.write
        .deleteFrom('uploads')
        .where('used', '=', 0)
        .where('at', '<', before)
        .returning(['hash', 'original'])
        .execute();
      return orphansOf(old);
    },
  };
};

/** A page on which a text stands: the first place with what is around it, and how many more are on the page. */
export interface PageHit extends Excerpt {
  readonly hash: string;
  readonly page: number;
}

/** Pages whose texts are written together. */
const pagesAtOnce = 20;
/** Pages that one search reads at most: more is no search but a list. */
const pagesMax = 100;

/** Whether words that are taken out of the index leave the disk at once, which is slow, or when their part of it is merged. */
const secureDelete = (db: Kysely<Database>, on: boolean) =>
  sql`insert into page_words (page_words, rank) values ('secure-delete', ${sql.lit(on ? 1 : 0)})`.execute(db);

/** The text of each page by the hash of its file, folded beside it, so that words inside papers are found without tone marks. */
export const textStore = (store: Store) => ({
  save: async (hash: string, { pages }: Pick<PdfText, 'pages'>): Promise<void> => {
    for (let first = 0; first < pages.length; first += pagesAtOnce) {
      const rows = pages.slice(first, first + pagesAtOnce).map((page, i) => {
        const text = page.lines
          .map((line) => line.text)
          .join(' ')
          .normalize('NFC');
        return { hash, page: first + i + 1, text, folded: foldText(text) };
      });
      await store.write.transaction().execute(async (trx) => {
        for (const row of rows)
          await trx
            .insertInto('page_texts')
            .values(row)
            // A scan has its letters from elsewhere: reading the file again does not take them away.
            .onConflict((conflict) =>
              row.text === ''
                ? conflict.columns(['hash', 'page']).doNothing()
                : conflict.columns(['hash', 'page']).doUpdateSet({ text: row.text, folded: row.folded }),
            )
            .execute();
      });
      // Votes and timers do not wait for the whole of a long paper.
      await new Promise(setImmediate);
    }
  },
  /** Takes the texts of a file away, out of the index too, where the words of a page take some 50 ms to go. */
  remove: async (hash: string): Promise<void> => {
    const pages = await store.write.selectFrom('page_texts').select('page').where('hash', '=', hash).execute();
    for (const { page } of pages) {
      await store.write.transaction().execute(async (trx) => {
        await secureDelete(trx, true);
        await trx.deleteFrom('page_texts').where('hash', '=', hash).where('page', '=', page).execute();
        await secureDelete(trx, false);
      });
      // Others are served between the pages.
      await new Promise(setImmediate);
    }
    await store.write.deleteFrom('page_files').where('hash', '=', hash).execute();
  },
  /** The text of each page of a file that was read, in order. */
  pages: (hash: string): Promise<{ page: number; text: string }[]> =>
    store.read.selectFrom('page_texts').select(['page', 'text']).where('hash', '=', hash).orderBy('page').execute(),
  /** Pages of these files that hold a text, tone marks and đ ignored; `cut` when there are more than come back. */
  find: async (hashes: readonly string[], text: string): Promise<{ hits: PageHit[]; cut: boolean }> => {
    const wanted = foldText(text).trim().replace(/\s+/g, ' ');
    if (hashes.length === 0 || wanted.length < 2) return { hits: [], cut: false };
    const pattern = `%${wanted.replace(/[\\%_]/g, '\\$&')}%`;
    const rows = await store.read
      .selectFrom('page_texts')
      .selectAll()
      .where('hash', 'in', hashes)
      .where(sql<boolean>`folded like ${pattern} escape '\\'`)
      .orderBy('hash')
      .orderBy('page')
      .limit(pagesMax + 1)
      .execute();
    const hits = rows.slice(0, pagesMax).map((row): PageHit => {
      const at = row.folded.indexOf(wanted);
      const more = row.folded.split(wanted).length - 2;
      return { hash: row.hash, page: row.page, ...excerptAt(row.text, at, at + wanted.length, more) };
    });
    return { hits, cut: rows.length > pagesMax };
  },
});
