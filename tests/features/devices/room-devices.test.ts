import { afterEach, expect, it } from 'vitest';
import { hashPassword } from '../../../server/features/identity/password.ts';
import { savePin, setPassword } from '../../../server/features/identity/store.ts';
import { newId } from '../../../server/kernel/new-id.ts';
import type { Here, RoomDeviceRow } from '../../../shared/features/devices/room.ts';
import type { Session } from '../../../shared/features/identity/contract.ts';
import type { Reply } from '../../../shared/kernel/wire.ts';
import { actor } from '../../support/house.ts';
import { openRoom, type Room } from '../../support/room.ts';

let room: Room;
afterEach(() => room.close());

const minute = 60_000;
const clock = { at: 0 };
const open = async (state: 'announced' | 'running' = 'running'): Promise<void> => {
  clock.at = Date.parse('2026-11-27T08:00:00+07:00');
  room = await openRoom({ now: () => clock.at, state });
};

interface Answer<T> {
  readonly status: number;
  readonly body: T & { readonly failure?: { readonly code: string; readonly params?: Record<string, number> } };
  /** The cookies of the request with those that the answer set or took away. */
  readonly cookie: string;
}

/** One request of a browser that keeps cookies. */
async function send<T = Record<string, never>>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  cookie = '',
  body?: unknown,
): Promise<Answer<T>> {
  const response = await fetch(`${room.house.url}${path}`, {
    method,
    headers: { cookie, ...(method === 'POST' && { 'content-type': 'application/json' }) },
    ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
  });
  const jar = new Map(
    cookie
      .split('; ')
      .filter(Boolean)
      .map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]),
  );
  for (const set of response.headers.getSetCookie()) {
    const [pair = ''] = set.split(';');
    const name = pair.slice(0, pair.indexOf('='));
    if (/Max-Age=0|Expires=Thu, 01 Jan 1970/i.test(set)) jar.delete(name);
    else jar.set(name, pair.slice(name.length + 1));
  }
  return {
    status: response.status,
    body: (await response.json()) as Answer<T>['body'],
    cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
  };
}
const codeOf = ({ status, body }: Answer<unknown>): string =>
  body.failure?.code ?? (status === 200 ? 'ok' : String(status));

const pin = '284617';
const givePin = async (person: string): Promise<void> => {
  await savePin(room.house.server.store.write, { person, hash: await hashPassword(pin), since: clock.at });
};
const admin = () => room.house.addAccount('Quản trị', { administrator: true });
const command = (by: string, name: string, input: unknown): Promise<Reply> =>
  room.house.server.homes.submit('office0000', actor(by, { administrator: true }), { name, id: newId(), input });
const place = { name: 'Máy 12', room: 'Phòng 1', seat: 'A12' };

/** A tablet of the meeting's room, enrolled as an administrator and a tablet do it. */
async function enrolled(): Promise<{ by: string; cookie: string; device: string; tablet: string }> {
  const by = await admin();
  const cookie = await room.house.cookie(by);
  const added = (await command(by, 'devices.addRoomDevice', place)) as { ok: true; value: { device: string } };
  const { device } = added.value;
  const made = await send<{ code: string }>('POST', `/api/room-devices/${device}/code`, cookie);
  const tablet = await send('POST', '/api/room-device', '', { code: made.body.code, label: 'Chrome, Android' });
  expect(codeOf(tablet)).toBe('ok');
  return { by, cookie, device, tablet: tablet.cookie };
}
const byPin = (cookie: string, person: string, typed = pin) =>
  send<Session>('POST', '/api/room-device/sign-in', cookie, { person, pin: typed });
const sessionOf = async (cookie: string) => (await send<Session>('GET', '/api/session', cookie)).body;
const health = { label: 'Chrome, Android', build: 'a1', battery: 62, charging: false, free: 4_000_000_000 };
const report = (cookie: string, idleMs = 0) =>
  send<Here>('POST', '/api/room-device/report', cookie, { ...health, idleMs });
const listed = async (cookie: string) =>
  (await send<{ devices: RoomDeviceRow[] }>('GET', '/api/room-devices', cookie)).body.devices;

