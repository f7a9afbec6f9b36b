import { type Kysely, sql } from 'kysely';

/** What lists and searches of meetings read. Rows of before are filled from the log at the next start. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['type', 'body', 'folded'])
    await db.schema
      .alterTable('meetings')
      .addColumn(column, 'text', (c) => c.notNull().defaultTo(''))
      .execute();
  for (const column of ['check_in_minutes', 'template'])
    await db.schema
      .alterTable('meetings')
      .addColumn(column, 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
  await db.schema.alterTable('meetings').addColumn('unit', 'text').execute();
  await db.schema
    .alterTable('meeting_people')
    .addColumn('all_items', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable('agenda_items')
    .addColumn('meeting', 'text', (c) => c.notNull())
    .addColumn('item', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('folded', 'text', (c) => c.notNull())
    .addColumn('unit', 'text')
    .addColumn('due_at', 'bigint')
    .addPrimaryKeyConstraint('agenda_items_key', ['meeting', 'item'])
    .execute();
  await db.schema.createIndex('agenda_items_unit').on('agenda_items').column('unit').execute();
  await db.schema.createIndex('meetings_unit').on('meetings').columns(['unit', 'starts_at']).execute();
  await db.schema.createIndex('meetings_starts').on('meetings').column('starts_at').execute();
  await db.schema
    .createTable('projections')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute();
  await sql`insert into projections (name, version) values ('meetings', 0)`.execute(db);
}
