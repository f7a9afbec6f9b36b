import { units } from '../../../shared/features/units/contract.ts';
import { type Scope, withBelow } from '../../../shared/features/units/tree.ts';
import type { UnitId } from '../../../shared/kernel/ids.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import type { Store } from '../../kernel/database.ts';
import { defineFacts } from '../../kernel/fact.ts';
import { type Actor, defineFeature, type StoreContext } from '../../kernel/feature.ts';
import { changeDenial, underDenial } from './rules.ts';
import { addUnit, findUnit, listUnits, placeUnit, retireUnit, sortUnit } from './store.ts';

/** Why nothing can be put under a parent, or null. */
async function parentDenial(trx: StoreContext['trx'], parent: string | null) {
  const found = parent === null ? null : await findUnit(trx, parent);
  if (found === undefined) return 'units.unknown' as const;
  return found?.retired === 1 ? ('units.parent-retired' as const) : null;
}

export interface UnitsParts {
  readonly store: Store;
  /** What somebody administers. */
  readonly scopeOf: (trx: StoreContext['trx'], actor: Actor) => Promise<Scope>;
}

export const unitsFeature = ({ store, scopeOf }: UnitsParts) =>
  defineFeature(units, {
    initial: {},
    facts: defineFacts('units', {}),
    evolve: {},
    run: {
      add: async ({ name, parent }, { trx, newId, actor }) => {
        const denial = underDenial(await scopeOf(trx, actor), parent) ?? (await parentDenial(trx, parent));
        if (denial) return fail(denial);
        const unit = newId();
        const added = await addUnit(trx, unit, name, parent);
        return added ? ok({ reply: { unit: unit as UnitId }, audit: { unit } }) : fail('units.name-taken');
      },
      rename: async ({ unit, name }, { trx, actor }) => {
        const foreign = changeDenial(await scopeOf(trx, actor), unit);
        if (foreign) return fail(foreign);
        const found = await findUnit(trx, unit);
        if (!found) return fail('units.unknown');
        const placed = await placeUnit(trx, unit, name, found.parent);
        return placed ? ok({ reply: {}, audit: { unit } }) : fail('units.name-taken');
      },
      move: async ({ unit, parent, before }, { trx, actor }) => {
        const scope = await scopeOf(trx, actor);
        const foreign = changeDenial(scope, unit) ?? underDenial(scope, parent);
        if (foreign) return fail(foreign);
        const found = await findUnit(trx, unit);
        if (!found) return fail('units.unknown');
        if (parent !== null && withBelow(await listUnits(trx), unit).has(parent)) return fail('units.under-itself');
        const denial = found.parent === parent ? null : await parentDenial(trx, parent);
        if (denial) return fail(denial);
        if (!(await placeUnit(trx, unit, found.name, parent))) return fail('units.name-taken');
        await sortUnit(trx, unit, before);
        return ok({ reply: {}, audit: { unit, parent } });
      },
      retire: async ({ unit, retired }, { trx, actor }) => {
        const foreign = changeDenial(await scopeOf(trx, actor), unit);
        if (foreign) return fail(foreign);
        const all = await listUnits(trx);
        const found = all.find((one) => one.id === unit);
        if (!found) return fail('units.unknown');
        if (retired) {
          const below = all.filter((one) => one.parent === unit && !one.retired).length;
          if (found.people > 0 || below > 0) return fail('units.in-use', { people: found.people, units: below });
        } else {
          const denial = await parentDenial(trx, found.parent);
          if (denial) return fail(denial);
        }
        await retireUnit(trx, unit, retired);
        return ok({ reply: {}, audit: { unit, retired } });
      },
    },
    routes: { list: async () => ok({ units: await listUnits(store.read) }) },
  });
