import type { Transaction } from 'kysely';
import { recoveriesMax, releaseMs } from '../../../../shared/features/personal/contract.ts';
import type { Database, Store } from '../../../kernel/database.ts';

type Trx = Transaction<Database>;

export interface Recovery {
  readonly person: string;
  readonly id: string;
  readonly wrapped: string;
  readonly since: number;
  /** Until when the server's part is released; null before the first release. */
  readonly until: number | null;
  /** To which attempt it was told. */
  readonly attempt: string | null;
}

export const isOffered = async (db: Pick<Trx, 'selectFrom'>): Promise<boolean> =>
  (await db.selectFrom('recovery_offer').select('id').executeTakeFirst()) !== undefined;

/** How many people's wrappings went with the offer. */
export async function setOffered(trx: Trx, offered: boolean, at: number): Promise<number> {
  if (offered) {
    await trx
      .insertInto('recovery_offer')
      .values({ id: 'office', since: at })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    return 0;
  }
  await trx.deleteFrom('recovery_offer').execute();
  return Number((await trx.deleteFrom('personal_recovery').executeTakeFirst()).numDeletedRows);
}

export async function keepRecovery(trx: Trx, kept: Pick<Recovery, 'person' | 'id' | 'wrapped' | 'since'>) {
  // What was released for an earlier wrapping is not for this one.
  const fresh = { ...kept, until: null, attempt: null };
  await trx
    .insertInto('personal_recovery')
    .values(fresh)
    .onConflict((conflict) => conflict.column('person').doUpdateSet(fresh))
    .execute();
}

export const endRecovery = async (trx: Trx, person: string): Promise<void> => {
  await trx.deleteFrom('personal_recovery').where('person', '=', person).execute();
};

/** Until when; undefined where there is nothing to release. */
export async function releaseRecovery(trx: Trx, person: string, at: number): Promise<number | undefined> {
  const until = at + releaseMs;
  const { numUpdatedRows } = await trx
    .updateTable('personal_recovery')
    .set({ until, attempt: null })
    .where('person', '=', person)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0 ? until : undefined;
}

/** Binds a release to the attempt that takes it; false where another one was quicker. */
export async function takeRecovery(trx: Trx, { person, id }: Recovery, attempt: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('personal_recovery')
    .set({ attempt })
    .where('person', '=', person)
    .where('id', '=', id)
    .where('attempt', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}

/** Keys that are wrapped for recovery: bytes that the server opens only together with their person's code. */
export const recoveryStore = ({ read }: Store) => ({
  offered: (): Promise<boolean> => isOffered(read),
  find: (person: string): Promise<Recovery | undefined> =>
    read.selectFrom('personal_recovery').selectAll().where('person', '=', person).executeTakeFirst(),
  list: (): Promise<Omit<Recovery, 'id' | 'wrapped'>[]> =>
    read
      .selectFrom('personal_recovery')
      .select(['person', 'since', 'until', 'attempt'])
      .orderBy('since', 'desc')
      .limit(recoveriesMax)
      .execute(),
});
