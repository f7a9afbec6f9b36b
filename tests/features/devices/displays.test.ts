import { afterEach, expect, it, vi } from 'vitest';
import { openRoom, type Room } from '../../support/room.ts';

let room: Room;
afterEach(() => room.close());

const ask = async (cookie = ''): Promise<{ state: string; code: string; cookie: string; meeting: string | null }> => {
  const response = await fetch(`${room.house.url}/api/display`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: '{}',
  });
  return {
    ...((await response.json()) as { state: string; code: string; meeting: string | null }),
    cookie: response.headers.get('set-cookie')?.split(';')[0] ?? cookie,
  };
};
const stateOf = async (cookie: string) =>
  (await (await fetch(`${room.house.url}/api/display`, { headers: { cookie } })).json()) as {
    state: string;
    meeting: string | null;
  };

it('E1 a browser shows six digits, which hold fifteen minutes', async () => {
  const clock = { at: Date.now() };
  room = await openRoom({ now: () => clock.at });
  const display = await ask();
  expect(display).toMatchObject({ state: 'waiting', meeting: null });
  expect(display.code).toMatch(/^\d{6}$/);
  expect((await stateOf('')).state).toBe('none');
  clock.at += 15 * 60_000 + 1;
  expect(await room.no(room.secretary, 'devices.pair', { code: display.code })).toBe('devices.code-unknown');
  expect((await ask(display.cookie)).code).not.toBe(display.code);
});

it('E2 paired by its code it sees what the display may see, and the code has done its work', async () => {
  room = await openRoom();
  const display = await ask();
  expect(await room.no(room.members[1]!, 'devices.pair', { code: display.code })).toBe('forbidden');
  await room.ok(room.secretary, 'devices.pair', { code: display.code });
  expect(await stateOf(display.cookie)).toMatchObject({ state: 'paired', meeting: room.meeting });
  const socket = await room.house.socket(display.cookie, 'display');
  expect(await new Promise((settle) => socket.emit('enter', { meeting: room.meeting }, settle))).toMatchObject({
    ok: true,
    value: { audience: 'display' },
  });
  expect(await room.no(room.secretary, 'devices.pair', { code: display.code })).toBe('devices.code-unknown');
});

it('E3 an unpaired display is cut off', async () => {
  room = await openRoom();
  const display = await ask();
  const { device } = await room.ok(room.secretary, 'devices.pair', { code: display.code });
  const socket = await room.house.socket(display.cookie, 'display');
  await new Promise((settle) => socket.emit('enter', { meeting: room.meeting }, settle));
  const gone = new Promise<{ why: string }>((settle) => socket.once('gone', settle));
  await room.ok(room.secretary, 'devices.unpair', { device });
  expect((await gone).why).toBe('unpaired');
  expect((await stateOf(display.cookie)).meeting).toBe(null);
});

it('E4 strangers get a bounded number of codes, and a display that nobody paired is forgotten after an hour', async () => {
  const clock = { at: Date.now() };
  room = await openRoom({ now: () => clock.at });
  const first = await ask();
  const paired = await ask();
  await room.ok(room.secretary, 'devices.pair', { code: paired.code });
  const answers = await Promise.all(Array.from({ length: 200 }, () => ask()));
  const given = answers.filter(({ code }) => code).length;
  expect(given).toBeGreaterThan(30);
  expect(given).toBeLessThan(150);
  clock.at += 61 * 60_000;
  // A display that is known renews its code without a limit.
  expect((await ask(first.cookie)).state).toBe('waiting');
  const rows = () => room.house.server.store.read.selectFrom('displays').select(['meeting', 'asked']).execute();
  await vi.waitFor(async () => {
    await ask();
    expect(await rows()).toHaveLength(3);
  });
  expect((await stateOf(paired.cookie)).state).toBe('paired');
});