it('E6 a code of eight digits enrols one tablet within fifteen minutes; a later one takes its place', async () => {
  await open();
  const by = await admin();
  const cookie = await room.house.cookie(by);
  const { device } = ((await command(by, 'devices.addRoomDevice', place)) as { ok: true; value: { device: string } })
    .value;
  const newCode = async () =>
    (await send<{ code: string; until: number }>('POST', `/api/room-devices/${device}/code`, cookie)).body;
  const enrol = (code: string, from = '') => send('POST', '/api/room-device', from, { code, label: 'Chrome, Android' });
  const late = await newCode();
  expect(late.code).toMatch(/^\d{8}$/);
  expect(late.until).toBe(clock.at + 15 * minute);
  clock.at += 15 * minute + 1;
  expect(codeOf(await enrol(late.code))).toBe('devices.enrol-code');
  const replaced = await newCode();
  const { code } = await newCode();
  expect(codeOf(await enrol(replaced.code))).toBe('devices.enrol-code');
  // Whoever enrols it from his own account does not leave that open behind him.
  const first = await enrol(`${code.slice(0, 4)} ${code.slice(4)}`, await room.house.cookie(by));
  expect(first.body).toEqual(place);
  expect(first.cookie).toMatch(/^__Host-nghisu-device=[^;]+$/);
  expect(codeOf(await enrol(code))).toBe('devices.enrol-code');
  expect((await sessionOf(first.cookie)).device).toEqual({ ...place, locked: null, withdrawn: false });
  const second = await enrol((await newCode()).code);
  expect((await sessionOf(second.cookie)).device).toMatchObject(place);
  expect((await sessionOf(first.cookie)).device).toMatchObject({ withdrawn: true });
  const stored = JSON.stringify(await room.house.server.store.read.selectFrom('room_devices').selectAll().execute());
  for (const secret of [code, second.cookie.split('=')[1]!]) expect(stored).not.toContain(secret);
});

it('E7 five wrong codes make an address wait, and an administrator gets a bounded number', async () => {
  await open();
  const { cookie, device } = await enrolled();
  const { code } = (await send<{ code: string }>('POST', `/api/room-devices/${device}/code`, cookie)).body;
  const enrol = (typed: string) => send('POST', '/api/room-device', '', { code: typed, label: '' });
  const wrong = code === '00000000' ? '11111111' : '00000000';
  for (let i = 0; i < 5; i++) expect(codeOf(await enrol(wrong))).toBe('devices.enrol-code');
  const waits = await enrol(code);
  expect(waits.body.failure).toEqual({ code: 'devices.enrol-locked', params: { minutes: 15 } });
  clock.at += 14 * minute;
  const again = (await send<{ code: string }>('POST', `/api/room-devices/${device}/code`, cookie)).body.code;
  clock.at += minute;
  expect(codeOf(await enrol(again))).toBe('ok');
  const asked = await Promise.all(
    Array.from({ length: 60 }, () => send('POST', `/api/room-devices/${device}/code`, cookie)),
  );
  expect(asked.filter((one) => one.status === 200).length).toBeLessThan(40);
  expect(asked.some((one) => one.status === 429)).toBe(true);
});

it('E8 an administrator sees how each tablet is, renames, moves and withdraws it', async () => {
  await open();
  const { by, cookie, device, tablet } = await enrolled();
  const member = room.members[1]!;
  await givePin(member);
  const seated = await byPin(tablet, member);
  await report(seated.cookie);
  const row = { device, ...place, ...health, connected: false, person: 'Đại biểu 1', locked: false, erasing: false };
  expect(await listed(cookie)).toMatchObject([{ ...row, seen: clock.at, enrolled: clock.at, codeUntil: null }]);
  const socket = await room.house.socket(tablet, 'device');
  expect((await listed(cookie))[0]!.connected).toBe(true);
  // By itself it is nobody in a meeting.
  expect(await new Promise((go) => socket.emit('enter', { meeting: room.meeting }, go))).toMatchObject({ ok: false });
  const moved = { name: 'Máy 13', room: 'Phòng 2', seat: '' };
  expect(await command(by, 'devices.editRoomDevice', { device, ...moved })).toMatchObject({ ok: true });
  expect((await sessionOf(tablet)).device).toMatchObject(moved);
  expect(await command(by, 'devices.withdrawRoomDevice', { device })).toMatchObject({ ok: true });
  expect(await listed(cookie)).toEqual([]);
  expect(await command(by, 'devices.editRoomDevice', { device, ...moved })).toMatchObject({
    failure: { code: 'devices.device-unknown' },
  });
  expect((await send('GET', '/api/room-devices', await room.house.cookie(member))).status).toBe(403);
});

