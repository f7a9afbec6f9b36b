import type { Kysely, Transaction } from 'kysely';
import type {
  CatalogueEntry,
  CatalogueExtra,
  CatalogueKind,
  EntryId,
} from '../../../shared/features/catalogues/contract.ts';
import type { Database } from '../../kernel/database.ts';

type Db = Kysely<Database>;
type Trx = Transaction<Database>;

export interface NewEntry extends CatalogueExtra {
  readonly kind: CatalogueKind;
  readonly name: string;
}

export const findEntry = (db: Db, id: string) =>
  db.selectFrom('catalogue_entries').select(['id', 'kind', 'retired']).where('id', '=', id).executeTakeFirst();

/** Whether a kind has another entry of that name, capitals ignored. */
async function isTaken(trx: Trx, kind: string, name: string, besides: string): Promise<boolean> {
  const rows = await trx.selectFrom('catalogue_entries').select(['id', 'name']).where('kind', '=', kind).execute();
  return rows.some((row) => row.id !== besides && row.name.toLowerCase() === name.toLowerCase());
}

const extraOf = ({ abbreviation, capacity, equipment }: CatalogueExtra): string =>
  JSON.stringify({ abbreviation, capacity, equipment });

/** Adds an entry as the last of its kind; false where the kind has one of that name. */
export async function addEntry(trx: Trx, id: string, added: NewEntry): Promise<boolean> {
  if (await isTaken(trx, added.kind, added.name, id)) return false;
  const last = await trx
    .selectFrom('catalogue_entries')
    .select((e) => e.fn.max('sort').as('sort'))
    .executeTakeFirst();
  await trx
    .insertInto('catalogue_entries')
    .values({
      id,
      kind: added.kind,
      name: added.name,
      extra: extraOf(added),
      sort: Number(last?.sort ?? 0) + 1,
      retired: 0,
    })
    .execute();
  return true;
}

/** Gives an entry its name and what it has besides; false where its kind has another one of that name. */
export async function editEntry(trx: Trx, id: string, edited: NewEntry): Promise<boolean> {
  if (await isTaken(trx, edited.kind, edited.name, id)) return false;
  await trx
    .updateTable('catalogue_entries')
    .set({ name: edited.name, extra: extraOf(edited) })
    .where('id', '=', id)
    .execute();
  return true;
}

/** Numbers the entries of a kind anew with one of them before another, or last. */
export async function sortEntry(trx: Trx, kind: string, id: string, before: string | null): Promise<void> {
  const rows = await trx
    .selectFrom('catalogue_entries')
    .select(['id', 'sort'])
    .where('kind', '=', kind)
    .orderBy('sort')
    .execute();
  const ids = rows.map((row) => row.id).filter((other) => other !== id);
  const at = before === null ? -1 : ids.indexOf(before);
  const sorted = ids.toSpliced(at < 0 ? ids.length : at, 0, id);
  // The numbers of the kind are dealt out anew, so that other kinds stay as they are.
  for (const [i, entry] of sorted.entries())
    await trx.updateTable('catalogue_entries').set({ sort: rows[i]!.sort }).where('id', '=', entry).execute();
}

export const retireEntry = (trx: Trx, id: string, retired: boolean) =>
  trx
    .updateTable('catalogue_entries')
    .set({ retired: retired ? 1 : 0 })
    .where('id', '=', id)
    .execute();

export async function listEntries(db: Db): Promise<CatalogueEntry[]> {
  const rows = await db.selectFrom('catalogue_entries').selectAll().orderBy('kind').orderBy('sort').execute();
  return rows.map(({ id, kind, name, extra, retired }) => ({
    ...(JSON.parse(extra) as CatalogueExtra),
    id: id as EntryId,
    kind: kind as CatalogueKind,
    name,
    retired: retired === 1,
  }));
}
