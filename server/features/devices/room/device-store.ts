import type { Kysely, Transaction } from 'kysely';
import type { Database, Store } from '../../../kernel/database.ts';
import { graceMs, tokenHash } from '../../../kernel/sessions.ts';

type Db = Kysely<Database>;
type Trx = Transaction<Database>;

export interface Place {
  readonly name: string;
  readonly room: string;
  readonly seat: string;
}

export interface Health {
  readonly label: string;
  readonly build: string;
  readonly battery: number | null;
  readonly charging: boolean | null;
  readonly free: number | null;
}

export const addDevice = (trx: Trx, id: string, place: Place) =>
  trx
    .insertInto('room_devices')
    .values({
      id,
      name: place.name,
      room: place.room,
      seat: place.seat,
      code: null,
      token: null,
      enrolled: null,
      seen: null,
      battery: null,
      charging: null,
      free: null,
    })
    .execute();

/** False for a tablet that nobody knows any more; so are the others. */
export const editDevice = async (trx: Trx, id: string, { name, room, seat }: Place): Promise<boolean> =>
  (
    await trx
      .updateTable('room_devices')
      .set({ name, room, seat })
      .where('id', '=', id)
      .where('withdrawn', '=', 0)
      .executeTakeFirst()
  ).numUpdatedRows > 0n;

/** Its row stays, without anything that lets it in: the log names it. */
export async function withdrawDevice(trx: Trx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('room_devices')
    .set({ withdrawn: 1, token: null, code: null, erase: 0 })
    .where('id', '=', id)
    .where('withdrawn', '=', 0)
    .executeTakeFirst();
  await endSessions(trx, id);
  return numUpdatedRows > 0n;
}

export const endSessions = (trx: Db, device: string) =>
  trx.deleteFrom('sessions').where('device', '=', device).execute();

/** Locks whoever sits there. */
export const lockSessions = (trx: Db, device: string) =>
  trx.updateTable('sessions').set({ locked: 1 }).where('device', '=', device).execute();

/** It has something to erase; who sits there is signed out. */
export async function orderErasure(trx: Trx, device: string): Promise<void> {
  await trx.updateTable('room_devices').set({ erase: 1 }).where('id', '=', device).execute();
  await endSessions(trx, device);
}

export const isDevice = async (db: Db, id: string): Promise<boolean> =>
  (await db
    .selectFrom('room_devices')
    .select('id')
    .where('id', '=', id)
    .where('withdrawn', '=', 0)
    .executeTakeFirst()) !== undefined;

/** What the routes read and write of tablets. Codes and tokens are kept as their hashes. */
export const deviceStore = (store: Store) => ({
  list: () =>
    store.read
      .selectFrom('room_devices')
      .leftJoin('sessions', 'sessions.device', 'room_devices.id')
      .selectAll('room_devices')
      .select(['sessions.person', 'sessions.locked', 'sessions.active', 'sessions.idle_ms', 'sessions.expires'])
      .where('withdrawn', '=', 0)
      .orderBy('room')
      .orderBy('name')
      .execute(),
  isDevice: (id: string) => isDevice(store.read, id),
  setCode: async (id: string, code: string, at: number): Promise<boolean> => {
    const { numUpdatedRows } = await store.write
      .updateTable('room_devices')
      .set({ code: tokenHash(code), code_at: at })
      .where('id', '=', id)
      .where('withdrawn', '=', 0)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  },
  findByCode: (code: string, since: number) =>
    store.read
      .selectFrom('room_devices')
      .select(['id', 'name', 'room', 'seat'])
      .where('code', '=', tokenHash(code))
      .where('code_at', '>', since)
      .where('withdrawn', '=', 0)
      .executeTakeFirst(),
  state: (id: string) =>
    store.read
      .selectFrom('room_devices')
      .leftJoin('sessions', 'sessions.device', 'room_devices.id')
      .select(['room_devices.id', 'room_devices.seen', 'room', 'erase', 'build', 'battery', 'charging'])
      .select(['sessions.person', 'sessions.locked', 'sessions.active', 'sessions.idle_ms'])
      .where('room_devices.id', '=', id)
      .executeTakeFirst(),
  /**
   * Notes how a tablet is, and when its session was touched last, with how long it may be left alone from then on: what was
   * left alone for too long stays locked. A hundred tablets that
   * are told of a vote ask all at once: what was noted a moment ago is not written again, for the vote has to be.
   */
  note: async (
    id: string,
    at: number,
    { charging, ...health }: Health,
    { session, active, idleMs }: { readonly session: string; readonly active: number; readonly idleMs: number },
  ) => {
    await store.write
      .updateTable('room_devices')
      .set({ ...health, charging: charging === null ? null : charging ? 1 : 0, seen: at })
      .where('id', '=', id)
      .execute();
    await store.write
      .updateTable('sessions')
      // What was touched since is not left alone because somebody says less.
      .set((e) => ({
        active: e.case().when('active', '<', active).then(active).else(e.ref('active')).end(),
        idle_ms: idleMs,
      }))
      .where('device', '=', id)
      .where('token', '=', session)
      .where('locked', '=', 0)
      .where((e) => e(e.ref('active'), '>=', e(e.val(at - graceMs), '-', e.ref('idle_ms'))))
      .execute();
  },
  /** Tablets at which somebody sits behind the lock. */
  locked: async (): Promise<ReadonlySet<string>> =>
    new Set(
      (
        await store.read
          .selectFrom('sessions')
          .select('device')
          .where('device', 'is not', null)
          .where('locked', '=', 1)
          .execute()
      ).flatMap(({ device }) => (device === null ? [] : [device])),
    ),
  lock: (id: string) => lockSessions(store.write, id),
  /** Locks a session that its tablet has not shown for a while: its cookie went with the browser, or another one took it along. */
  lockOrphan: async (id: string, before: number): Promise<boolean> => {
    const { numUpdatedRows } = await store.write
      .updateTable('sessions')
      .set({ locked: 1 })
      .where('device', '=', id)
      .where('locked', '=', 0)
      .where('created', '<', before)
      .where('active', '<', before)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  },
});
export type DeviceStore = ReturnType<typeof deviceStore>;

/** Spends a code; false when somebody else has done so in this very moment. Whoever sat at the tablet before is signed out. */
export async function enrol(trx: Trx, id: string, code: string, token: string, label: string, at: number) {
  const { numUpdatedRows } = await trx
    .updateTable('room_devices')
    .set({ token, code: null, enrolled: at, seen: at, label, erase: 0, battery: null, charging: null, free: null })
    .where('id', '=', id)
    .where('code', '=', tokenHash(code))
    .executeTakeFirst();
  await endSessions(trx, id);
  return numUpdatedRows > 0n;
}

/** It has erased what it was told to erase; false when it was told nothing. */
export const noteErased = async (trx: Trx, id: string): Promise<boolean> =>
  (
    await trx
      .updateTable('room_devices')
      .set({ erase: 0 })
      .where('id', '=', id)
      .where('erase', '=', 1)
      .executeTakeFirst()
  ).numUpdatedRows > 0n;
