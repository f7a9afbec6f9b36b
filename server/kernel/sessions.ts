import { createHash, randomBytes } from 'node:crypto';
import type { Store } from './database.ts';
import { type Actor, nobody } from './feature.ts';

export const sessionCookie = '__Host-nghisu';
export const displayCookie = '__Host-nghisu-display';
/** Absolute life of a session: 12 hours. */
export const sessionMs = 12 * 3_600_000;

export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');
export const newToken = (): string => randomBytes(32).toString('base64url');

export interface Identified {
  readonly actor: Actor;
  /** Hash of the token; empty for nobody. */
  readonly session: string;
  readonly mustChangePassword: boolean;
}

/** Reads one cookie out of a Cookie header. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

/** Finds who a request or a socket is, from its cookies; sessions live in the database, tokens only as their hash. */
export function openSessions(store: Store, now: () => number) {
  const identify = async (cookies: string | undefined, as: 'person' | 'display' | 'any'): Promise<Identified> => {
    const token = as === 'display' ? undefined : readCookie(cookies, sessionCookie);
    if (token) {
      const session = tokenHash(token);
      const row = await store.read
        .selectFrom('sessions')
        .innerJoin('people', 'people.id', 'sessions.person')
        .select([
          'people.id',
          'people.office',
          'people.administrator',
          'people.unit_administrator',
          'people.must_change',
          'people.locked',
          'sessions.expires',
        ])
        .where('sessions.token', '=', session)
        .executeTakeFirst();
      if (row && row.locked === 0 && row.expires > now())
        return {
          actor: {
            kind: 'person',
            id: row.id,
            office: row.office === 1,
            administrator: row.administrator === 1,
            unitAdministrator: row.unit_administrator === 1,
          },
          session,
          mustChangePassword: row.must_change === 1,
        };
    }
    const display = as === 'person' ? undefined : readCookie(cookies, displayCookie);
    if (display) {
      const session = tokenHash(display);
      const row = await store.read.selectFrom('displays').select('id').where('token', '=', session).executeTakeFirst();
      if (row)
        return {
          actor: { kind: 'display', id: row.id, office: false, administrator: false },
          session,
          mustChangePassword: false,
        };
    }
    return { actor: nobody, session: '', mustChangePassword: false };
  };
  return {
    identify,
    create: async (person: string, address: string, agent: string): Promise<string> => {
      const token = newToken();
      const at = now();
      await store.write
        .insertInto('sessions')
        .values({
          token: tokenHash(token),
          person,
          created: at,
          seen: at,
          expires: at + sessionMs,
          address,
          agent: agent.slice(0, 200),
        })
        .execute();
      return token;
    },
    end: (session: string) => store.write.deleteFrom('sessions').where('token', '=', session).execute(),
    endAll: (person: string, except = '') =>
      store.write.deleteFrom('sessions').where('person', '=', person).where('token', '!=', except).execute(),
  };
}
export type Sessions = ReturnType<typeof openSessions>;

/** A cookie that only this origin gets, over TLS or loopback, unreadable to scripts. */
export const cookieOptions = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;
