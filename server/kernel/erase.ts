import type { Transaction } from 'kysely';
import type { Database, Store } from './database.ts';

/** Tables that hold rows of one meeting under its id. */
const byMeeting = [
  'meeting_people',
  'agenda_items',
  'attended_items',
  'papers',
  'summaries',
  'answers',
  'openings',
  'personal_pieces',
  'absences',
  'decisions',
  'messages',
  'messages_seen',
] as const;

/**
 * Takes all of a meeting out of the database: its facts, receipts, lists, ink and uploads. Only for a rehearsal: the log
 * of a real meeting is never taken away. Answers the hashes of files that nothing needs any more.
 */
export const eraseMeeting = (store: Store, meeting: string): Promise<string[]> =>
  store.write.transaction().execute(async (trx) => {
    await eraseRows(trx, meeting);
    const uploads = await trx
      .deleteFrom('uploads')
      .where('meeting', '=', meeting)
      .returning(['hash', 'original'])
      .execute();
    const orphans = new Set<string>();
    for (const hash of uploads.flatMap((row) => (row.original === null ? [row.hash] : [row.hash, row.original]))) {
      const used = await trx
        .selectFrom('uploads')
        .select('id')
        .where((e) => e.or([e('hash', '=', hash), e('original', '=', hash)]))
        .executeTakeFirst();
      if (!used) orphans.add(hash);
    }
    return [...orphans];
  });

async function eraseRows(trx: Transaction<Database>, meeting: string): Promise<void> {
  await trx
    .deleteFrom('places')
    .where('document', 'in', (e) => e.selectFrom('papers').select('document').where('meeting', '=', meeting))
    .execute();
  await trx.deleteFrom('facts').where('stream', '=', meeting).execute();
  await trx.deleteFrom('receipts').where('stream', '=', meeting).execute();
  await trx.deleteFrom('meetings').where('id', '=', meeting).execute();
  for (const table of byMeeting) await trx.deleteFrom(table).where('meeting', '=', meeting).execute();
  await trx.updateTable('displays').set({ meeting: null }).where('meeting', '=', meeting).execute();
  for (const table of ['ink', 'ink_clients'] as const)
    await trx.deleteFrom(table).where('name', 'like', `ink/${meeting}/%`).execute();
}
