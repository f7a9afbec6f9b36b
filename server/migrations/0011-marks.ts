import type { Kysely } from 'kysely';

/** The mark of secrecy that stands on the first page of an upload. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('uploads')
    .addColumn('secrecy', 'text', (c) => c.notNull().defaultTo('none'))
    .execute();
}
