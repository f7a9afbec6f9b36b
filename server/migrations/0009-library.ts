import type { Kysely } from 'kysely';

/** Papers that somebody keeps for himself, and his folders. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('own_folders')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('person', 'text', (c) => c.notNull().references('people.id').onDelete('cascade'))
    .addColumn('name', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('own_papers')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('person', 'text', (c) => c.notNull().references('people.id').onDelete('cascade'))
    .addColumn('folder', 'text')
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('upload', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('own_papers_person').on('own_papers').column('person').execute();
}
