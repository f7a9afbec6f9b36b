import type { Kysely } from 'kysely';

/**
 * Answers that the assistant gave: which model, by which instructions, from which pages, and what the reader said of it.
 * Neither who asked nor what was asked is kept.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('answers')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('meeting', 'text', (c) => c.notNull())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('model', 'text')
    .addColumn('prompt', 'integer')
    .addColumn('pages', 'text', (c) => c.notNull())
    .addColumn('right', 'integer')
    .execute();
  await db.schema.createIndex('answers_meeting').on('answers').column('meeting').execute();
}
