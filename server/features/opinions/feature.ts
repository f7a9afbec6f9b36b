import { opinions } from '../../../shared/features/opinions/contract.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { bindNeeds, defineFeature, type Wiring } from '../../kernel/feature.ts';
import { opinionFacts } from './facts.ts';
import { decide, evolve, initial, type OpinionNeeds, type OpinionsSlice } from './rules.ts';
import { boardView, type Lookup, meView, ownView } from './view.ts';

export const opinionsFeature = (lookup: Lookup, needs: Wiring<OpinionNeeds>) =>
  defineFeature(opinions, {
    needs,
    initial,
    facts: opinionFacts,
    evolve,
    decide,
    views: { board: boardView(lookup) },
    mine: { me: meView },
    routes: {
      mine: async ({ actor, state, access }) => {
        if (!state || !access) return fail('forbidden');
        const own = ownView(state.opinions as OpinionsSlice, actor.id, access, bindNeeds(needs, state));
        return ok({ opinions: own });
      },
    },
  });
