import { sql } from 'kysely';
import { personalBytesMax, piecesMax, type WrappedKey } from '../../../shared/features/personal/contract.ts';
import { isTaken, type Store } from '../../kernel/database.ts';

/** Wrapped keys and sealed pieces: bytes that the server cannot read. */
export const personalStore = (store: Store) => ({
  findKey: (person: string): Promise<WrappedKey | undefined> =>
    store.read
      .selectFrom('personal_keys')
      .select(['id', 'salt', 'rounds', 'wrapped'])
      .where('person', '=', person)
      .executeTakeFirst(),

  /** False when another key stands there than the one that is to be replaced. */
  saveKey: (person: string, key: WrappedKey, replaces: string | null, endsRecovery: boolean): Promise<boolean> =>
    store.write.transaction().execute(async (trx) => {
      const there = await trx.selectFrom('personal_keys').select('id').where('person', '=', person).executeTakeFirst();
      // A retry of what was kept, whose answer was lost.
      if (there?.id === key.id) return true;
      if ((there?.id ?? null) !== replaces) return false;
      await trx
        .insertInto('personal_keys')
        .values({ person, ...key })
        .onConflict((conflict) => conflict.column('person').doUpdateSet(key))
        .execute();
      if (endsRecovery) await trx.deleteFrom('personal_recovery').where('person', '=', person).execute();
      return true;
    }),

  list: async (person: string, meeting: string, slot: string, after: number) => {
    const rows = await store.read
      .selectFrom('personal_pieces')
      .select(['n', 'body'])
      .where('person', '=', person)
      .where('meeting', '=', meeting)
      .where('slot', '=', slot)
      .where('n', '>', after)
      .orderBy('n')
      .limit(piecesMax + 1)
      .execute();
    return {
      more: rows.length > piecesMax,
      pieces: rows.slice(0, piecesMax).map(({ n, body }) => ({ n, body: Buffer.from(body).toString('base64url') })),
    };
  },

  /** False when the person keeps too much in this meeting. */
  add: (person: string, meeting: string, slot: string, id: string, body: Uint8Array): Promise<boolean> =>
    store.write
      .transaction()
      .execute(async (trx) => {
        const mine = trx.selectFrom('personal_pieces').where('person', '=', person).where('meeting', '=', meeting);
        const { size } = await mine
          .select(sql<number>`coalesce(sum(length(body)), 0)`.as('size'))
          .executeTakeFirstOrThrow();
        if (Number(size) + body.byteLength > personalBytesMax) return false;
        const { last } = await mine
          .where('slot', '=', slot)
          .select(({ fn }) => fn.max('n').as('last'))
          .executeTakeFirstOrThrow();
        await trx
          .insertInto('personal_pieces')
          .values({ person, meeting, slot, n: Number(last ?? 0) + 1, id, body })
          .execute();
        return true;
      })
      .catch(async (error: unknown) => {
        if (!isTaken(error)) throw error;
        // It is there already, and the answer to it was lost; or its number was taken, and the device tries again.
        const there = await store.read
          .selectFrom('personal_pieces')
          .select('n')
          .where('person', '=', person)
          .where('meeting', '=', meeting)
          .where('slot', '=', slot)
          .where('id', '=', id)
          .executeTakeFirst();
        if (!there) throw error;
        return true;
      }),
});
