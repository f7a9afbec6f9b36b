import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownKeyFrom, seal, unseal } from '../../../renderer/kernel/own-key.ts';
import { packDevicesMax } from '../../../shared/features/packs/contract.ts';
import { type House, openHouse } from '../../support/house.ts';
import { type Cast, castPeople } from '../../support/world.ts';

const hours = 24;
const clock = { at: Date.UTC(2026, 10, 24, 2) };
let house: House;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse({ now: () => clock.at, env: { NGHISU_PACK_HOURS: String(hours) } });
  cast = await castPeople(house);
});
afterAll(() => house.close());

interface Answer {
  readonly key?: string;
  readonly until?: number;
  readonly devices?: readonly { readonly device: string }[];
  readonly failure?: { readonly code: string };
}
async function ask(person: string, method: string, device?: string): Promise<Answer> {
  const response = await fetch(`${house.url}/api/packs${device === undefined ? '' : `/${device}`}`, {
    method,
    headers: { cookie: await house.cookie(person), 'content-type': 'application/json', origin: house.url },
    ...(method === 'POST' && { body: JSON.stringify({ label: 'Chrome, Windows' }) }),
  });
  return (await response.json()) as Answer;
}
const device = (n: number): string => `maytinhbang${String(n).padStart(5, '0')}`;
const devicesOf = async (person: string) => (await ask(person, 'GET')).devices?.map((one) => one.device);

it('H1 a device gets its key again at each contact, and nobody else ever gets it', async () => {
  const given = await ask(cast.delegate, 'POST', device(1));
  expect(given.until).toBe(clock.at + hours * 3_600_000);
  expect(Buffer.from(given.key!, 'base64url')).toHaveLength(32);
  clock.at += 60_000;
  const again = await ask(cast.delegate, 'POST', device(1));
  expect(again).toEqual({ key: given.key, until: clock.at + hours * 3_600_000 });
  for (const other of [cast.chair, cast.secretary, cast.administrator, cast.outsider]) {
    const asked = await ask(other, 'POST', device(1));
    expect(asked).toMatchObject({ failure: { code: 'packs.withdrawn' } });
    expect(asked.key).toBeUndefined();
    expect(await devicesOf(other)).toEqual([]);
  }
  const second = await ask(cast.delegate, 'POST', device(2));
  expect(second.key, 'each device has its own').not.toBe(given.key);
  // Whatever the tables hold, the key is not in them.
  const rows = await house.server.store.read.selectFrom('pack_devices').selectAll().execute();
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain(given.key);
});

it('H2 a withdrawn key is never given again, and only its person withdraws it', async () => {
  await ask(cast.member, 'POST', device(11));
  await ask(cast.chair, 'DELETE', device(11));
  expect(await devicesOf(cast.member), 'the chair has no say').toEqual([device(11)]);
  await ask(cast.member, 'DELETE', device(11));
  expect(await devicesOf(cast.member)).toEqual([]);
  for (let n = 0; n < 2; n += 1)
    expect((await ask(cast.member, 'POST', device(11))).failure?.code).toBe('packs.withdrawn');
});

it('H4 what is kept opens by the own key and the part of the server together, and by neither alone', async () => {
  const raw = (fill: number) => new Uint8Array(32).fill(fill);
  const key = async (own: number, server: number) =>
    (await ownKeyFrom(raw(own), cast.delegate)).derive('pack', raw(server));
  const sealed = await seal(await key(1, 2), new TextEncoder().encode('Tài liệu'), 'ten');
  const opens = async (own: number, server: number, name = 'ten') =>
    (await unseal(await key(own, server), sealed, name)) !== undefined;
  expect(await opens(1, 2)).toBe(true);
  expect(await opens(3, 2), 'another person with the same part of the server').toBe(false);
  expect(await opens(1, 3), 'the person after the part of the server was withdrawn').toBe(false);
  expect(await opens(1, 2, 'ten khac'), 'moved to another name').toBe(false);
});

it('H6 so many devices at most; one that is withdrawn or past its time counts no longer', async () => {
  for (let n = 0; n < packDevicesMax; n += 1)
    expect((await ask(cast.guest, 'POST', device(100 + n))).failure).toBeUndefined();
  expect((await ask(cast.guest, 'POST', device(199))).failure?.code).toBe('packs.too-many');
  expect((await ask(cast.guest, 'POST', device(100))).failure, 'one of them goes on').toBeUndefined();
  await ask(cast.guest, 'DELETE', device(101));
  expect((await ask(cast.guest, 'POST', device(199))).failure).toBeUndefined();
  clock.at += hours * 3_600_000 + 1;
  expect(await devicesOf(cast.guest)).toEqual([]);
  expect((await ask(cast.guest, 'POST', device(200))).failure).toBeUndefined();
});
