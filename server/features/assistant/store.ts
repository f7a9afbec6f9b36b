import type { Store } from '../../kernel/database.ts';

export interface Sentence {
  readonly text: string;
  readonly page: number;
}

/** What is kept of one paper's summary: the whole, and the few sentences that stand for it in the meeting's. */
export interface KeptSummary {
  readonly by: 'extract' | 'model';
  readonly model: string | null;
  readonly note: string | null;
  readonly whole: readonly Sentence[];
  readonly short: readonly Sentence[];
}

export const summaryStore = (store: Store) => ({
  save: (meeting: string, document: string, version: number, kept: KeptSummary, at: number) => {
    const row = { body: JSON.stringify(kept), at };
    return store.write
      .insertInto('summaries')
      .values({ meeting, document, version, ...row })
      .onConflict((conflict) => conflict.columns(['meeting', 'document', 'version']).doUpdateSet(row))
      .execute();
  },
  find: async (
    meeting: string,
    document: string,
    version: number,
  ): Promise<(KeptSummary & { readonly at: number }) | undefined> => {
    const row = await store.read
      .selectFrom('summaries')
      .select(['body', 'at'])
      .where('meeting', '=', meeting)
      .where('document', '=', document)
      .where('version', '=', version)
      .executeTakeFirst();
    return row && { ...(JSON.parse(row.body) as KeptSummary), at: Number(row.at) };
  },
});
