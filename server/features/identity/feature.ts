import { identity } from '../../../shared/features/identity/contract.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { defineFacts } from '../../kernel/fact.ts';
import { defineFeature } from '../../kernel/feature.ts';
import { firstPassword, hashPassword } from './password.ts';
import { type IdentityParts, routes } from './routes.ts';
import { accountDenial, grantDenial, officeDenial, unitDenial } from './rules.ts';
import {
  addPerson,
  editPerson,
  findPerson,
  findScope,
  isUnitInUse,
  lockPerson,
  removePin,
  resetPassword,
} from './store.ts';

const fresh = { mustChange: true, administrator: false } as const;

interface FirstPassword {
  readonly password: string;
  readonly hash: string;
}

// Hashed before the transaction: nothing but statements is awaited inside.
const firstOf = async (): Promise<FirstPassword> => {
  const password = firstPassword();
  return { password, hash: await hashPassword(password) };
};

export const identityFeature = (parts: IdentityParts) =>
  defineFeature(identity, {
    initial: {},
    facts: defineFacts('identity', {}),
    evolve: {},
    prepare: {
      addAccount: firstOf,
      resetPassword: firstOf,
      // One after another: who signs in meanwhile does not wait behind all of them.
      importAccounts: async ({ rows }) => {
        const first: FirstPassword[] = [];
        while (first.length < rows.length) first.push(await firstOf());
        return first;
      },
    },
    run: {
      addAccount: async (input, { trx, newId, actor, prepared }) => {
        const person = newId();
        const { password, hash } = prepared as FirstPassword;
        const scope = await findScope(trx, actor);
        const denial = unitDenial(scope, input.unit) ?? officeDenial(scope, actor.office, input);
        if (denial) return fail(denial);
        if (!(await isUnitInUse(trx, input.unit))) return fail('identity.unit-unknown');
        const added = await addPerson(trx, { ...input, ...fresh, id: person, password: hash });
        return added
          ? ok({ reply: { person: person as PersonId, password }, audit: { person, unit: input.unit } })
          : fail('identity.login-taken');
      },
      importAccounts: async ({ rows }, { trx, newId, actor, prepared }) => {
        const scope = await findScope(trx, actor);
        const first = prepared as readonly FirstPassword[];
        const people = rows.map((row, i) => ({ ...row, ...fresh, id: newId(), password: first[i]?.hash ?? '' }));
        const wrong: number[] = [];
        for (const [i, person] of people.entries())
          if (
            unitDenial(scope, person.unit) ||
            officeDenial(scope, actor.office, person) ||
            !(await isUnitInUse(trx, person.unit)) ||
            !(await addPerson(trx, person))
          )
            wrong.push(i + 1);
        if (wrong.length > 0) return fail('identity.import-rows', { rows: wrong.slice(0, 20).join(', ') });
        return ok({
          reply: {
            accounts: rows.map(({ login, name }, i) => ({ login, name, password: first[i]?.password ?? '' })),
          },
          audit: { people: people.map((person) => person.id) },
        });
      },
      editAccount: async ({ person: id, ...input }, { trx, actor }) => {
        const scope = await findScope(trx, actor);
        const person = await findPerson(trx, id);
        const denial = accountDenial(scope, person);
        if (!person || denial) return fail(denial ?? 'identity.person-unknown');
        const edited = { ...input, unitAdministrator: input.unitAdministrator ?? person.unitAdministrator };
        // An office never loses its last administrator by his own hand.
        if (id === actor.id && person.administrator && !edited.administrator) return fail('identity.own-rights');
        const beyond = grantDenial(scope, actor.office, person, edited) ?? unitDenial(scope, edited.unit);
        if (beyond) return fail(beyond);
        if (person.unit !== edited.unit && !(await isUnitInUse(trx, edited.unit))) return fail('identity.unit-unknown');
        await editPerson(trx, person, edited);
        const { unit, office, administrator, unitAdministrator } = edited;
        return ok({ reply: {}, audit: { person: id, unit, office, administrator, unitAdministrator } });
      },
      resetPassword: async ({ person }, { trx, actor, prepared }) => {
        if (person === actor.id) return fail('identity.own-account');
        const { password, hash } = prepared as FirstPassword;
        const found = await findPerson(trx, person);
        const denial = accountDenial(await findScope(trx, actor), found);
        if (!found || denial) return fail(denial ?? 'identity.person-unknown');
        await resetPassword(trx, person, hash);
        parts.lockOut.forgive(found.login);
        return ok({ reply: { password }, audit: { person } });
      },
      clearPin: async ({ person }, { trx, actor }) => {
        const denial = accountDenial(await findScope(trx, actor), await findPerson(trx, person));
        if (denial) return fail(denial);
        await removePin(trx, person);
        return ok({ reply: {}, audit: { person } });
      },
      lockAccount: async ({ person, locked }, { trx, actor }) => {
        if (person === actor.id) return fail('identity.own-account');
        const denial = accountDenial(await findScope(trx, actor), await findPerson(trx, person));
        if (denial) return fail(denial);
        await lockPerson(trx, person, locked);
        return ok({ reply: {}, audit: { person, locked } });
      },
    },
    routes: routes(parts),
  });
