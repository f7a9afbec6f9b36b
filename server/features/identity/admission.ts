import { createHmac } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Session } from '../../../shared/features/identity/contract.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol.ts';
import { cookieOptions, sessionCookie, sessionMs } from '../../kernel/sessions.ts';
import type { IdentityParts } from './routes.ts';
import { findPerson, isWithoutPeople, logSignIn } from './store.ts';

/** What a person is let in with: the session that a page reads, its cookie, and the line in the sign-in log. */
export function admission(parts: Pick<IdentityParts, 'store' | 'sessions' | 'now' | 'demonstration' | 'outboxSecret'>) {
  const { store, sessions, now } = parts;
  const sessionOf = async (person: string | undefined, mustChange: boolean): Promise<Session> => ({
    person: (person === undefined ? undefined : await findPerson(store.read, person)) ?? null,
    mustChangePassword: mustChange,
    protocol: PROTOCOL_VERSION,
    serverTime: now(),
    outboxKey:
      person === undefined || mustChange
        ? null
        : createHmac('sha256', parts.outboxSecret).update(person).digest('base64url'),
    unset: person === undefined && (await isWithoutPeople(store.read)),
    demonstration: parts.demonstration,
  });
  const note = (request: FastifyRequest, login: string, person: string | null, outcome: string) =>
    logSignIn(store.write, {
      at: now(),
      login,
      person,
      outcome,
      address: request.ip,
      agent: request.headers['user-agent'] ?? '',
    });
  return {
    sessionOf,
    note,
    /** Opens a session for somebody who has shown who he is. */
    admit: async (
      { request, response }: { request: FastifyRequest; response: FastifyReply },
      person: string,
      login: string,
      mustChange = false,
    ): Promise<Session> => {
      const token = await sessions.create(person, request.ip, request.headers['user-agent'] ?? '');
      await note(request, login, person, 'signed-in');
      response.setCookie(sessionCookie, token, { ...cookieOptions, maxAge: sessionMs / 1000 });
      return sessionOf(person, mustChange);
    },
  };
}
