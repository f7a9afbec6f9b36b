import type { Kysely } from 'kysely';

/** Named lists of people, office-wide. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('people_groups')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull().unique())
    .addColumn('retired', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('people_group_members')
    .addColumn('group_id', 'text', (c) => c.notNull().references('people_groups.id').onDelete('cascade'))
    .addColumn('person', 'text', (c) => c.notNull().references('people.id').onDelete('cascade'))
    .addColumn('sort', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('people_group_members_key', ['group_id', 'person'])
    .execute();
}
