import type { Kysely, Transaction } from 'kysely';
import type { SignInOutcome, SignInRow } from '../../../shared/features/audit/contract.ts';
import { foldText } from '../../../shared/kernel/fold-text.ts';
import { officeStream } from '../../../shared/kernel/ids.ts';
import type { Database } from '../../kernel/database.ts';
import type { Fact } from '../../kernel/fact.ts';

type Db = Kysely<Database>;

export interface SignInFilter {
  /** A part of the sign-in name or of the person's names; empty for all. */
  readonly text: string;
  readonly outcome?: SignInOutcome | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

// Wildcards of LIKE are no letters of a name.
const pattern = (text: string): string => `%${foldText(text.trim()).replace(/[%_]/g, '')}%`;

/** The lines that a filter finds; people are looked up first, so that the long table is gone through without a join. */
const signIns = async (db: Db, { text, outcome, from, to }: SignInFilter) => {
  let query = db.selectFrom('sign_ins');
  if (text.trim() !== '') {
    const people = [...(await findPeople(db, text))];
    query = query.where((e) =>
      people.length > 0
        ? e.or([e('sign_ins.person', 'in', people), e('sign_ins.login', 'like', pattern(text))])
        : e('sign_ins.login', 'like', pattern(text)),
    );
  }
  if (outcome !== undefined) query = query.where('sign_ins.outcome', '=', outcome);
  if (from !== undefined) query = query.where('sign_ins.at', '>=', from);
  if (to !== undefined) query = query.where('sign_ins.at', '<', to);
  return query;
};

/** A page of the sign-in log, newest first, from below an id on. */
export async function listSignIns(
  db: Db,
  filter: SignInFilter,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<{ rows: SignInRow[]; next: number | null }> {
  let query = (await signIns(db, filter))
    .leftJoin('people', 'people.id', 'sign_ins.person')
    .select([
      'sign_ins.id',
      'sign_ins.at',
      'sign_ins.login',
      'sign_ins.person',
      'people.name',
      'sign_ins.outcome',
      'sign_ins.address',
      'sign_ins.agent',
    ]);
  if (page.before !== undefined) query = query.where('sign_ins.id', '<', page.before);
  const found = await query
    .orderBy('sign_ins.id', 'desc')
    .limit(page.limit + 1)
    .execute();
  const rows = found.slice(0, page.limit) as SignInRow[];
  return { rows, next: found.length > page.limit ? (rows.at(-1)?.id ?? null) : null };
}

export const countSignIns = async (db: Db, filter: SignInFilter): Promise<number> =>
  Number(
    (await (await signIns(db, filter)).select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n,
  );

/** Removes sign-ins from before a moment; how many. */
export const removeSignIns = async (trx: Transaction<Database>, before: number): Promise<number> =>
  Number((await trx.deleteFrom('sign_ins').where('at', '<', before).executeTakeFirst()).numDeletedRows);

export interface Numbered {
  readonly n: number;
  readonly fact: Fact;
}

/** Entries of the office's log below a number, newest first. */
export const listFacts = async (db: Db, below: number, limit: number): Promise<Numbered[]> =>
  (
    await db
      .selectFrom('facts')
      .select(['n', 'body'])
      .where('stream', '=', officeStream)
      .where('n', '<', below)
      .orderBy('n', 'desc')
      .limit(limit)
      .execute()
  ).map(({ n, body }) => ({ n, fact: JSON.parse(body) as Fact }));

/** The number behind the last entry from before a moment; found by halving, for times grow with the numbers. */
export async function endBefore(db: Db, moment: number | undefined): Promise<number> {
  const last = await db
    .selectFrom('facts')
    .select((e) => e.fn.max('n').as('n'))
    .where('stream', '=', officeStream)
    .executeTakeFirst();
  let [low, high] = [1, Number(last?.n ?? 0) + 1];
  while (moment !== undefined && low < high) {
    const middle = (low + high) >> 1;
    const [found] = await listFacts(db, middle + 1, 1);
    if (found && found.fact.at >= moment) high = middle;
    else low = middle + 1;
  }
  return high;
}

/** People whose names hold a text. */
export const findPeople = async (db: Db, text: string): Promise<ReadonlySet<string>> =>
  new Set(
    (await db.selectFrom('people').select('id').where('folded', 'like', pattern(text)).limit(10_000).execute()).map(
      (row) => row.id,
    ),
  );

/** Names of today of people, units, catalogue entries, groups and tablets of rooms. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const names: Record<string, string> = {};
  for (const table of ['people', 'units', 'catalogue_entries', 'people_groups', 'room_devices'] as const) {
    const rows = await db.selectFrom(table).select(['id', 'name']).where('id', 'in', ids).execute();
    for (const { id, name } of rows) names[id] = name;
  }
  return names;
}
