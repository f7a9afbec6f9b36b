import { openings } from '../../../shared/features/openings/contract.ts';
import type { DocumentId, PersonId } from '../../../shared/kernel/ids.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import type { Access } from '../../../shared/kernel/roles.ts';
import { defineFacts } from '../../kernel/fact.ts';
import { defineFeature, type State } from '../../kernel/feature.ts';
import { incident } from '../../kernel/log.ts';
import { type openingStore, setSharing } from './store.ts';

export interface OpeningParts {
  readonly store: ReturnType<typeof openingStore>;
  /** The one rule of reading papers. */
  readonly mayRead: (state: State, access: Access, document: string) => boolean;
  readonly participantsOf: (state: State) => readonly string[];
  readonly isClosed: (state: State) => boolean;
}

/** What was noted of meetings that are over is erased within an hour. In ms. */
const sweepMs = 3_600_000;

export const openingsFeature = ({ store, mayRead, participantsOf, isClosed }: OpeningParts) => {
  let timer: NodeJS.Timeout | undefined;
  const sweep = (): void => void store.sweep().catch((error) => incident(error, 'sweep of openings'));
  return defineFeature(openings, {
    initial: {},
    facts: defineFacts('openings', {}),
    evolve: {},
    run: {
      share: async ({ shares }, { trx, actor }) => {
        await setSharing(trx, actor.id, shares);
        return ok({ reply: {}, audit: { shares } });
      },
    },
    routes: {
      mine: async ({ actor }) => ok({ shares: await store.shares(actor.id) }),
      note: async ({ actor, params, state, access }) => {
        if (!state || !access || !mayRead(state, access, params.document)) return fail('forbidden');
        await store.note(params.meeting, params.document, actor.id);
        return ok({});
      },
      list: async ({ params, state }) => {
        if (!state) return fail('forbidden');
        if (isClosed(state)) return ok({ people: [] });
        const found = await store.list(params.meeting, participantsOf(state));
        return ok({
          people: [...found].map(([person, opened]) => ({
            person: person as PersonId,
            opened: opened as DocumentId[],
          })),
        });
      },
    },
    start: async () => {
      sweep();
      timer = setInterval(sweep, sweepMs);
      timer.unref();
    },
    stop: async () => clearInterval(timer),
  });
};
