import type { Kysely } from 'kysely';
import type { Database, Store } from '../../kernel/database.ts';

export interface Absence {
  readonly person: string;
  readonly reason: string;
  /** Who shall come in his stead, in his own words; empty where nobody shall. */
  readonly substitute: string;
  readonly at: number;
  readonly by: string;
}

/** Who cannot come, and why: a person may have it erased, so that it lies in a table and in no fact. */
export const absenceStore = (store: Store) => ({
  list: (meeting: string, person?: string): Promise<readonly Absence[]> => listAbsences(store.read, meeting, person),
  save: async (meeting: string, { person, reason, substitute, at, by }: Absence): Promise<void> => {
    const told = { reason, substitute, at, by };
    await store.write
      .insertInto('absences')
      .values({ meeting, person, ...told })
      .onConflict((conflict) => conflict.columns(['meeting', 'person']).doUpdateSet(told))
      .execute();
  },
  remove: async (meeting: string, person: string): Promise<void> => {
    await store.write.deleteFrom('absences').where('meeting', '=', meeting).where('person', '=', person).execute();
  },
});

export const listAbsences = async (
  db: Kysely<Database>,
  meeting: string,
  person?: string,
): Promise<readonly Absence[]> => {
  const all = db
    .selectFrom('absences')
    .select(['person', 'reason', 'substitute', 'at', 'by'])
    .where('meeting', '=', meeting)
    .orderBy('at');
  return (person === undefined ? all : all.where('person', '=', person)).execute();
};
