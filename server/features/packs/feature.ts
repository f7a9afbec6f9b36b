import { createHmac } from 'node:crypto';
import { packs } from '../../../shared/features/packs/contract.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { defineFacts } from '../../kernel/fact.ts';
import { defineFeature } from '../../kernel/feature.ts';
import type { packStore } from './store.ts';

export interface PackParts {
  readonly store: ReturnType<typeof packStore>;
  /** Lies in keys/: no backup of the data holds what opens a tablet. */
  readonly secret: Buffer;
  readonly hours: number;
  readonly now: () => number;
}

/** Keys of the papers that devices keep; which meetings these are the server does not know. */
export const packsFeature = ({ store, secret, hours, now }: PackParts) =>
  defineFeature(packs, {
    initial: {},
    facts: defineFacts('packs', {}),
    evolve: {},
    routes: {
      key: async ({ actor, params, body }) => {
        const at = now();
        const outcome = await store.touch({ device: params.device, person: actor.id, label: body.label, at });
        if (outcome !== 'kept') return fail(`packs.${outcome}`);
        const key = createHmac('sha256', secret).update(`pack/${actor.id}/${params.device}`).digest('base64url');
        return ok({ key, until: at + hours * 3_600_000 });
      },
      mine: async ({ actor }) => ok({ devices: await store.list(actor.id, now()), hours }),
      withdraw: async ({ actor, params }) => {
        await store.withdraw(actor.id, params.device);
        return ok({});
      },
    },
  });