it('E9 by PIN comes in who is invited today, in this room, on its tablets; by password whoever has an account', async () => {
  await open('announced');
  const { tablet, by, device } = await enrolled();
  const [member, stranger] = [room.members[1]!, await room.house.addAccount('Người ngoài')];
  for (const person of [member, stranger]) await givePin(person);
  // It is for tomorrow.
  expect((await send('GET', '/api/room-device/people', tablet)).body).toEqual({ meetings: [], people: [] });
  expect(codeOf(await byPin(tablet, member))).toBe('devices.not-today');
  clock.at += 86_400_000 - 8 * 3_600_000;
  const { body } = await send<{ meetings: object[]; people: { person: string }[] }>(
    'GET',
    '/api/room-device/people',
    tablet,
  );
  expect(body.meetings).toMatchObject([{ title: 'Phiên họp' }]);
  expect(body.people.map(({ person }) => person).sort()).toEqual([...room.members, room.guest, room.secretary].sort());
  expect(codeOf(await byPin(tablet, stranger))).toBe('devices.not-invited');
  expect(codeOf(await byPin('', member))).toBe('devices.not-enrolled');
  expect((await send('GET', '/api/room-device/people')).body.failure?.code).toBe('devices.not-enrolled');
  const seated = await byPin(tablet, member);
  expect(seated.body.person).toMatchObject({ id: member });
  expect((await send('GET', '/api/meetings', seated.cookie)).status).toBe(200);
  // Who has set none is answered as for a wrong one.
  expect(codeOf(await byPin(tablet, room.members[2]!))).toBe('devices.pin-wrong');
  await command(by, 'devices.editRoomDevice', { device, ...place, room: 'Phòng khác' });
  expect(codeOf(await byPin(tablet, member))).toBe('devices.not-today');
  await command(by, 'devices.editRoomDevice', { device, ...place, room: ' PHÒNG 1 ' });
  expect(codeOf(await byPin(tablet, member))).toBe('ok');
  const { login } = await room.house.server.store.read
    .selectFrom('people')
    .select('login')
    .where('id', '=', stranger)
    .executeTakeFirstOrThrow();
  await room.house.server.store.write
    .updateTable('people')
    .set({ password: await hashPassword('Mat-khau-2026') })
    .where('id', '=', stranger)
    .execute();
  const password = await send<Session>('POST', '/api/sign-in', tablet, { login, password: 'Mat-khau-2026' });
  expect(password.body.device).toMatchObject({ seat: 'A12' });
  const outcomes = await room.house.server.store.read.selectFrom('sign_ins').select(['outcome']).execute();
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['by-pin', 'wrong-pin', 'by-pin', 'signed-in']);
});

it('E10 wrong PINs stop PINs of this person at this tablet, and never the password', async () => {
  await open();
  const { tablet } = await enrolled();
  const [chair, member] = [room.members[0]!, room.members[1]!];
  for (const person of [chair, member]) await givePin(person);
  await room.house.server.store.write
    .updateTable('people')
    .set({ password: await hashPassword('Mat-khau-2026'), login: 'chutri' })
    .where('id', '=', chair)
    .execute();
  // All at once count like one after another.
  await Promise.all(Array.from({ length: 9 }, () => byPin(tablet, chair, '111222')));
  expect((await byPin(tablet, chair)).body.failure).toEqual({ code: 'devices.pin-locked', params: { minutes: 15 } });
  expect(codeOf(await byPin(tablet, member))).toBe('ok');
  const other = await room.house.addRoomDevice();
  expect(codeOf(await byPin(other.cookie, chair))).toBe('ok');
  const seated = await send<Session>('POST', '/api/sign-in', tablet, { login: 'chutri', password: 'Mat-khau-2026' });
  expect(seated.body.person).toMatchObject({ id: chair });
  await send('POST', '/api/room-device/lock', seated.cookie);
  const unlock = (body: object) => send<Session>('POST', '/api/room-device/unlock', seated.cookie, body);
  expect(codeOf(await unlock({ pin }))).toBe('devices.pin-locked');
  expect((await unlock({ password: 'Mat-khau-2026' })).body.person).toMatchObject({ id: chair });
  clock.at += 15 * minute;
  expect(codeOf(await byPin(tablet, chair))).toBe('ok');
});

