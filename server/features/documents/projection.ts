import type { Transaction } from 'kysely';
import type { Database } from '../../kernel/database.ts';
import type { Fact } from '../../kernel/fact.ts';

const keeping = new Set(['documents.attached', 'documents.replaced', 'documents.submitted']);

/** Marks the uploads that became papers, so that the sweep leaves them. */
export async function project(trx: Transaction<Database>, _: string, facts: readonly Fact[]): Promise<void> {
  for (const fact of facts)
    if (keeping.has(fact.type))
      await trx
        .updateTable('uploads')
        .set({ used: 1 })
        .where('id', '=', (fact.data as { upload: string }).upload)
        .execute();
}
