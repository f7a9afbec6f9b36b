import type { Kysely } from 'kysely';

/** Keys of private notes that an administrator and their person open together, and whether the office offers it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('recovery_offer')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('since', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('personal_recovery')
    .addColumn('person', 'text', (c) => c.primaryKey().references('people.id').onDelete('cascade'))
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('wrapped', 'text', (c) => c.notNull())
    .addColumn('since', 'integer', (c) => c.notNull())
    .addColumn('until', 'integer')
    .addColumn('attempt', 'text')
    .execute();
}
