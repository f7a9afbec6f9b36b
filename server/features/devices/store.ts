import type { Kysely } from 'kysely';
import type { Database } from '../../kernel/database.ts';

type Db = Kysely<Database>;

export const findByToken = (db: Db, token: string) =>
  db.selectFrom('displays').selectAll().where('token', '=', token).executeTakeFirst();

export const findByCode = async (db: Db, code: string, askedAfter: number): Promise<string | undefined> =>
  (
    await db
      .selectFrom('displays')
      .select('id')
      .where('code', '=', code)
      .where('asked', '>', askedAfter)
      .executeTakeFirst()
  )?.id;

/** A code that another waiting display shows is taken from that one. */
export async function addWaiting(
  db: Db,
  row: { id: string; token: string; code: string; asked: number },
): Promise<void> {
  await db.updateTable('displays').set({ code: null }).where('code', '=', row.code).execute();
  await db
    .insertInto('displays')
    .values({ ...row, meeting: null })
    .execute();
}

export async function renewCode(db: Db, id: string, code: string, asked: number): Promise<void> {
  await db.updateTable('displays').set({ code: null }).where('code', '=', code).execute();
  await db.updateTable('displays').set({ code, asked }).where('id', '=', id).execute();
}

/** Gives a display to a meeting; its code has then done its work. Of two meetings that take it, the later has it. */
export const bind = (db: Db, id: string, meeting: string) =>
  db.updateTable('displays').set({ meeting, code: null }).where('id', '=', id).execute();

/** Takes a display from a meeting, unless another one has it by now. */
export const release = (db: Db, id: string, meeting: string) =>
  db.updateTable('displays').set({ meeting: null }).where('id', '=', id).where('meeting', '=', meeting).execute();

/** Forgets displays that wait for nobody. */
export const sweepWaiting = (db: Db, askedBefore: number) =>
  db.deleteFrom('displays').where('meeting', 'is', null).where('asked', '<', askedBefore).execute();
