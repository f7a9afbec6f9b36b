import type { Kysely, Transaction } from 'kysely';
import type { UnitView } from '../../../shared/features/units/contract.ts';
import { treeOf } from '../../../shared/features/units/tree.ts';
import type { UnitId } from '../../../shared/kernel/ids.ts';
import type { Database } from '../../kernel/database.ts';

type Db = Kysely<Database>;
type Trx = Transaction<Database>;

const placeOf = (parent: string | null, name: string): string => `${parent ?? ''}/${name}`;

export const findUnit = (db: Db, id: string) =>
  db.selectFrom('units').selectAll().where('id', '=', id).executeTakeFirst();

const isTaken = async (trx: Trx, place: string, besides: string): Promise<boolean> =>
  (await trx
    .selectFrom('units')
    .select('id')
    .where('place', '=', place)
    .where('id', '!=', besides)
    .executeTakeFirst()) !== undefined;

/** Adds a unit as the last one; false when its parent has one of that name. */
export async function addUnit(trx: Trx, id: string, name: string, parent: string | null = null): Promise<boolean> {
  const place = placeOf(parent, name);
  if (await isTaken(trx, place, id)) return false;
  const last = await trx
    .selectFrom('units')
    .select((e) => e.fn.max('sort').as('sort'))
    .executeTakeFirst();
  await trx
    .insertInto('units')
    .values({ id, place, name, parent, sort: Number(last?.sort ?? 0) + 1, retired: 0 })
    .execute();
  return true;
}

/** Gives a unit its name and parent; false when that parent has another one of that name. */
export async function placeUnit(trx: Trx, id: string, name: string, parent: string | null): Promise<boolean> {
  const place = placeOf(parent, name);
  if (await isTaken(trx, place, id)) return false;
  await trx.updateTable('units').set({ place, name, parent }).where('id', '=', id).execute();
  return true;
}

/** Numbers all units anew with one of them before another, or last. */
export async function sortUnit(trx: Trx, id: string, before: string | null): Promise<void> {
  const ids = (await trx.selectFrom('units').select('id').orderBy('sort').execute())
    .map((row) => row.id)
    .filter((other) => other !== id);
  const at = before === null ? -1 : ids.indexOf(before);
  const sorted = ids.toSpliced(at < 0 ? ids.length : at, 0, id);
  for (const [sort, unit] of sorted.entries())
    await trx.updateTable('units').set({ sort }).where('id', '=', unit).execute();
}

export const retireUnit = (trx: Trx, id: string, retired: boolean) =>
  trx
    .updateTable('units')
    .set({ retired: retired ? 1 : 0 })
    .where('id', '=', id)
    .execute();

export async function listUnits(db: Db): Promise<UnitView[]> {
  const rows = await db
    .selectFrom('units')
    .leftJoin('people', (join) => join.onRef('people.unit', '=', 'units.id').on('people.locked', '=', 0))
    .select(['units.id', 'units.name', 'units.parent', 'units.retired', 'units.sort'])
    .select((e) => e.fn.count<number>('people.id').as('people'))
    .groupBy(['units.id', 'units.name', 'units.parent', 'units.retired', 'units.sort'])
    .orderBy('units.sort')
    .execute();
  return treeOf(rows).map((row) => ({
    id: row.id as UnitId,
    name: row.name,
    parent: row.parent as UnitId | null,
    retired: row.retired === 1,
    people: Number(row.people),
  }));
}

/** The unit of a person and all above it, nearest first; none when there is no such person. */
export async function unitsAbove(db: Db, person: string): Promise<string[]> {
  const row = await db.selectFrom('people').select('unit').where('id', '=', person).executeTakeFirst();
  const parents = new Map(
    (await db.selectFrom('units').select(['id', 'parent']).execute()).map((u) => [u.id, u.parent]),
  );
  const found: string[] = [];
  for (let unit = row?.unit ?? null; unit !== null && !found.includes(unit); unit = parents.get(unit) ?? null)
    found.push(unit);
  return found;
}
