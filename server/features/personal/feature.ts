import { personal } from '../../../shared/features/personal/contract.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { defineFacts } from '../../kernel/fact.ts';
import { defineFeature } from '../../kernel/feature.ts';
import type { personalStore } from './store.ts';

/** What only its owner reads: no fact, no audit and no manager tells of it. */
export const personalFeature = ({ store }: { readonly store: ReturnType<typeof personalStore> }) =>
  defineFeature(personal, {
    initial: {},
    facts: defineFacts('personal', {}),
    evolve: {},
    routes: {
      key: async ({ actor }) => ok({ key: (await store.findKey(actor.id)) ?? null }),
      keepKey: async ({ actor, body }) =>
        (await store.saveKey(actor.id, body.key, body.replaces)) ? ok({}) : fail('personal.key-changed'),
      pieces: async ({ actor, params }) => ok(await store.list(actor.id, params.meeting, params.slot, params.after)),
      addPiece: async ({ actor, params, body }) => {
        const bytes = Buffer.from(body.body, 'base64url');
        return (await store.add(actor.id, params.meeting, params.slot, body.id, bytes))
          ? ok({})
          : fail('personal.too-much');
      },
    },
  });
