import type { Kysely } from 'kysely';

/** Who agreed that secretaries see what he opened, and what these have opened. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('opening_shares')
    .addColumn('person', 'text', (c) => c.primaryKey().references('people.id').onDelete('cascade'))
    .execute();
  await db.schema
    .createTable('openings')
    .addColumn('meeting', 'text', (c) => c.notNull())
    .addColumn('document', 'text', (c) => c.notNull())
    .addColumn('person', 'text', (c) => c.notNull().references('people.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('openings_key', ['meeting', 'document', 'person'])
    .execute();
}
