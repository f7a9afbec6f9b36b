import type { Transaction } from 'kysely';
import type { Database } from '../../kernel/database.ts';
import type { Fact } from '../../kernel/fact.ts';
import { type DocumentsSlice, isSecret, mayRead } from './papers.ts';

const keeping = new Set(['documents.attached', 'documents.replaced', 'documents.submitted']);

/** Marks the uploads that became papers, so that the sweep leaves them, and keeps the rows by which papers are searched. */
export async function project(
  trx: Transaction<Database>,
  meeting: string,
  facts: readonly Fact[],
  slice: DocumentsSlice,
): Promise<void> {
  const touched = new Set<string>();
  for (const { type, data } of facts) {
    if (!type.startsWith('documents.')) continue;
    const named = data as { upload: string; document?: string | null; documents?: readonly string[] };
    if (keeping.has(type)) await trx.updateTable('uploads').set({ used: 1 }).where('id', '=', named.upload).execute();
    for (const document of named.documents ?? [named.document]) if (document) touched.add(document);
  }
  for (const document of touched) await keepPaper(trx, meeting, slice, document);
}

/** The number of a file in the index of words. */
async function numberOf(trx: Transaction<Database>, hash: string): Promise<number> {
  await trx
    .insertInto('page_files')
    .values({ hash })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await trx.selectFrom('page_files').select('n').where('hash', '=', hash).executeTakeFirstOrThrow()).n;
}

async function keepPaper(
  trx: Transaction<Database>,
  meeting: string,
  slice: DocumentsSlice,
  document: string,
): Promise<void> {
  // The rule itself is asked for each audience; of which items one is, is in the rows of participants. Words of a paper
  // marked Mật are found only in its own meeting.
  const may = (audience: 'managers' | 'members' | 'guests') =>
    mayRead(slice, { audience, items: 'all' }, document) && !isSecret(slice.papers[document]!)
      ? (1 as const)
      : (0 as const);
  const readers = { managers: may('managers'), members: may('members'), guests: may('guests') };
  const paper = slice.papers[document];
  if (!paper || !(readers.managers || readers.members || readers.guests)) {
    await trx.deleteFrom('papers').where('meeting', '=', meeting).where('document', '=', document).execute();
    return;
  }
  const row = { item: paper.item, title: paper.title, file: await numberOf(trx, paper.hash), ...readers };
  await trx
    .insertInto('papers')
    .values({ meeting, document, ...row })
    .onConflict((conflict) => conflict.columns(['meeting', 'document']).doUpdateSet(row))
    .execute();
}
