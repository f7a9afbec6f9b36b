import { audit } from '../../../shared/features/audit/contract.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import type { Store } from '../../kernel/database.ts';
import { defineFacts } from '../../kernel/fact.ts';
import { defineFeature } from '../../kernel/feature.ts';
import { isWanted, namedIn, purgeDenial, toldOf, type Wanted } from './rules.ts';
import {
  countSignIns,
  endBefore,
  findPeople,
  listFacts,
  listSignIns,
  type Numbered,
  namesOf,
  removeSignIns,
} from './store.ts';

/** Entries read from the log at once, and those that one request looks through at most. */
const chunk = 500;
const lookedMax = 5000;

/** Looks backwards until a page is full, a time is passed, or enough was looked through for one request. */
async function look(
  db: Store['read'],
  end: number,
  limit: number,
  wanted: Wanted & { readonly from?: number | undefined },
): Promise<{ found: readonly Numbered[]; next: number | null }> {
  const found: Numbered[] = [];
  let below = end;
  for (let looked = 0; looked < lookedMax; looked += chunk) {
    const rows = await listFacts(db, below, chunk);
    for (const row of rows) {
      if (wanted.from !== undefined && row.fact.at < wanted.from) return { found, next: null };
      if (found.length === limit) return { found, next: below };
      below = row.n;
      if (isWanted(row.fact, wanted)) found.push(row);
    }
    if (rows.length < chunk) return { found, next: null };
  }
  return { found, next: below };
}

export const auditFeature = (store: Store) =>
  defineFeature(audit, {
    initial: {},
    facts: defineFacts('audit', {}),
    evolve: {},
    run: {
      purgeSignIns: async ({ before }, { trx, at }) => {
        const denial = purgeDenial(before, at);
        if (denial) return fail(denial);
        const rows = await removeSignIns(trx, before);
        return ok({ reply: { rows }, audit: { before, rows } });
      },
    },
    routes: {
      signIns: async ({ params: { before, limit, ...filter } }) => {
        const page = await listSignIns(store.read, filter, { before, limit });
        return ok({ ...page, total: before === undefined ? await countSignIns(store.read, filter) : null });
      },
      entries: async ({ params: { text, kind, from, to, before, limit } }) => {
        const db = store.read;
        const people = text.trim() === '' ? undefined : await findPeople(db, text);
        const { found, next } = await look(db, before ?? (await endBefore(db, to)), limit, { kind, people, from });
        const entries = found.map(({ n, fact }) => ({
          n,
          at: fact.at,
          by: fact.by,
          type: fact.type,
          data: toldOf(fact),
        }));
        const ids = [...new Set(found.flatMap(({ fact }) => namedIn(fact)))];
        return ok({ entries, names: await namesOf(db, ids), next });
      },
    },
  });
