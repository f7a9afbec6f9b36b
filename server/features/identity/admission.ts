import { createHmac } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Session } from '../../../shared/features/identity/contract.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol.ts';
import { cookieOptions, sessionCookie, sessionMs } from '../../kernel/sessions.ts';
import type { IdentityParts } from './routes.ts';
import { findPerson, isWithoutPeople, logSignIn } from './store.ts';

type Parts = Pick<IdentityParts, 'store' | 'sessions' | 'now' | 'demonstration' | 'outboxSecret' | 'revoke'>;

/** What a person is let in with: the session that a page reads, its cookie, and the line in the sign-in log. */
export function admission(parts: Parts) {
  const { store, sessions, now } = parts;
  const nameOf = async (person: string): Promise<string> => (await findPerson(store.read, person))?.name ?? '';

  const deviceOf = async (
    cookies: string | undefined,
    { held, byPin }: { readonly held: string | null; readonly byPin: boolean },
  ): Promise<Session['device']> => {
    const found = await sessions.deviceOf(cookies);
    if (found === undefined) return null;
    if (found === 'gone') return { name: '', room: '', seat: '', locked: null, byPin: false, withdrawn: true };
    const { name, room, seat } = found;
    const locked = held === null ? null : { person: held as PersonId, name: await nameOf(held) };
    return { name, room, seat, locked, byPin, withdrawn: false };
  };

  /** The tablet of a room administers nothing, so it offers nothing of that either. */
  const personOf = async (id: string, device: Session['device']): Promise<Session['person']> => {
    const person = await findPerson(store.read, id);
    if (!person) return null;
    return device === null || device.withdrawn ? person : { ...person, administrator: false, unitAdministrator: false };
  };

  const tell = async (person: string | null, mustChange: boolean, device: Session['device']): Promise<Session> => ({
    person: person === null ? null : await personOf(person, device),
    mustChangePassword: mustChange,
    protocol: PROTOCOL_VERSION,
    serverTime: now(),
    outboxKey:
      person === null || mustChange
        ? null
        : createHmac('sha256', parts.outboxSecret).update(person).digest('base64url'),
    device,
    unset: person === null && (await isWithoutPeople(store.read)),
    demonstration: parts.demonstration,
  });

  const sessionBy = async (cookie: string | undefined): Promise<Session> => {
    const { actor, mustChangePassword, held } = await sessions.identify(cookie, 'person');
    const device = await deviceOf(cookie, { held, byPin: actor.byPin === true });
    return tell(actor.kind === 'person' ? actor.id : null, mustChangePassword, device);
  };
  /** Who is signed in by the cookies of a request, or sits behind the lock of its tablet. */
  const sessionOf = ({ headers: { cookie } }: FastifyRequest): Promise<Session> => sessionBy(cookie);
  const note = (request: FastifyRequest, login: string, person: string | null, outcome: string) =>
    logSignIn(store.write, {
      at: now(),
      login,
      person,
      outcome,
      address: request.ip,
      agent: request.headers['user-agent'] ?? '',
    });
  type Context = { readonly request: FastifyRequest; readonly response: FastifyReply };
  /** Begins a session; false where it is asked for at a tablet that is this tablet no longer. */
  const begin = async (
    { request, response }: Context,
    person: string,
    seat: string | null,
    byPin = false,
  ): Promise<boolean> => {
    const { ip: address, headers } = request;
    const asked = { address, agent: headers['user-agent'] ?? '', cookies: headers.cookie };
    const token = await sessions.create(person, asked, seat, byPin);
    if (token === null) return false;
    if (seat !== null) parts.revoke({ device: seat });
    response.setCookie(sessionCookie, token, {
      ...cookieOptions,
      ...(seat === null && { maxAge: sessionMs / 1000 }),
    });
    return true;
  };
  return {
    sessionOf,
    note,
    /**
     * Opens a session for somebody who has shown his password. On the tablet of a room it ends with the browser; null where that
     * one is one no longer, or has to erase first.
     */
    admit: async (context: Context, person: string, login: string, mustChange = false): Promise<Session | null> => {
      const { cookie } = context.request.headers;
      const device = await sessions.deviceOf(cookie);
      if (device === 'gone' || !(await begin(context, person, device?.id ?? null))) return null;
      await note(context.request, login, person, 'signed-in');
      return tell(person, mustChange, await deviceOf(cookie, { held: null, byPin: false }));
    },
    /** The same for a PIN, which opens nothing but the tablet at which it was typed: null where that is one no longer. */
    admitByPin: async (context: Context, person: string, login: string, device: string): Promise<Session | null> => {
      if (!(await begin(context, person, device, true))) return null;
      await note(context.request, login, person, 'by-pin');
      return tell(person, false, await deviceOf(context.request.headers.cookie, { held: null, byPin: true }));
    },
    /** Opens the lock for who has shown who he is, under a new cookie; null for a session that is over by now. */
    reopen: async ({ request, response }: Context, session: string, byPin: boolean): Promise<Session | null> => {
      const token = await sessions.reopen(session, byPin, request.headers.cookie);
      if (token === null) return null;
      parts.revoke({ session });
      response.setCookie(sessionCookie, token, cookieOptions);
      return sessionBy(`${sessionCookie}=${token}; ${request.headers.cookie ?? ''}`);
    },
  };
}