it('E10 one who goes from tablet to tablet with guesses is stopped as well, and the password still opens', async () => {
  await open();
  const chair = room.members[0]!;
  await givePin(chair);
  const tablets = await Promise.all(Array.from({ length: 14 }, () => room.house.addRoomDevice()));
  for (const { cookie } of tablets.slice(0, 13))
    await Promise.all(Array.from({ length: 5 }, () => byPin(cookie, chair, '111222')));
  expect(codeOf(await byPin(tablets[13]!.cookie, chair))).toBe('devices.pin-locked');
});

it('E11 a session is bound to its tablet, ended by the next one and after twelve hours', async () => {
  await open();
  const { tablet } = await enrolled();
  for (const person of room.members) await givePin(person);
  const seated = await byPin(tablet, room.members[1]!);
  const carried = seated.cookie.split('; ').find((one) => one.startsWith('__Host-nghisu='))!;
  const other = await room.house.addRoomDevice();
  for (const cookie of [carried, `${carried}; ${other.cookie}`]) {
    expect((await send('GET', '/api/meetings', cookie)).status).toBe(401);
    expect((await sessionOf(cookie)).person).toBe(null);
  }
  expect((await send('GET', '/api/meetings', seated.cookie)).status).toBe(200);
  const socket = await room.house.socket(seated.cookie);
  const gone = new Promise<{ why: string }>((go) => socket.once('gone', go));
  const next = await byPin(tablet, room.members[2]!);
  expect((await gone).why).toBe('signed-out');
  expect((await send('GET', '/api/meetings', seated.cookie)).status).toBe(401);
  for (let hour = 0; hour < 12; hour++) {
    for (let i = 0; i < 20; i++) {
      clock.at += 3 * minute;
      if (i < 19 || hour < 11) await report(next.cookie);
    }
  }
  expect((await send('GET', '/api/meetings', next.cookie)).status).toBe(401);
});

it('E16 on the tablet of a room nobody administers anything, by PIN as little as by password', async () => {
  await open();
  const { by, cookie, tablet } = await enrolled();
  await room.ok(room.secretary, 'participants.add', { person: by, votes: false });
  await givePin(by);
  expect((await send('GET', '/api/room-devices', cookie)).status).toBe(200);
  const seated = await byPin(tablet, by);
  expect(seated.body.person).toMatchObject({ id: by, administrator: false, unitAdministrator: false });
  expect((await sessionOf(seated.cookie)).person).toMatchObject({ administrator: false });
  expect((await send('GET', '/api/meetings', seated.cookie)).status).toBe(200);
  for (const path of ['/api/room-devices', '/api/assistant'])
    expect((await send('GET', path, seated.cookie)).status, path).toBe(403);
  const password = 'Phong-hop-2026';
  const { store } = room.house.server;
  await setPassword(store.write, by, await hashPassword(password));
  const account = await store.read.selectFrom('people').select('login').where('id', '=', by).executeTakeFirstOrThrow();
  const byPassword = await send<Session>('POST', '/api/sign-in', tablet, { login: account.login, password });
  expect(byPassword.body.person).toMatchObject({ id: by, administrator: false });
  expect((await send('GET', '/api/room-devices', byPassword.cookie)).status).toBe(403);
});

it('E11 a PIN opens nothing where its tablet was withdrawn or enrolled anew while it was checked', async () => {
  await open();
  const { by, device, tablet } = await enrolled();
  const { sessions } = room.house.server;
  const asked = { address: '127.0.0.1', agent: 'test', cookies: tablet };
  expect(await sessions.create(room.members[1]!, asked, device)).not.toBe(null);
  await command(by, 'devices.withdrawRoomDevice', { device });
  expect(await sessions.create(room.members[1]!, asked, device)).toBe(null);
});

