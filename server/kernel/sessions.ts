import { createHash, randomBytes } from 'node:crypto';
import type { Store } from './database.ts';
import { type Actor, nobody } from './feature.ts';

export const sessionCookie = '__Host-nghisu';
export const displayCookie = '__Host-nghisu-display';
export const deviceCookie = '__Host-nghisu-device';
/** Absolute life of a session: 12 hours. */
export const sessionMs = 12 * 3_600_000;
/** How long the tablet of a room may be left alone before it locks; one that is used by who is checked in waits longer. In ms. */
export const idleMs = 5 * 60_000;
/** A tablet tells of touches now and then: the server locks by itself only when it has said nothing for longer. In ms. */
export const graceMs = 90_000;

export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');
export const newToken = (): string => randomBytes(32).toString('base64url');

export interface Identified {
  readonly actor: Actor;
  /** Hash of the token; empty for nobody. */
  readonly session: string;
  readonly mustChangePassword: boolean;
  /** Whose session it is that is locked: he is nobody until he has shown again who he is. */
  readonly held: string | null;
  /** The tablet of a room to which the session is bound. */
  readonly device: string | null;
}

/** A tablet that belongs to a room. */
export interface RoomDevice {
  readonly id: string;
  readonly name: string;
  readonly room: string;
  readonly seat: string;
  /** It has still to erase what it keeps: nobody comes in before. */
  readonly erasing: boolean;
}

