import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { addEntry } from '../../server/features/catalogues/store.ts';
import { addDevice } from '../../server/features/devices/room/device-store.ts';
import { addPerson } from '../../server/features/identity/store.ts';
import { addUnit } from '../../server/features/units/store.ts';
import type { OpenOptions } from '../../server/kernel/database.ts';
import type { Actor } from '../../server/kernel/feature.ts';
import { newId } from '../../server/kernel/new-id.ts';
import { deviceCookie, displayCookie, newToken, sessionCookie, tokenHash } from '../../server/kernel/sessions.ts';
import { openServer, type Server, type ServerOptions } from '../../server/server.ts';
import { readSettings, type Settings } from '../../server/settings.ts';
import type { Reply } from '../../shared/kernel/wire.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol.ts';

/** A product that runs in a folder of its own, with accounts; everything in it is real. */
export interface House {
  readonly server: Server;
  readonly settings: Settings;
  readonly url: string;
  readonly unit: string;
  /** A unit below it. */
  readonly below: string;
  /** A group, without people as yet. */
  readonly group: string;
  /** An entry of the catalogue of positions. */
  readonly entry: string;
  readonly addAccount: (name: string, rights?: AccountRights) => Promise<string>;
  /** A cookie of a new session of this person. */
  readonly cookie: (person: string) => Promise<string>;
  /** A display that waits with this code; its id and its cookie. */
  readonly addDisplay: (code: string) => Promise<{ id: string; cookie: string }>;
  /** A tablet that is enrolled for a room; its id and its cookie. */
  readonly addRoomDevice: (room?: string) => Promise<{ id: string; cookie: string }>;
  /** A plain socket of the product's protocol, connected. */
  readonly socket: (cookie: string, as?: 'person' | 'display' | 'device') => Promise<Socket>;
  readonly act: (stream: string, person: string, name: string, input: unknown) => Promise<Reply>;
  readonly close: () => Promise<void>;
}

export interface AccountRights {
  readonly office?: boolean;
  readonly administrator?: boolean;
  readonly unitAdministrator?: boolean;
  /** Default: the house's unit. */
  readonly unit?: string;
}

export interface HouseOptions {
  readonly folder?: string;
  readonly database?: OpenOptions;
  readonly page?: string;
  readonly port?: number;
  readonly now?: () => number;
  readonly demonstration?: ServerOptions['demonstration'];
  readonly endDemonstration?: () => void;
  readonly env?: Readonly<Record<string, string>>;
}

/** An actor as the sessions would find him. */
export const actor = (id: string, rights: AccountRights = {}): Actor => ({
  kind: 'person',
  id,
  office: rights.office ?? true,
  administrator: rights.administrator ?? false,
  unitAdministrator: rights.unitAdministrator ?? false,
});

/** Asks once over a socket; the answer, never a time-out of its own (the test's limit holds). */
export const ask = (socket: Socket, event: string, message: unknown): Promise<Reply> =>
  new Promise((settle) => socket.emit(event, message, settle));

export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'nghisu-'));
  const settings = readSettings({ NGHISU_DATA: folder, PORT: '0', ...options.env });
  const server = await openServer({
    settings,
    ...(options.database && { database: options.database }),
    ...(options.page !== undefined && { page: options.page }),
    ...(options.now && { now: options.now }),
    ...(options.demonstration && { demonstration: options.demonstration }),
    ...(options.endDemonstration && { endDemonstration: options.endDemonstration }),
  });
  const address = await server.listen('127.0.0.1', options.port ?? 0);
  const url = `http://127.0.0.1:${address.port}`;
  const unit = newId();
  const below = newId();
  const group = newId();
  const entry = newId();
  await server.store.write.transaction().execute(async (trx) => {
    await trx
      .insertInto('people_groups')
      .values({ id: group, name: `Nhóm ${group}`, retired: 0 })
      .execute();
    await addUnit(trx, unit, `Đơn vị ${unit}`);
    await addUnit(trx, below, `Phòng ${below}`, unit);
    const extra = { abbreviation: '', capacity: null, equipment: '' };
    await addEntry(trx, entry, { kind: 'position', name: `Chức vụ ${entry}`, ...extra });
  });
  const sockets: Socket[] = [];
  return {
    server,
    settings,
    url,
    unit,
    below,
    entry,
    group,
    addAccount: async (name, rights = {}) => {
      const id = newId();
      await server.store.write.transaction().execute((trx) =>
        addPerson(trx, {
          id,
          login: `u-${id}`,
          name,
          position: 'Ủy viên',
          unit: rights.unit ?? unit,
          password: '',
          mustChange: false,
          office: rights.office ?? false,
          administrator: rights.administrator ?? false,
          unitAdministrator: rights.unitAdministrator ?? false,
        }),
      );
      await server.refreshNames();
      return id;
    },
    cookie: async (person) =>
      `${sessionCookie}=${await server.sessions.create(person, { address: '127.0.0.1', agent: 'test', cookies: undefined })}`,
    addDisplay: async (code) => {
      const token = newToken();
      const id = `device${code}`;
      await server.store.write
        .insertInto('displays')
        .values({ id, token: tokenHash(token), code, meeting: null, asked: Date.now() })
        .execute();
      return { id, cookie: `${displayCookie}=${token}` };
    },
    addRoomDevice: async (room = 'Phòng 1') => {
      const token = newToken();
      const id = newId();
      await server.store.write
        .transaction()
        .execute((trx) => addDevice(trx, id, { name: `Máy ${id}`, room, seat: 'A1' }));
      await server.store.write
        .updateTable('room_devices')
        .set({ token: tokenHash(token), enrolled: Date.now() })
        .where('id', '=', id)
        .execute();
      return { id, cookie: `${deviceCookie}=${token}` };
    },
    socket: async (cookie, as = 'person') => {
      const socket = io(url, {
        transports: ['websocket'],
        auth: { protocol: PROTOCOL_VERSION, as },
        extraHeaders: { cookie },
        forceNew: true,
        reconnection: false,
      });
      sockets.push(socket);
      await new Promise<void>((settle, reject) => {
        socket.once('connect', settle);
        socket.once('connect_error', reject);
      });
      return socket;
    },
    act: (stream, person, name, input) => server.homes.submit(stream, actor(person), { name, id: newId(), input }),
    close: async () => {
      for (const socket of sockets) socket.disconnect();
      await server.stop();
      if (!options.folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}
