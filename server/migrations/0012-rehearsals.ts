import type { Kysely } from 'kysely';

/** Which meetings are only tried out. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('meetings')
    .addColumn('rehearsal', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}
