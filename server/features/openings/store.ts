import type { Transaction } from 'kysely';
import type { Database, Store } from '../../kernel/database.ts';

/** Who agreed to share what he opens; takes back with it all that was noted. */
export async function setSharing(trx: Transaction<Database>, person: string, shares: boolean): Promise<void> {
  await trx.deleteFrom('opening_shares').where('person', '=', person).execute();
  if (shares) await trx.insertInto('opening_shares').values({ person }).execute();
  else await trx.deleteFrom('openings').where('person', '=', person).execute();
}

export const openingStore = (store: Store) => ({
  shares: async (person: string): Promise<boolean> =>
    (await store.read.selectFrom('opening_shares').select('person').where('person', '=', person).executeTakeFirst()) !==
    undefined,
  /** Notes an opening of somebody who shares it; asked again in the transaction, so that taking back is final. */
  note: (meeting: string, document: string, person: string): Promise<void> =>
    store.write.transaction().execute(async (trx) => {
      const agreed = await trx
        .selectFrom('opening_shares')
        .select('person')
        .where('person', '=', person)
        .executeTakeFirst();
      if (!agreed) return;
      await trx
        .insertInto('openings')
        .values({ meeting, document, person })
        .onConflict((conflict) => conflict.columns(['meeting', 'document', 'person']).doNothing())
        .execute();
    }),
  /** Of these people who share: what each has opened in a meeting. */
  list: async (meeting: string, people: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> => {
    if (people.length === 0) return new Map();
    const sharing = await store.read
      .selectFrom('opening_shares')
      .select('person')
      .where('person', 'in', people)
      .execute();
    const rows = await store.read
      .selectFrom('openings')
      .select(['person', 'document'])
      .where('meeting', '=', meeting)
      .execute();
    return new Map(
      sharing.map(({ person }) => [person, rows.filter((row) => row.person === person).map((row) => row.document)]),
    );
  },
  /** Erases what was noted for meetings that are over. */
  sweep: () =>
    store.write
      .deleteFrom('openings')
      .where('meeting', 'in', (e) =>
        e.selectFrom('meetings').select('id').where('state', 'in', ['closed', 'cancelled']),
      )
      .execute(),
});
