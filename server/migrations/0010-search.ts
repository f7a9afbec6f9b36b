import { type Kysely, sql } from 'kysely';

/**
 * What the search over all meetings reads: papers with the audiences that may read them, the items that guests attend, and
 * an index of words over the pages. The rows of papers and items are filled from the log at the next start; the words of
 * before are filled here. The index is SQLite's own (FTS5); docs/decisions/0013-search.md says how PostgreSQL does it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Files get small numbers, none of them twice, so that a place in the index says in which file it is: file * 2^20 + page.
  await sql`create table page_files (n integer primary key autoincrement, hash text not null unique)`.execute(db);
  await db.schema
    .createTable('papers')
    .addColumn('meeting', 'text', (c) => c.notNull())
    .addColumn('document', 'text', (c) => c.notNull())
    .addColumn('item', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('file', 'integer', (c) => c.notNull())
    .addColumn('managers', 'integer', (c) => c.notNull())
    .addColumn('members', 'integer', (c) => c.notNull())
    .addColumn('guests', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('papers_key', ['meeting', 'document'])
    .execute();
  await db.schema.createIndex('papers_file').on('papers').column('file').execute();
  await db.schema
    .createTable('attended_items')
    .addColumn('meeting', 'text', (c) => c.notNull())
    .addColumn('person', 'text', (c) => c.notNull())
    .addColumn('item', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('attended_items_key', ['meeting', 'person', 'item'])
    .execute();
  await sql`create virtual table page_words using fts5(
    folded, content='', prefix='1 2 3', tokenize="unicode61 remove_diacritics 0")`.execute(db);
  // In step with the texts whoever writes them. A page beyond 2^20 would stand in another file's place: it stays out.
  const place = (row: string) =>
    sql.raw(`(select n from page_files where hash = ${row}.hash) * 1048576 + ${row}.page, ${row}.folded`);
  const add = sql`insert into page_words (rowid, folded) select ${place('new')} where new.page < 1048576;`;
  const take = sql`insert into page_words (page_words, rowid, folded) select 'delete', ${place('old')} where old.page < 1048576;`;
  await sql`create trigger page_texts_added after insert on page_texts begin
    insert into page_files (hash) values (new.hash) on conflict do nothing; ${add} end`.execute(db);
  await sql`create trigger page_texts_removed after delete on page_texts begin ${take} end`.execute(db);
  await sql`create trigger page_texts_changed after update of folded on page_texts when old.folded <> new.folded
    begin ${take} ${add} end`.execute(db);
  await sql`insert into page_files (hash) select distinct hash from page_texts`.execute(db);
  await sql`insert into page_words (rowid, folded)
    select page_files.n * 1048576 + page, folded from page_texts join page_files using (hash)
    where page < 1048576 order by page_files.n, page`.execute(db);
}
