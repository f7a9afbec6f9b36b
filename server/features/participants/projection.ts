import type { Transaction } from 'kysely';
import type { Database } from '../../kernel/database.ts';
import type { Fact } from '../../kernel/fact.ts';
import type { ParticipantsSlice } from './rules.ts';

/** Keeps the rows by which somebody finds his meetings, and which items he attends of them. */
export async function project(
  trx: Transaction<Database>,
  meeting: string,
  facts: readonly Fact[],
  slice: ParticipantsSlice,
): Promise<void> {
  const touched = new Set<string>();
  for (const fact of facts) {
    if (!fact.type.startsWith('participants.')) continue;
    const data = fact.data as { person?: string; from?: string | null; to?: string; absent?: string };
    for (const person of [data.person, data.from, data.to, data.absent]) if (person) touched.add(person);
  }
  for (const person of touched) {
    const participant = slice.people[person];
    await trx.deleteFrom('attended_items').where('meeting', '=', meeting).where('person', '=', person).execute();
    if (!participant) {
      await trx.deleteFrom('meeting_people').where('meeting', '=', meeting).where('person', '=', person).execute();
      continue;
    }
    const row = {
      chair: participant.offices.includes('chair') ? (1 as const) : (0 as const),
      secretary: participant.offices.includes('secretary') ? (1 as const) : (0 as const),
      votes: participant.votes ? (1 as const) : (0 as const),
      all_items: participant.items === 'all' ? (1 as const) : (0 as const),
    };
    await trx
      .insertInto('meeting_people')
      .values({ meeting, person, ...row })
      .onConflict((conflict) => conflict.columns(['meeting', 'person']).doUpdateSet(row))
      .execute();
    if (participant.items === 'all') continue;
    const attended = [...new Set(participant.items)].map((item) => ({ meeting, person, item }));
    if (attended.length > 0) await trx.insertInto('attended_items').values(attended).execute();
  }
}
