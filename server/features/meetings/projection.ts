import type { Transaction } from 'kysely';
import type { Database } from '../../kernel/database.ts';
import type { Fact } from '../../kernel/fact.ts';
import type { MeetingSlice } from './rules.ts';

/** Keeps the row that lists of meetings read. */
export async function project(
  trx: Transaction<Database>,
  meeting: string,
  facts: readonly Fact[],
  slice: MeetingSlice,
): Promise<void> {
  if (!slice.details || !facts.some((fact) => fact.type.startsWith('meetings.'))) return;
  const row = {
    title: slice.details.title,
    room: slice.details.room,
    starts_at: slice.details.startsAt,
    ends_at: slice.details.endsAt,
    state: slice.state,
  };
  await trx
    .insertInto('meetings')
    .values({ id: meeting, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}
