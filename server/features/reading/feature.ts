import { reading } from '../../../shared/features/reading/contract.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import type { Access } from '../../../shared/kernel/roles.ts';
import { defineFacts } from '../../kernel/fact.ts';
import { defineFeature, type State } from '../../kernel/feature.ts';
import type { placeStore } from './store.ts';

export interface ReadingParts {
  readonly places: ReturnType<typeof placeStore>;
  readonly now: () => number;
  /** The one rule of reading papers. */
  readonly mayRead: (state: State, access: Access, document: string) => boolean;
}

/** Last places in papers: each his own, nobody else's; no fact and no audit tells of them. */
export const readingFeature = ({ places, now, mayRead }: ReadingParts) =>
  defineFeature(reading, {
    initial: {},
    facts: defineFacts('reading', {}),
    evolve: {},
    routes: {
      place: async ({ actor, params, state, access }) => {
        if (!state || !access || !mayRead(state, access, params.document)) return fail('forbidden');
        return ok({ place: (await places.find(actor.id, params.document)) ?? null });
      },
      keepPlace: async ({ actor, params, body, state, access }) => {
        if (!state || !access || !mayRead(state, access, params.document)) return fail('forbidden');
        const at = now();
        await places.save(actor.id, params.document, { ...body, at });
        return ok({ at });
      },
    },
  });
