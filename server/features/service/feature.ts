import { service } from '../../../shared/features/service/contract.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { defineFeature, type Wiring } from '../../kernel/feature.ts';
import { serviceFacts } from './facts.ts';
import { callDenial, decide, evolve, initial, type ServiceNeeds } from './rules.ts';

export const serviceFeature = (needs: Wiring<ServiceNeeds>) =>
  defineFeature(service, {
    needs,
    initial,
    facts: serviceFacts,
    evolve,
    decide,
    views: {
      calls: (slice) => ({
        calls: Object.fromEntries(
          Object.entries(slice).map(([key, call]) => [key, { ...call, person: call.person as PersonId }]),
        ),
      }),
    },
    mine: {
      mine: (slice, person, context) => ({
        calls: Object.fromEntries(
          Object.values(slice)
            .filter((call) => call.person === person)
            .map(({ kind, at, taken }) => [kind, { at, taken }]),
        ),
        denial: callDenial(person, context.needs),
      }),
    },
  });
