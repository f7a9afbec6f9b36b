import type { Kysely } from 'kysely';

/** What an office needs to be administered: a one-time link, catalogues, and administrators of one unit. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The hash of the one link that makes the first account; empty once it was used.
  await db.schema
    .createTable('set_up_links')
    .addColumn('token', 'text', (c) => c.primaryKey())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('catalogue_entries')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('extra', 'text', (c) => c.notNull())
    .addColumn('sort', 'integer', (c) => c.notNull())
    .addColumn('retired', 'integer', (c) => c.notNull())
    .addUniqueConstraint('catalogue_entries_name', ['kind', 'name'])
    .execute();
  await db.schema
    .alterTable('people')
    .addColumn('unit_administrator', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}
