import type { Transaction } from 'kysely';
import type { Database } from '../../kernel/database.ts';
import type { Fact } from '../../kernel/fact.ts';
import type { VotingSlice } from './rules.ts';

/** Keeps a row for each vote that was closed, by which later meetings find what was decided before. */
export async function project(
  trx: Transaction<Database>,
  meeting: string,
  facts: readonly Fact[],
  slice: VotingSlice,
): Promise<void> {
  for (const { type, data } of facts) {
    if (type !== 'voting.closed') continue;
    const { question } = data as { question: string };
    const found = slice.questions[question];
    if (!found?.result || found.closedAt === null) continue;
    const row = {
      item: found.item,
      text: found.text,
      passed: found.result.passed ? (1 as const) : (0 as const),
      at: found.closedAt,
    };
    await trx
      .insertInto('decisions')
      .values({ meeting, question, ...row })
      .onConflict((conflict) => conflict.columns(['meeting', 'question']).doUpdateSet(row))
      .execute();
  }
}
