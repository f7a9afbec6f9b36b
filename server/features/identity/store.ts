import type { Kysely, Transaction } from 'kysely';
import type { Person } from '../../../shared/features/identity/contract.ts';
import { foldText } from '../../../shared/kernel/fold-text.ts';
import type { PersonId, UnitId } from '../../../shared/kernel/ids.ts';
import type { Database } from '../../kernel/database.ts';

type Db = Kysely<Database>;

const columns = [
  'people.id',
  'login',
  'people.name',
  'position',
  'unit',
  'units.name as unitName',
  'office',
  'administrator',
  'locked',
] as const;
const people = (db: Db) => db.selectFrom('people').innerJoin('units', 'units.id', 'people.unit').select(columns);
type Row = Awaited<ReturnType<ReturnType<typeof people>['execute']>>[number];

const toPerson = (row: Row): Person => ({
  id: row.id as PersonId,
  login: row.login,
  name: row.name,
  position: row.position,
  unit: row.unit as UnitId,
  unitName: row.unitName,
  office: row.office === 1,
  administrator: row.administrator === 1,
  locked: row.locked === 1,
});

export const findPerson = async (db: Db, id: string): Promise<Person | undefined> => {
  const row = await people(db).where('people.id', '=', id).executeTakeFirst();
  return row && toPerson(row);
};

export const listPeople = async (db: Db): Promise<Person[]> => (await people(db).execute()).map(toPerson);

/** Finds by a part of name, position or sign-in name, tone marks and đ ignored. */
export const searchPeople = async (db: Db, text: string, withLocked: boolean): Promise<Person[]> => {
  // Wildcards of LIKE are no letters of a name.
  const folded = `%${foldText(text).replace(/[%_]/g, '')}%`;
  let query = people(db).where('folded', 'like', folded).orderBy('units.sort').orderBy('people.name').limit(200);
  if (!withLocked) query = query.where('locked', '=', 0);
  return (await query.execute()).map(toPerson);
};

export const findCredentials = (db: Db, login: string) =>
  db
    .selectFrom('people')
    .select(['id', 'password', 'must_change', 'locked'])
    .where('login', '=', login)
    .executeTakeFirst();

export interface NewAccount {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly position: string;
  readonly unit: string;
  readonly password: string;
  readonly mustChange: boolean;
  readonly office: boolean;
  readonly administrator: boolean;
}

/** Adds an account; false when the sign-in name is taken. */
export async function addPerson(trx: Transaction<Database>, account: NewAccount): Promise<boolean> {
  if (await trx.selectFrom('people').select('id').where('login', '=', account.login).executeTakeFirst()) return false;
  await trx
    .insertInto('people')
    .values({
      id: account.id,
      login: account.login,
      name: account.name,
      folded: foldText(`${account.name} ${account.position} ${account.login}`),
      position: account.position,
      unit: account.unit,
      password: account.password,
      must_change: account.mustChange ? 1 : 0,
      office: account.office ? 1 : 0,
      administrator: account.administrator ? 1 : 0,
      locked: 0,
    })
    .execute();
  return true;
}

/** Locks or opens an account and ends its sessions when it locks; false for nobody. */
export async function lockPerson(trx: Transaction<Database>, id: string, locked: boolean): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('people')
    .set({ locked: locked ? 1 : 0 })
    .where('id', '=', id)
    .executeTakeFirst();
  if (locked) await trx.deleteFrom('sessions').where('person', '=', id).execute();
  return numUpdatedRows > 0n;
}

export const setPassword = (db: Db, id: string, password: string) =>
  db.updateTable('people').set({ password, must_change: 0 }).where('id', '=', id).execute();

export const logSignIn = (
  db: Db,
  row: { at: number; login: string; person: string | null; outcome: string; address: string; agent: string },
) =>
  db
    .insertInto('sign_ins')
    .values({ ...row, login: row.login.slice(0, 80), agent: row.agent.slice(0, 200) })
    .execute();
