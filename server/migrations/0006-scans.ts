import type { Kysely } from 'kysely';

/** Letters that were read off pages without any: a JSON list of lines for each page of a file. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('recognised_pages')
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('lines', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('recognised_pages_key', ['hash', 'page'])
    .execute();
}
