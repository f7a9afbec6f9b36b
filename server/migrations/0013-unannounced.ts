import type { Kysely } from 'kysely';

/** Which meetings only their managers see, because they were never announced. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('meetings')
    .addColumn('unannounced', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}
