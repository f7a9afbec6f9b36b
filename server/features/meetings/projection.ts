import type { Transaction } from 'kysely';
import { foldText } from '../../../shared/kernel/fold-text.ts';
import type { Database } from '../../kernel/database.ts';
import type { Fact } from '../../kernel/fact.ts';
import { isUnannounced, type MeetingSlice } from './rules.ts';

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
    type: slice.details.type ?? '',
    unit: slice.details.unit ?? null,
    body: slice.details.body,
    check_in_minutes: slice.details.checkInMinutes,
    rehearsal: slice.rehearsal ? (1 as const) : (0 as const),
    template: slice.template ? (1 as const) : (0 as const),
    folded: foldText(`${slice.details.title} ${slice.details.type ?? ''} ${slice.details.room}`),
    room: slice.details.room,
    starts_at: slice.details.startsAt,
    ends_at: slice.details.endsAt,
    state: slice.state,
    unannounced: isUnannounced(slice) ? (1 as const) : (0 as const),
  };
  await trx
    .insertInto('meetings')
    .values({ id: meeting, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}
