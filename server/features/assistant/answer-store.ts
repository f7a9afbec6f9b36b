import type { Store } from '../../kernel/database.ts';

/** A page that an answer was made from. */
export interface AnswerPage {
  readonly document: string;
  readonly version: number;
  readonly page: number;
}

export interface GivenAnswer {
  readonly id: string;
  readonly meeting: string;
  readonly at: number;
  readonly by: 'extract' | 'model';
  readonly model: string | null;
  readonly prompt: number | null;
  readonly pages: readonly AnswerPage[];
}

/** What is kept of answers: never who asked, nor what. */
export const answerStore = (store: Store) => ({
  save: ({ pages, ...given }: GivenAnswer) =>
    store.write
      .insertInto('answers')
      .values({ ...given, pages: JSON.stringify(pages), right: null })
      .execute(),
  /** Nothing happens where there is no such answer in the meeting. */
  judge: (meeting: string, id: string, right: boolean) =>
    store.write
      .updateTable('answers')
      .set({ right: right ? 1 : 0 })
      .where('meeting', '=', meeting)
      .where('id', '=', id)
      .execute(),
  count: async () => {
    const rows = await store.read
      .selectFrom('answers')
      .select(['by', 'right', (e) => e.fn.countAll<number>().as('n')])
      .groupBy(['by', 'right'])
      .execute();
    return (['extract', 'model'] as const).map((by) => {
      const of = (verdict?: number): number =>
        rows
          .filter((row) => row.by === by && (verdict === undefined || row.right === verdict))
          .reduce((sum, { n }) => sum + Number(n), 0);
      return { by, given: of(), right: of(1), wrong: of(0) };
    });
  },
});
