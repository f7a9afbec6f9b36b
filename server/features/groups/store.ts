import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../../kernel/database.ts';

type Db = Kysely<Database>;
type Trx = Transaction<Database>;

export const isGroup = async (db: Db, id: string): Promise<boolean> =>
  (await db.selectFrom('people_groups').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;

/** Whether another group bears that name, capitals ignored. */
async function isTaken(trx: Trx, name: string, besides: string): Promise<boolean> {
  const rows = await trx.selectFrom('people_groups').select(['id', 'name']).execute();
  return rows.some((row) => row.id !== besides && row.name.toLowerCase() === name.toLowerCase());
}

export interface SavedGroup {
  readonly id: string;
  readonly name: string;
  /** Each once. */
  readonly people: readonly string[];
}

/** Makes a group or gives it its name and people; false where another bears the name. */
export async function saveGroup(trx: Trx, { id, name, people }: SavedGroup): Promise<boolean> {
  if (await isTaken(trx, name, id)) return false;
  if (await isGroup(trx, id)) await trx.updateTable('people_groups').set({ name }).where('id', '=', id).execute();
  else await trx.insertInto('people_groups').values({ id, name, retired: 0 }).execute();
  await trx.deleteFrom('people_group_members').where('group_id', '=', id).execute();
  await trx
    .insertInto('people_group_members')
    .values(people.map((person, sort) => ({ group_id: id, person, sort })))
    .execute();
  return true;
}

export const retireGroup = (trx: Trx, id: string, retired: boolean) =>
  trx
    .updateTable('people_groups')
    .set({ retired: retired ? 1 : 0 })
    .where('id', '=', id)
    .execute();

export const listGroups = async (db: Db) => {
  const groups = await db.selectFrom('people_groups').selectAll().execute();
  const members = await db.selectFrom('people_group_members').selectAll().orderBy('sort').execute();
  return { groups, members };
};