/** Reads one cookie out of a Cookie header. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

const unknown: Identified = { actor: nobody, session: '', mustChangePassword: false, held: null, device: null };
const byItself = (kind: 'display' | 'device', id: string, session: string): Identified => ({
  ...unknown,
  actor: { kind, id, office: false, administrator: false },
  session,
});

/** Finds who a request or a socket is, from its cookies; sessions live in the database, tokens only as their hash. */
export function openSessions(store: Store, now: () => number) {
  const deviceToken = (cookies: string | undefined): string | undefined => {
    const token = readCookie(cookies, deviceCookie);
    return token && tokenHash(token);
  };
  const findDevice = async (token: string | undefined): Promise<RoomDevice | undefined> => {
    if (!token) return undefined;
    const found = await store.read
      .selectFrom('room_devices')
      .select(['id', 'name', 'room', 'seat', 'erase'])
      .where('token', '=', token)
      .executeTakeFirst();
    if (!found) return undefined;
    const { erase, ...device } = found;
    return { ...device, erasing: erase === 1 };
  };

  const findPerson = async (token: string, cookies: string | undefined): Promise<Identified | undefined> => {
    const row = await store.read
      .selectFrom('sessions')
      .innerJoin('people', 'people.id', 'sessions.person')
      .leftJoin('room_devices', 'room_devices.id', 'sessions.device')
      .select([
        'people.id',
        'people.office',
        'people.administrator',
        'people.unit_administrator',
        'people.must_change',
        'people.locked',
        'sessions.token',
        'sessions.expires',
        'sessions.device',
        'sessions.locked as held',
        'sessions.active',
        'sessions.idle_ms',
        'sessions.by_pin',
        'room_devices.token as deviceToken',
      ])
      .where((e) => e.or([e('sessions.token', '=', token), e('sessions.previous', '=', token)]))
      .executeTakeFirst();
    if (row?.locked !== 0 || row.expires <= now()) return undefined;
    // Bound to its tablet: carried to another machine its cookie opens nothing.
    if (row.device !== null && (row.deviceToken === null || row.deviceToken !== deviceToken(cookies))) return undefined;
    const session = row.token;
    // By a cookie of before, the lock is as closed as ever: its page may not have heard that it was opened.
    const held = row.held !== 0 || session !== token;
    if (row.device !== null && (held || now() > row.active + row.idle_ms + graceMs))
      return { ...unknown, session, held: row.id, device: row.device };
    // A tablet that everybody passes by, and that six digits open, administers nothing.
    const own = row.device === null;
    return {
      actor: {
        kind: 'person',
        id: row.id,
        office: row.office === 1,
        administrator: own && row.administrator === 1,
        unitAdministrator: own && row.unit_administrator === 1,
        ...(row.by_pin === 1 && { byPin: true }),
      },
      session,
      mustChangePassword: row.must_change === 1,
      held: null,
      device: row.device,
    };
  };

  const identify = async (
    cookies: string | undefined,
    as: 'person' | 'display' | 'device' | 'any',
  ): Promise<Identified> => {
    if (as === 'device') {
      const token = deviceToken(cookies);
      const device = await findDevice(token);
      return token && device ? byItself('device', device.id, token) : unknown;
    }
    const token = as === 'display' ? undefined : readCookie(cookies, sessionCookie);
    const person = token && (await findPerson(tokenHash(token), cookies));
    if (person) return person;
    const display = as === 'person' ? undefined : readCookie(cookies, displayCookie);
    if (display) {
      const session = tokenHash(display);
      const row = await store.read.selectFrom('displays').select('id').where('token', '=', session).executeTakeFirst();
      if (row) return byItself('display', row.id, session);
    }
    return unknown;
  };
  return {
    identify,
    /** The tablet of a room that asks; `gone` for one that was one and is it no longer. */
    deviceOf: async (cookies: string | undefined): Promise<RoomDevice | 'gone' | undefined> => {
      const token = deviceToken(cookies);
      return token ? ((await findDevice(token)) ?? 'gone') : undefined;
    },
    /**
     * On a tablet of a room nobody else's session goes on. Null when what asks is that tablet no longer, by its cookies,
     * withdrawn, or enrolled anew, or has to erase what it keeps: while a password or PIN was checked.
     */
    create: async (
      person: string,
      request: { readonly address: string; readonly agent: string; readonly cookies: string | undefined },
      device: string | null = null,
      byPin = false,
    ): Promise<string | null> => {
      const token = newToken();
      const at = now();
      return store.write.transaction().execute(async (trx) => {
        if (device !== null) {
          const there = await trx
            .selectFrom('room_devices')
            .select('id')
            .where('id', '=', device)
            .where('withdrawn', '=', 0)
            .where('erase', '=', 0)
            .where('token', '=', deviceToken(request.cookies) ?? '')
            .executeTakeFirst();
          if (!there) return null;
          await trx.deleteFrom('sessions').where('device', '=', device).execute();
        }
        await trx
          .insertInto('sessions')
          .values({
            token: tokenHash(token),
            person,
            created: at,
            seen: at,
            expires: at + sessionMs,
            address: request.address,
            agent: request.agent.slice(0, 200),
            device,
            active: at,
            idle_ms: idleMs,
            by_pin: byPin ? 1 : 0,
          })
          .execute();
        return token;
      });
    },
    /**
     * Opens the lock of a tablet, as from a touch of this moment. What was copied off it before stands before the lock from now
     * on: the session goes on under a new token. Its browser keeps the cookie that it has shown while answers are lost, however
     * many of them: that one stays known as the one before. Null for a session that is over.
     */
    reopen: async (session: string, byPin: boolean, cookies: string | undefined): Promise<string | null> => {
      const [token, at, shown] = [newToken(), now(), readCookie(cookies, sessionCookie)];
      const { numUpdatedRows } = await store.write
        .updateTable('sessions')
        .set({
          token: tokenHash(token),
          previous: shown ? tokenHash(shown) : session,
          locked: 0,
          active: at,
          by_pin: byPin ? 1 : 0,
        })
        .where('token', '=', session)
        .where('device', 'is not', null)
        .where('expires', '>', at)
        .executeTakeFirst();
      return numUpdatedRows > 0n ? token : null;
    },
    /** Ends what is over, and locks what its tablet has left alone; both by their hashes. */
    sweep: async (): Promise<readonly string[]> => {
      const at = now();
      const ended = await store.write.deleteFrom('sessions').where('expires', '<', at).returning('token').execute();
      const locked = await store.write
        .updateTable('sessions')
        .set({ locked: 1 })
        .where('device', 'is not', null)
        .where('locked', '=', 0)
        .where((e) => e(e.ref('active'), '<', e(e.val(at - graceMs), '-', e.ref('idle_ms'))))
        .returning('token')
        .execute();
      return [...ended, ...locked].map(({ token }) => token);
    },
    end: (session: string) => store.write.deleteFrom('sessions').where('token', '=', session).execute(),
    endAll: (person: string, except = '') =>
      store.write.deleteFrom('sessions').where('person', '=', person).where('token', '!=', except).execute(),
  };
}
export type Sessions = ReturnType<typeof openSessions>;

/** A cookie that only this origin gets, over TLS or loopback, unreadable to scripts. */
export const cookieOptions = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;
