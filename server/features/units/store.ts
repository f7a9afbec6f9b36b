import type { Kysely, Transaction } from 'kysely';
import type { UnitId } from '../../../shared/kernel/ids.ts';
import type { Database } from '../../kernel/database.ts';

/** Adds a unit at the end; false when the name is taken. */
export async function addUnit(trx: Transaction<Database>, id: string, name: string): Promise<boolean> {
  if (await trx.selectFrom('units').select('id').where('name', '=', name).executeTakeFirst()) return false;
  const last = await trx
    .selectFrom('units')
    .select((e) => e.fn.max('sort').as('sort'))
    .executeTakeFirst();
  await trx
    .insertInto('units')
    .values({ id, name, sort: Number(last?.sort ?? 0) + 1 })
    .execute();
  return true;
}

export const listUnits = (db: Kysely<Database>): Promise<{ id: UnitId; name: string }[]> =>
  db.selectFrom('units').select(['id', 'name']).orderBy('sort').execute() as Promise<{ id: UnitId; name: string }[]>;
