import type { Kysely, Transaction } from 'kysely';
import type { FolderId, OwnPaper, OwnPaperId } from '../../../shared/features/library/contract.ts';
import type { Database } from '../../kernel/database.ts';

type Db = Kysely<Database>;
type Trx = Transaction<Database>;

/** A paper of one's own with where its bytes are. */
export interface KeptPaper {
  readonly upload: string;
  readonly hash: string;
  readonly size: number;
  readonly pages: number;
  readonly original: string | null;
  readonly name: string;
}

const ofPerson = (db: Db, person: string) =>
  db.selectFrom('own_papers').innerJoin('uploads', 'uploads.id', 'own_papers.upload').where('person', '=', person);

export async function listPapers(db: Db, person: string): Promise<OwnPaper[]> {
  const rows = await ofPerson(db, person)
    .select(['own_papers.id', 'folder', 'title', 'pages', 'size', 'own_papers.at', 'original'])
    .orderBy('own_papers.at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id as OwnPaperId,
    folder: row.folder as FolderId | null,
    title: row.title,
    pages: row.pages,
    size: Number(row.size),
    at: Number(row.at),
    converted: row.original !== null,
  }));
}

export const listFolders = (db: Db, person: string) =>
  db.selectFrom('own_folders').select(['id', 'name']).where('person', '=', person).orderBy('name').execute();

export async function findPaper(db: Db, person: string, paper: string): Promise<KeptPaper | undefined> {
  const row = await ofPerson(db, person)
    .select(['upload', 'hash', 'size', 'pages', 'original', 'name'])
    .where('own_papers.id', '=', paper)
    .executeTakeFirst();
  return row && { ...row, size: Number(row.size) };
}

/** How much somebody keeps: papers and bytes. */
export async function usage(db: Db, person: string): Promise<{ papers: number; bytes: number }> {
  const row = await ofPerson(db, person)
    .select((e) => [e.fn.countAll<number>().as('papers'), e.fn.sum<number>('size').as('bytes')])
    .executeTakeFirst();
  return { papers: Number(row?.papers ?? 0), bytes: Number(row?.bytes ?? 0) };
}

export const savePaper = (
  trx: Trx,
  row: { id: string; person: string; folder: string | null; title: string; upload: string; at: number },
): Promise<unknown> =>
  Promise.all([
    trx.insertInto('own_papers').values(row).execute(),
    trx.updateTable('uploads').set({ used: 1 }).where('id', '=', row.upload).execute(),
  ]);

/** Hashes of each paper of somebody, for a search of nothing else. */
export const hashesOf = async (db: Db, person: string): Promise<readonly { id: string; hash: string }[]> =>
  ofPerson(db, person).select(['own_papers.id', 'hash']).execute();

export const isFolderOf = async (db: Db, person: string, folder: string): Promise<boolean> =>
  (await db
    .selectFrom('own_folders')
    .select('id')
    .where('person', '=', person)
    .where('id', '=', folder)
    .executeTakeFirst()) !== undefined;

/** Adds or renames a folder; false when another one of that person has the name. */
export async function saveFolder(trx: Trx, folder: { id: string; person: string; name: string }): Promise<boolean> {
  const taken = await trx
    .selectFrom('own_folders')
    .select('id')
    .where('person', '=', folder.person)
    .where('name', '=', folder.name)
    .where('id', '!=', folder.id)
    .executeTakeFirst();
  if (taken) return false;
  await trx
    .insertInto('own_folders')
    .values(folder)
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name: folder.name }))
    .execute();
  return true;
}

/** Removes a folder; false when papers are in it. */
export async function removeFolder(trx: Trx, folder: string): Promise<boolean> {
  const inside = await trx.selectFrom('own_papers').select('id').where('folder', '=', folder).executeTakeFirst();
  if (inside) return false;
  await trx.deleteFrom('own_folders').where('id', '=', folder).execute();
  return true;
}

export const editPaper = (trx: Trx, paper: string, part: { title: string; folder: string | null }) =>
  trx.updateTable('own_papers').set(part).where('id', '=', paper).execute();

/** Removes a paper; its upload is left unused, and the sweep takes it with its bytes. */
export async function removePaper(trx: Trx, paper: string, upload: string): Promise<void> {
  await trx.deleteFrom('own_papers').where('id', '=', paper).execute();
  await trx.updateTable('uploads').set({ used: 0, at: 0 }).where('id', '=', upload).execute();
}
