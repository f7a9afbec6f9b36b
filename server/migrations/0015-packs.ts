import type { Kysely } from 'kysely';

/** Devices on which somebody keeps papers to read off-line. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('pack_devices')
    .addColumn('device', 'text', (c) => c.primaryKey())
    .addColumn('person', 'text', (c) => c.notNull().references('people.id').onDelete('cascade'))
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('since', 'integer', (c) => c.notNull())
    .addColumn('last', 'integer', (c) => c.notNull())
    .addColumn('withdrawn', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('pack_devices_person').on('pack_devices').column('person').execute();
}