it('E12 a report of somebody who has only the tablet locks its session, and wakes none that was left alone', async () => {
  await open();
  const { by, tablet } = await enrolled();
  const [person] = [room.members[1]!];
  await givePin(person);
  const seated = await byPin(tablet, person);
  clock.at += minute;
  await report(tablet);
  const sitting = await sessionOf(seated.cookie);
  expect([sitting.person, sitting.device?.locked?.person]).toEqual([null, person]);
  const again = await byPin(tablet, person);
  clock.at += 8 * minute;
  expect((await report(again.cookie)).body).toMatchObject({ sitter: person, locked: true });
  expect((await send('GET', '/api/meetings', again.cookie)).status).toBe(401);
  // Rights that are given meanwhile do not reach the tablet of a room.
  const third = await byPin(tablet, person);
  const socket = await room.house.socket(third.cookie);
  const { login, name, position, unit } = (await sessionOf(third.cookie)).person!;
  const edit = { person, login, name, position, unit, office: true, administrator: true };
  expect(await command(by, 'identity.editAccount', edit)).toMatchObject({ ok: true });
  const order = { stream: 'office0000', name: 'devices.addRoomDevice', id: newId(), input: place };
  const reply = await new Promise<Reply>((settle) => socket.emit('command', order, settle));
  expect(reply).toMatchObject({ ok: false, failure: { code: 'forbidden' } });
});

it('E12 behind the lock a session opens nothing; left alone for five minutes, thirty while checked in, it locks by itself', async () => {
  await open();
  const { tablet } = await enrolled();
  const [member, guest] = [room.members[1]!, room.guest];
  for (const person of [member, guest]) await givePin(person);
  const seated = await byPin(tablet, member);
  const socket = await room.house.socket(seated.cookie);
  const gone = new Promise((go) => socket.once('gone', go));
  const locked = await send<Session>('POST', '/api/room-device/lock', seated.cookie);
  await gone;
  expect(locked.body).toMatchObject({
    person: null,
    outboxKey: null,
    device: { locked: { person: member, name: 'Đại biểu 1' } },
  });
  expect((await send('GET', '/api/meetings', seated.cookie)).status).toBe(401);
  await expect(room.house.socket(seated.cookie)).rejects.toThrow('signed-out');
  const unlock = (typed: string) => send<Session>('POST', '/api/room-device/unlock', seated.cookie, { pin: typed });
  expect(codeOf(await unlock('111222'))).toBe('devices.pin-wrong');
  expect((await unlock(pin)).body.person).toMatchObject({ id: member });
  expect((await report(seated.cookie)).body).toMatchObject({ idleMs: 30 * minute, locked: false, sitter: member });
  clock.at += 29 * minute;
  expect((await send('GET', '/api/meetings', seated.cookie)).status).toBe(200);
  // Touched 25 minutes ago, it says: six more are too long.
  await report(seated.cookie, 25 * minute);
  clock.at += 7 * minute;
  expect((await sessionOf(seated.cookie)).device?.locked).toMatchObject({ person: member });
  // The guest has not checked in.
  const other = await room.house.addRoomDevice();
  const idle = await byPin(other.cookie, guest);
  expect((await report(idle.cookie)).body.idleMs).toBe(5 * minute);
  clock.at += 7 * minute;
  expect((await send('GET', '/api/meetings', idle.cookie)).status).toBe(401);
  // Somebody else: through the lock he is signed out.
  await send('POST', '/api/sign-out', idle.cookie);
  expect((await sessionOf(idle.cookie)).device?.locked).toBe(null);
  expect(codeOf(await send('POST', '/api/room-device/unlock', idle.cookie, { pin }))).toBe('devices.not-locked');
});

