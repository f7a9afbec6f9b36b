import type { Session } from '../../../shared/features/identity/contract.ts';
import { setup } from '../../../shared/features/setup/contract.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { Bucket } from '../../kernel/bucket.ts';
import type { Store } from '../../kernel/database.ts';
import { defineFacts } from '../../kernel/fact.ts';
import { defineFeature, type RouteContext } from '../../kernel/feature.ts';
import { newId } from '../../kernel/new-id.ts';
import type { RecordFact } from '../../kernel/office.ts';
import { tokenHash } from '../../kernel/sessions.ts';
import { hasAccounts, isLink, spendLink } from './store.ts';

/** What is made at the first set-up. */
export interface Founding {
  readonly unit: string;
  readonly office: string;
  readonly person: string;
  readonly name: string;
  readonly position: string;
  readonly login: string;
  /** Hashed. */
  readonly password: string;
}

export interface SetupParts {
  readonly store: Store;
  readonly record: RecordFact;
  readonly demonstration: boolean;
  readonly endDemonstration: (() => void) | null;
  /** Makes the top unit, the first account and whatever else a new office begins with. */
  readonly found: (trx: Parameters<typeof spendLink>[0], founding: Founding) => Promise<void>;
  /** Names and lists are read again: they were written past the commands. */
  readonly founded: () => Promise<void>;
  readonly isStrong: (password: string, login: string) => boolean;
  readonly hash: (password: string) => Promise<string>;
  /** Opens a session for somebody, by a cookie of the answer. */
  readonly admit: (
    context: Pick<RouteContext<unknown, unknown>, 'request' | 'response'>,
    person: string,
    login: string,
  ) => Promise<Session>;
}

/** Somebody else has used the link in this very moment. */
class Used extends Error {}

export const setupFeature = (parts: SetupParts) => {
  const { store } = parts;
  // Only wrong links are counted: whoever has the right one is not kept out by a stranger who guesses.
  const strangers = new Bucket(0.2, 10);
  const denial = async (token: string) => {
    if (parts.demonstration) return 'setup.demonstration' as const;
    if (await hasAccounts(store.read)) return 'setup.done' as const;
    if (await isLink(store.read, tokenHash(token))) return null;
    return strangers.take() ? ('setup.link-unknown' as const) : ('over-limit' as const);
  };
  return defineFeature(setup, {
    initial: {},
    facts: defineFacts('setup', {}),
    evolve: {},
    routes: {
      removeDemonstration: async ({ response }) => {
        const { demonstration, endDemonstration } = parts;
        if (!demonstration || !endDemonstration) return fail('setup.no-demonstration');
        // The server is about to stop: who asked is answered first.
        response.raw.once('close', endDemonstration);
        return ok({});
      },
      check: async ({ body }) => {
        const code = await denial(body.token);
        return code ? fail(code) : ok({});
      },
      begin: async ({ body, request, response }) => {
        const { token, password, ...named } = body;
        const code = await denial(token);
        if (code) return fail(code);
        if (!parts.isStrong(password, named.login)) return fail('identity.password-weak');
        const founding = { ...named, unit: newId(), person: newId(), password: await parts.hash(password) };
        const { unit, person } = founding;
        try {
          await parts.record('setup.begun', person, { unit, person }, async (trx) => {
            if (!(await spendLink(trx, tokenHash(token)))) throw new Used();
            await parts.found(trx, founding);
          });
        } catch (error) {
          if (error instanceof Used) return fail('setup.done');
          throw error;
        }
        await parts.founded();
        return ok(await parts.admit({ request, response }, person, named.login));
      },
    },
  });
};
