import type { Kysely } from 'kysely';

/** Tablets that belong to a room, PINs that open them, and what a session on one of them knows of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('room_devices')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('room', 'text', (c) => c.notNull())
    .addColumn('seat', 'text', (c) => c.notNull())
    .addColumn('code', 'text', (c) => c.unique())
    .addColumn('code_at', 'bigint', (c) => c.notNull().defaultTo(0))
    .addColumn('token', 'text', (c) => c.unique())
    .addColumn('enrolled', 'bigint')
    .addColumn('seen', 'bigint')
    .addColumn('label', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('build', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('battery', 'integer')
    .addColumn('charging', 'integer')
    .addColumn('free', 'bigint')
    .addColumn('erase', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('withdrawn', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable('pins')
    .addColumn('person', 'text', (c) => c.primaryKey().references('people.id').onDelete('cascade'))
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('since', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.alterTable('sessions').addColumn('device', 'text').execute();
  for (const column of ['locked', 'active', 'idle_ms'])
    await db.schema
      .alterTable('sessions')
      .addColumn(column, 'bigint', (c) => c.notNull().defaultTo(0))
      .execute();
  await db.schema.createIndex('sessions_device').on('sessions').column('device').execute();
}
