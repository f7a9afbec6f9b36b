import type { Transaction } from 'kysely';
import { foldText } from '../../../shared/kernel/fold-text.ts';
import type { Database } from '../../kernel/database.ts';
import type { Fact } from '../../kernel/fact.ts';
import type { AgendaSlice } from './rules.ts';

/** Keeps the rows by which items are found, and by which a unit finds what it prepares. */
export async function project(
  trx: Transaction<Database>,
  meeting: string,
  facts: readonly Fact[],
  slice: AgendaSlice,
): Promise<void> {
  const touched = new Set<string>();
  for (const { type, data } of facts)
    if (type === 'agenda.itemAdded' || type === 'agenda.itemEdited' || type === 'agenda.itemRemoved')
      touched.add((data as { item: string }).item);
  for (const item of touched) {
    const found = slice.items[item];
    if (!found) {
      await trx.deleteFrom('agenda_items').where('meeting', '=', meeting).where('item', '=', item).execute();
      continue;
    }
    const row = { title: found.title, folded: foldText(found.title), unit: found.unit, due_at: found.due ?? null };
    await trx
      .insertInto('agenda_items')
      .values({ meeting, item, ...row })
      .onConflict((conflict) => conflict.columns(['meeting', 'item']).doUpdateSet(row))
      .execute();
  }
}
