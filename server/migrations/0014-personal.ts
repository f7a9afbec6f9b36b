import type { Kysely } from 'kysely';

/** What only its owner reads: his key, wrapped by his password, and pieces that it seals. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('personal_keys')
    .addColumn('person', 'text', (c) => c.primaryKey().references('people.id').onDelete('cascade'))
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('salt', 'text', (c) => c.notNull())
    .addColumn('rounds', 'integer', (c) => c.notNull())
    .addColumn('wrapped', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('personal_pieces')
    .addColumn('person', 'text', (c) => c.notNull().references('people.id').onDelete('cascade'))
    .addColumn('meeting', 'text', (c) => c.notNull())
    .addColumn('slot', 'text', (c) => c.notNull())
    .addColumn('n', 'integer', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('body', 'blob', (c) => c.notNull())
    .addPrimaryKeyConstraint('personal_pieces_key', ['person', 'meeting', 'slot', 'n'])
    .addUniqueConstraint('personal_pieces_id', ['person', 'meeting', 'slot', 'id'])
    .execute();
}
