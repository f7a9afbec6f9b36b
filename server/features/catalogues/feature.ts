import { type CatalogueKind, catalogues, type EntryId } from '../../../shared/features/catalogues/contract.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import type { Store } from '../../kernel/database.ts';
import { defineFacts } from '../../kernel/fact.ts';
import { defineFeature } from '../../kernel/feature.ts';
import { addEntry, editEntry, findEntry, listEntries, retireEntry, sortEntry } from './store.ts';

export const cataloguesFeature = (store: Store) =>
  defineFeature(catalogues, {
    initial: {},
    facts: defineFacts('catalogues', {}),
    evolve: {},
    run: {
      add: async (added, { trx, newId }) => {
        const entry = newId();
        if (!(await addEntry(trx, entry, added))) return fail('catalogues.name-taken');
        return ok({ reply: { entry: entry as EntryId }, audit: { entry, kind: added.kind } });
      },
      edit: async ({ entry, ...edited }, { trx }) => {
        const found = await findEntry(trx, entry);
        if (!found) return fail('catalogues.unknown');
        const kind = found.kind as CatalogueKind;
        if (!(await editEntry(trx, entry, { ...edited, kind }))) return fail('catalogues.name-taken');
        return ok({ reply: {}, audit: { entry, kind } });
      },
      move: async ({ entry, before }, { trx }) => {
        const found = await findEntry(trx, entry);
        if (!found) return fail('catalogues.unknown');
        await sortEntry(trx, found.kind, entry, before);
        return ok({ reply: {}, audit: { entry, kind: found.kind } });
      },
      retire: async ({ entry, retired }, { trx }) => {
        const found = await findEntry(trx, entry);
        if (!found) return fail('catalogues.unknown');
        await retireEntry(trx, entry, retired);
        return ok({ reply: {}, audit: { entry, kind: found.kind, retired } });
      },
    },
    routes: { list: async () => ok({ entries: await listEntries(store.read) }) },
  });