it('E13 an open vote shows through the lock to its voter, and his PIN casts; the tablet stays locked', async () => {
  await open();
  const { tablet } = await enrolled();
  const member = room.members[1]!;
  await givePin(member);
  const seated = await byPin(tablet, member);
  await send('POST', '/api/room-device/lock', seated.cookie);
  const socket = await room.house.socket(tablet, 'device');
  expect((await report(seated.cookie)).body.vote).toBe(null);
  const { question } = await room.ok(room.secretary, 'voting.prepare', {
    item: room.item,
    text: 'Thông qua báo cáo?',
    rule: 'majority',
    base: 'all',
    tie: 'chair',
  });
  const told = new Promise((go) => socket.once('device', go));
  await room.ok(room.secretary, 'voting.open', { question });
  await told;
  const vote = { meeting: room.meeting, question, text: 'Thông qua báo cáo?', choice: null, canChange: true };
  expect((await report(seated.cookie)).body.vote).toMatchObject(vote);
  const ballot = { command: newId(), meeting: room.meeting, question, choice: 'agree' };
  const cast = (body: object) => send('POST', '/api/room-device/ballot', seated.cookie, { pin, ...ballot, ...body });
  expect(codeOf(await cast({ pin: '111222' }))).toBe('devices.pin-wrong');
  expect(codeOf(await cast({ choice: 'other', command: newId() }))).toBe('voting.opinion-empty');
  expect((await room.facts('voting.ballotCast')).length).toBe(0);
  expect(codeOf(await cast({}))).toBe('ok');
  // The answer was lost and it is sent again: one ballot.
  expect(codeOf(await cast({}))).toBe('ok');
  expect(await room.facts('voting.ballotCast')).toMatchObject([
    { by: member, data: { person: member, choice: 'agree', by: 'self' } },
  ]);
  expect((await report(seated.cookie)).body).toMatchObject({ locked: true, vote: { choice: 'agree' } });
  expect((await send('GET', '/api/meetings', seated.cookie)).status).toBe(401);
  await room.ok(room.secretary, 'voting.close', { question });
  expect((await report(seated.cookie)).body.vote).toBe(null);
  expect(codeOf(await cast({ command: newId() }))).toBe('voting.not-open');
});

it('E14 orders hold at once; what has to be erased is erased at the next contact, and told', async () => {
  await open();
  const { by, cookie, device, tablet } = await enrolled();
  const member = room.members[1]!;
  await givePin(member);
  const seated = await byPin(tablet, member);
  const order = (what: string) => command(by, 'devices.orderRoomDevice', { device, order: what });
  expect(await order('lock')).toEqual({ ok: true, value: { connected: false } });
  expect((await sessionOf(seated.cookie)).device?.locked).toMatchObject({ person: member });
  const socket = await room.house.socket(tablet, 'device');
  const told = new Promise((go) => socket.once('device', go));
  expect(await order('sign-out')).toEqual({ ok: true, value: { connected: true } });
  await told;
  expect((await sessionOf(seated.cookie)).device?.locked).toBe(null);
  const again = await byPin(tablet, member);
  await order('erase');
  expect((await send('GET', '/api/meetings', again.cookie)).status).toBe(401);
  expect((await listed(cookie))[0]).toMatchObject({ erasing: true, person: null });
  expect((await report(tablet)).body.erase).toBe(true);
  await send('POST', '/api/room-device/erased', tablet);
  expect((await report(tablet)).body.erase).toBe(false);
  // Told twice it stands in the log once.
  await send('POST', '/api/room-device/erased', tablet);
  await command(by, 'devices.withdrawRoomDevice', { device });
  expect((await sessionOf(tablet)).device).toMatchObject({ withdrawn: true });
  expect(codeOf(await report(tablet))).toBe('devices.not-enrolled');
  const plain = await send('POST', '/api/room-device/erased', tablet);
  expect(plain.cookie).toBe('');
  const { entries, names } = (
    await send<{ entries: { type: string; by: string }[]; names: Record<string, string> }>(
      'GET',
      '/api/audit?kind=devices&limit=20',
      cookie,
    )
  ).body;
  expect(entries.map(({ type }) => type.slice('devices.'.length))).toEqual([
    'withdrawRoomDevice',
    'roomDeviceErased',
    'orderRoomDevice',
    'orderRoomDevice',
    'orderRoomDevice',
    'roomDeviceEnrolled',
    'enrolCodeMade',
    'addRoomDevice',
  ]);
  // Withdrawn it is still named.
  expect(names[device]).toBe('Máy 12');
});
