import type { Kysely } from 'kysely';

/**
 * One session at most on the tablet of a room, the token that it had before its lock was opened, and what opened it: of those
 * that are there nobody knows, so they count as opened by PIN.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('sessions')
    .addColumn('by_pin', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('sessions').addColumn('previous', 'text').execute();
  await db.schema.createIndex('sessions_previous').on('sessions').column('previous').execute();
  const sessions = db as Kysely<{
    sessions: { token: string; device: string | null; created: number; by_pin: number };
  }>;
  await sessions.updateTable('sessions').set({ by_pin: 1 }).where('device', 'is not', null).execute();
  // The newest stays; of two that began in the same moment, either.
  await sessions
    .deleteFrom('sessions as old')
    .where('device', 'is not', null)
    .where((e) =>
      e.exists(
        e
          .selectFrom('sessions as later')
          .select('later.token')
          .whereRef('later.device', '=', 'old.device')
          .where((or) =>
            or.or([
              or('later.created', '>', or.ref('old.created')),
              or.and([or('later.created', '=', or.ref('old.created')), or('later.token', '>', or.ref('old.token'))]),
            ]),
          ),
      ),
    )
    .execute();
  await db.schema.dropIndex('sessions_device').execute();
  await db.schema.createIndex('sessions_one_device').unique().on('sessions').column('device').execute();
}
