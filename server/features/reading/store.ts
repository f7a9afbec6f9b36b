import type { Turn } from '../../../shared/features/reading/turn.ts';
import type { Store } from '../../kernel/database.ts';

export interface KeptPlace {
  readonly page: number;
  readonly y: number;
  readonly turn: Turn;
  readonly at: number;
}

/** Papers whose last place is kept for one person; who reads more loses the oldest. */
export const placesMax = 500;

export const placeStore = (store: Store) => ({
  find: async (person: string, document: string): Promise<KeptPlace | undefined> => {
    const row = await store.read
      .selectFrom('places')
      .select(['page', 'y', 'turn', 'at'])
      .where('person', '=', person)
      .where('document', '=', document)
      .executeTakeFirst();
    return row && { ...row, turn: row.turn as Turn, at: Number(row.at) };
  },
  /** When a person was last in each paper that he has opened. */
  list: async (person: string): Promise<ReadonlyMap<string, number>> => {
    const rows = await store.read
      .selectFrom('places')
      .select(['document', 'at'])
      .where('person', '=', person)
      .execute();
    return new Map(rows.map(({ document, at }) => [document, Number(at)]));
  },
  save: (person: string, document: string, place: KeptPlace): Promise<void> =>
    store.write.transaction().execute(async (trx) => {
      await trx
        .insertInto('places')
        .values({ person, document, ...place })
        .onConflict((conflict) => conflict.columns(['person', 'document']).doUpdateSet(place))
        .execute();
      const oldest = await trx
        .selectFrom('places')
        .select('document')
        .where('person', '=', person)
        .orderBy('at', 'desc')
        .offset(placesMax)
        .limit(placesMax)
        .execute();
      for (const row of oldest)
        await trx.deleteFrom('places').where('person', '=', person).where('document', '=', row.document).execute();
    }),
});
