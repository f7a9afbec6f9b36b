import { units } from '../../../shared/features/units/contract.ts';
import type { UnitId } from '../../../shared/kernel/ids.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import type { Store } from '../../kernel/database.ts';
import { defineFacts } from '../../kernel/fact.ts';
import { defineFeature } from '../../kernel/feature.ts';
import { addUnit, listUnits } from './store.ts';

export const unitsFeature = (store: Store) =>
  defineFeature(units, {
    initial: {},
    facts: defineFacts('units', {}),
    evolve: {},
    run: {
      add: async ({ name }, { trx, newId }) => {
        const unit = newId();
        const added = await addUnit(trx, unit, name);
        return added ? ok({ reply: { unit: unit as UnitId }, audit: { unit } }) : fail('units.name-taken');
      },
    },
    routes: { list: async () => ok({ units: await listUnits(store.read) }) },
  });
