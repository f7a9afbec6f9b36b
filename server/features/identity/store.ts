import type { Kysely, Transaction } from 'kysely';
import type { Person } from '../../../shared/features/identity/contract.ts';
import { type Scope, withBelow } from '../../../shared/features/units/tree.ts';
import { foldText } from '../../../shared/kernel/fold-text.ts';
import type { PersonId, UnitId } from '../../../shared/kernel/ids.ts';
import type { Database } from '../../kernel/database.ts';
import type { Actor } from '../../kernel/feature.ts';

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
  'unit_administrator as unitAdministrator',
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
  unitAdministrator: row.unitAdministrator === 1,
  locked: row.locked === 1,
});

export const findPerson = async (db: Db, id: string): Promise<Person | undefined> => {
  const row = await people(db).where('people.id', '=', id).executeTakeFirst();
  return row && toPerson(row);
};

export const listPeople = async (db: Db): Promise<Person[]> => (await people(db).execute()).map(toPerson);

/** Nobody has an account yet. */
export const isWithoutPeople = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('people').select('id').limit(1).executeTakeFirst()) === undefined;

/** Of these people those whose accounts are in use, by their ids. */
export const findInUse = async (db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> =>
  new Map(
    ids.length === 0
      ? []
      : (await people(db).where('people.id', 'in', ids).where('locked', '=', 0).execute()).map((row) => [
          row.id,
          toPerson(row),
        ]),
  );

export interface PeopleFilter {
  /** A part of name, position or sign-in name, tone marks and đ ignored. */
  readonly text: string;
  readonly withLocked: boolean;
  readonly unit?: string | undefined;
  /** Units beyond which nobody is found; null for none. */
  readonly scope: Scope;
}

/** The first 200 that fit, and how many do. */
export async function searchPeople(db: Db, filter: PeopleFilter): Promise<{ people: Person[]; total: number }> {
  if (filter.scope?.units.size === 0) return { people: [], total: 0 };
  // Wildcards of LIKE are no letters of a name.
  const folded = `%${foldText(filter.text).replace(/[%_]/g, '')}%`;
  let query = people(db).where('folded', 'like', folded);
  if (!filter.withLocked) query = query.where('locked', '=', 0);
  if (filter.scope) query = query.where('unit', 'in', [...filter.scope.units]);
  if (filter.unit !== undefined) query = query.where('unit', '=', filter.unit);
  const rows = await query.orderBy('units.sort').orderBy('people.name').limit(200).execute();
  const { total } = await query
    .clearSelect()
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { people: rows.map(toPerson), total: Number(total) };
}

/** Which of these sign-in names are taken. */
export const takenLogins = async (db: Db, logins: readonly string[]): Promise<string[]> =>
  logins.length === 0
    ? []
    : (await db.selectFrom('people').select('login').where('login', 'in', logins).execute()).map((row) => row.login);

/** Whether accounts can be put into a unit: it is there and in use. */
export const isUnitInUse = async (db: Db, unit: string): Promise<boolean> =>
  (await db.selectFrom('units').select('id').where('id', '=', unit).where('retired', '=', 0).executeTakeFirst()) !==
  undefined;

/**
 * What somebody administers, read anew each time: all (null) for a system administrator, else his unit with those below,
 * or nothing.
 */
export async function findScope(db: Db, actor: Pick<Actor, 'id' | 'administrator'>): Promise<Scope> {
  if (actor.administrator) return null;
  const person = await db
    .selectFrom('people')
    .select('unit')
    .where('id', '=', actor.id)
    .where('unit_administrator', '=', 1)
    .where('locked', '=', 0)
    .executeTakeFirst();
  if (!person) return { own: '', units: new Set() };
  return scopeOf(db, person.unit);
}

/** A unit and all below it. */
export async function scopeOf(db: Db, unit: string): Promise<NonNullable<Scope>> {
  const units = await db.selectFrom('units').select(['id', 'name', 'parent']).execute();
  return { own: unit, units: withBelow(units, unit) };
}

const foldedOf = (who: { name: string; position: string; login: string }): string =>
  foldText(`${who.name} ${who.position} ${who.login}`);

export interface EditedAccount {
  readonly name: string;
  readonly position: string;
  readonly unit: string;
  readonly office: boolean;
  readonly administrator: boolean;
  readonly unitAdministrator: boolean;
}

export const editPerson = (trx: Transaction<Database>, person: Person, edited: EditedAccount) =>
  trx
    .updateTable('people')
    .set({
      name: edited.name,
      position: edited.position,
      unit: edited.unit,
      folded: foldedOf({ ...edited, login: person.login }),
      office: edited.office ? 1 : 0,
      administrator: edited.administrator ? 1 : 0,
      unit_administrator: edited.unitAdministrator ? 1 : 0,
    })
    .where('id', '=', person.id)
    .execute();

/** A first password again: it must be changed at the next sign-in, and all sessions and the PIN end. */
export async function resetPassword(trx: Transaction<Database>, id: string, password: string): Promise<void> {
  await trx.updateTable('people').set({ password, must_change: 1 }).where('id', '=', id).execute();
  await removePin(trx, id);
  await trx.deleteFrom('sessions').where('person', '=', id).execute();
}

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
  readonly unitAdministrator?: boolean;
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
      folded: foldedOf(account),
      position: account.position,
      unit: account.unit,
      password: account.password,
      must_change: account.mustChange ? 1 : 0,
      office: account.office ? 1 : 0,
      administrator: account.administrator ? 1 : 0,
      unit_administrator: account.unitAdministrator ? 1 : 0,
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

export const findPin = (db: Db, person: string) =>
  db
    .selectFrom('pins')
    .innerJoin('people', 'people.id', 'pins.person')
    .select(['hash', 'since', 'login', 'locked', 'must_change'])
    .where('person', '=', person)
    .executeTakeFirst();

export const savePin = (db: Db, row: { person: string; hash: string; since: number }) =>
  db
    .insertInto('pins')
    .values(row)
    .onConflict((conflict) => conflict.column('person').doUpdateSet({ hash: row.hash, since: row.since }))
    .execute();

/** Whether there was one. */
export const removePin = async (db: Db, person: string): Promise<boolean> =>
  (await db.deleteFrom('pins').where('person', '=', person).executeTakeFirst()).numDeletedRows > 0n;
