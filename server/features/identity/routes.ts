import type { FastifyRequest } from 'fastify';
import type { identity, Session } from '../../../shared/features/identity/contract.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import type { Store } from '../../kernel/database.ts';
import type { FactKind } from '../../kernel/fact.ts';
import type { FeatureSpec } from '../../kernel/feature.ts';
import type { RecordFact } from '../../kernel/office.ts';
import { cookieOptions, type Sessions, sessionCookie } from '../../kernel/sessions.ts';
import { admission } from './admission.ts';
import type { LockOut } from './lock-out.ts';
import { checkPassword, hashPassword, isCrowded, isStrong } from './password.ts';
import { isWeakPin } from './rules.ts';
import {
  findCredentials,
  findPerson,
  findPin,
  findScope,
  removePin,
  savePin,
  scopeOf,
  searchPeople,
  setPassword,
  takenLogins,
} from './store.ts';

export interface IdentityParts {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly lockOut: LockOut;
  readonly now: () => number;
  /** Ends open sockets of a session or a person. */
  readonly revoke: (where: { person?: string; session?: string; device?: string }) => void;
  readonly audit: RecordFact;
  readonly demonstration: Session['demonstration'];
  /** Secret from which each person's outbox key is derived. */
  readonly outboxSecret: Buffer;
}

type Spec = FeatureSpec<
  typeof identity,
  Record<never, never>,
  Record<never, never>,
  Readonly<Record<string, FactKind<never>>>
>;

export const routes = (parts: IdentityParts): NonNullable<Spec['routes']> => {
  const { store, sessions, lockOut } = parts;
  const { sessionOf, note, admit } = admission(parts);
  const identified = (request: FastifyRequest) => sessions.identify(request.headers.cookie, 'person');
  /**
   * Why a password that somebody says again is not taken. A stolen session does not guess it without end either; at the tablet of
   * a room it is the tablet that is counted, where who knows a PIN begins as many sessions as he likes.
   */
  const ownPassword = async (person: string, from: string, stored: string, password: string) => {
    const minutes = lockOut.wait(person, from);
    if (minutes > 0) return fail('identity.locked-out', { minutes });
    if (isCrowded()) return fail('over-limit');
    lockOut.begin(person, from);
    if (!(await checkPassword(stored, password))) return fail('identity.password-wrong');
    lockOut.succeeded(person, from);
    return null;
  };
  return {
    session: async ({ request }) => ok(await sessionOf(request)),
    signIn: async ({ body, request, response }) => {
      const device = await sessions.deviceOf(request.headers.cookie);
      if (device === 'gone' || device?.erasing) return fail('devices.erasing');
      // Tablets of a room may stand behind one address, and who guesses at one of them shuts nobody out of another.
      const from = device?.id ?? request.ip;
      const login = body.login.trim().toLowerCase();
      const minutes = lockOut.wait(login, from);
      if (minutes > 0) {
        await note(request, login, null, 'locked-out');
        return fail('identity.locked-out', { minutes });
      }
      if (isCrowded()) return fail('over-limit');
      lockOut.begin(login, from);
      const found = await findCredentials(store.read, login);
      if (!(await checkPassword(found?.password, body.password)) || !found) {
        lockOut.failed(from);
        await note(request, login, found?.id ?? null, 'wrong');
        return fail('identity.wrong-credentials');
      }
      if (found.locked === 1) {
        await note(request, login, found.id, 'account-locked');
        return fail('identity.account-locked');
      }
      lockOut.succeeded(login, from);
      const session = await admit({ request, response }, found.id, login, found.must_change === 1);
      return session === null ? fail('devices.erasing') : ok(session);
    },
    signOut: async ({ request, response }) => {
      const { actor, session, device, held } = await identified(request);
      // Also through the lock: whoever stands before a tablet may send its user away, who is then nobody there.
      const person = actor.kind === 'person' ? actor.id : held;
      if (person !== null) {
        await sessions.end(session);
        parts.revoke({ session, ...(device !== null && { device }) });
        await note(request, '', person, 'signed-out');
      }
      response.clearCookie(sessionCookie, cookieOptions);
      return ok({});
    },
    changePassword: async ({ body, actor, request }) => {
      const { session, device } = await identified(request);
      const person = await findPerson(store.read, actor.id);
      const found = person && (await findCredentials(store.read, person.login));
      if (!person || !found) return fail('identity.password-wrong');
      const denial = await ownPassword(actor.id, device ?? session, found.password, body.current);
      if (denial) return denial;
      if (body.current === body.next) return fail('identity.password-same');
      if (!isStrong(body.next, person.login)) return fail('identity.password-weak');
      await setPassword(store.write, actor.id, await hashPassword(body.next));
      await sessions.endAll(actor.id, session);
      parts.revoke({ person: actor.id });
      await parts.audit('identity.passwordChanged', actor.id, { person: actor.id });
      return ok(await sessionOf(request));
    },
    pin: async ({ actor }) => ok({ since: (await findPin(store.read, actor.id))?.since ?? null }),
    setPin: async ({ body, actor, request }) => {
      const { session, device } = await identified(request);
      const person = await findPerson(store.read, actor.id);
      const found = person && (await findCredentials(store.read, person.login));
      if (!found) return fail('identity.password-wrong');
      const denial = await ownPassword(actor.id, device ?? session, found.password, body.password);
      if (denial) return denial;
      if (isWeakPin(body.pin)) return fail('identity.pin-weak');
      const row = { person: actor.id, hash: await hashPassword(body.pin), since: parts.now() };
      await parts.audit(
        'identity.pinSet',
        actor.id,
        { person: actor.id },
        async (trx) => void (await savePin(trx, row)),
      );
      return ok({});
    },
    removePin: async ({ actor }) => {
      if (await findPin(store.read, actor.id))
        await parts.audit('identity.pinRemoved', actor.id, { person: actor.id }, async (trx) => {
          await removePin(trx, actor.id);
        });
      return ok({});
    },
    people: async ({ params }) => {
      const scope = params.unit === undefined ? null : await scopeOf(store.read, params.unit);
      const { people } = await searchPeople(store.read, { text: params.text, withLocked: false, scope });
      return ok({ people });
    },
    accounts: async ({ params, actor }) => {
      const scope = await findScope(store.read, actor);
      return ok(await searchPeople(store.read, { ...params, withLocked: true, scope }));
    },
    takenLogins: async ({ body }) => ok({ taken: await takenLogins(store.read, body.logins) }),
  };
};
