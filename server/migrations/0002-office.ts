import { type Kysely, sql } from 'kysely';

/**
 * Units become a tree in which two units may bear one name under different parents: what was the unique name is now the
 * unit's place, `<parent>/<name>`.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('units').renameColumn('name', 'place').execute();
  await db.schema
    .alterTable('units')
    .addColumn('name', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema.alterTable('units').addColumn('parent', 'text').execute();
  await db.schema
    .alterTable('units')
    .addColumn('retired', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await sql`update units set name = place`.execute(db);
  await sql`update units set place = '/' || name`.execute(db);
  // The file that a paper was made from, where it was no PDF.
  await db.schema.alterTable('uploads').addColumn('original', 'text').execute();
  await db.schema
    .createTable('page_texts')
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('folded', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('page_texts_key', ['hash', 'page'])
    .execute();
  await db.schema.createIndex('people_unit').on('people').column('unit').execute();
  await db.schema.createIndex('sign_ins_at').on('sign_ins').column('at').execute();
}
