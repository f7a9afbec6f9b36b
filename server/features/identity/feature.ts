import { identity } from '../../../shared/features/identity/contract.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { defineFacts } from '../../kernel/fact.ts';
import { defineFeature } from '../../kernel/feature.ts';
import { firstPassword, hashPassword } from './password.ts';
import { type IdentityParts, routes } from './routes.ts';
import { addPerson, lockPerson } from './store.ts';

interface FirstPassword {
  readonly password: string;
  readonly hash: string;
}

export const identityFeature = (parts: IdentityParts) =>
  defineFeature(identity, {
    initial: {},
    facts: defineFacts('identity', {}),
    evolve: {},
    prepare: {
      // Hashed before the transaction: nothing but statements is awaited inside.
      addAccount: async (): Promise<FirstPassword> => {
        const password = firstPassword();
        return { password, hash: await hashPassword(password) };
      },
    },
    run: {
      addAccount: async (input, { trx, newId, prepared }) => {
        const person = newId();
        const { password, hash } = prepared as FirstPassword;
        const added = await addPerson(trx, {
          ...input,
          id: person,
          password: hash,
          mustChange: true,
          administrator: false,
        });
        return added
          ? ok({ reply: { person: person as PersonId, password }, audit: { person, unit: input.unit } })
          : fail('identity.login-taken');
      },
      lockAccount: async ({ person, locked }, { trx, actor }) => {
        if (person === actor.id) return fail('identity.own-account');
        if (!(await lockPerson(trx, person, locked))) return fail('identity.person-unknown');
        return ok({ reply: {}, audit: { person, locked } });
      },
    },
    routes: routes(parts),
  });
