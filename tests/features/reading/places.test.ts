import { afterAll, beforeAll, expect, it } from 'vitest';
import { placesMax } from '../../../server/features/reading/store.ts';
import { type House, openHouse } from '../../support/house.ts';
import { type Cast, castPeople, type MadeWorld, makeWorld } from '../../support/world.ts';

let house: House;
let cast: Cast;
let world: MadeWorld;
const clock = { at: Date.UTC(2026, 10, 24, 2) };
beforeAll(async () => {
  house = await openHouse({ now: () => clock.at });
  cast = await castPeople(house);
  world = await makeWorld(house, cast, 'running');
});
afterAll(() => house.close());

interface Kept {
  readonly place: { readonly page: number; readonly y: number; readonly turn: number; readonly at: number } | null;
}
const addressOf = (document: string): string =>
  `${house.url}/api/meetings/${world.meeting}/documents/${document}/place`;
const find = async (person: string, document = world.documents.open) =>
  fetch(addressOf(document), { headers: { cookie: await house.cookie(person) } });
const placeOf = async (person: string) => ((await (await find(person)).json()) as Kept).place;
const keep = async (person: string, body: unknown, document: string = world.documents.open) =>
  fetch(addressOf(document), {
    method: 'PUT',
    headers: { cookie: await house.cookie(person), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

it('L9 the last place is there on every device of its person, the newest one', async () => {
  expect(await placeOf(cast.delegate)).toBeNull();
  expect((await keep(cast.delegate, { page: 7, y: 0.25, turn: 90 })).status).toBe(200);
  expect(await placeOf(cast.delegate)).toEqual({ page: 7, y: 0.25, turn: 90, at: clock.at });
  clock.at += 60_000;
  await keep(cast.delegate, { page: 3, y: 0, turn: 0 });
  expect(await placeOf(cast.delegate)).toEqual({ page: 3, y: 0, turn: 0, at: clock.at });
  for (const wrong of [
    { page: 0, y: 0, turn: 0 },
    { page: 1, y: 1.5, turn: 0 },
    { page: 1, y: 0, turn: 45 },
    { page: 5001, y: 0, turn: 0 },
  ])
    expect((await keep(cast.delegate, wrong)).status).toBe(400);
});

it('L10 one place per person and paper, nobody else gets it, and nothing tells of it', async () => {
  const head = (await house.server.homes.find(world.meeting))!.head.n;
  const audits = await house.server.store.read.selectFrom('facts').select('n').execute();
  await keep(cast.delegate, { page: 4, y: 0, turn: 0 });
  await keep(cast.delegate, { page: 5, y: 0, turn: 0 });
  const rows = await house.server.store.read
    .selectFrom('places')
    .selectAll()
    .where('person', '=', cast.delegate)
    .execute();
  expect(rows).toMatchObject([{ document: world.documents.open, page: 5 }]);
  expect((await house.server.homes.find(world.meeting))!.head.n).toBe(head);
  expect(await house.server.store.read.selectFrom('facts').select('n').execute()).toHaveLength(audits.length);
  for (const other of [cast.chair, cast.secretary, cast.guest]) expect(await placeOf(other)).toBeNull();
  expect((await find(cast.outsider)).status).toBe(403);
  // Who may not read a paper gets and leaves no place in it.
  expect((await find(cast.delegate, world.documents.managers)).status).toBe(403);
  expect((await keep(cast.delegate, { page: 1, y: 0, turn: 0 }, world.documents.managers)).status).toBe(403);
});

it('L10 the oldest places go when there are too many, and all of them go with the person', async () => {
  const { write } = house.server.store;
  const old = Array.from({ length: placesMax + 3 }, (_, i) => ({
    person: cast.member,
    document: `paper${i}`,
    page: 1,
    y: 0,
    turn: 0,
    at: i,
  }));
  for (let i = 0; i < old.length; i += 100)
    await write
      .insertInto('places')
      .values(old.slice(i, i + 100))
      .execute();
  await keep(cast.member, { page: 2, y: 0, turn: 0 });
  const left = await write.selectFrom('places').select('document').where('person', '=', cast.member).execute();
  expect(left).toHaveLength(placesMax);
  const names = left.map((row) => row.document);
  expect(names).toContain(world.documents.open);
  expect(names).not.toContain('paper0');
  await write.deleteFrom('meeting_people').where('person', '=', cast.member).execute();
  await write.deleteFrom('people').where('id', '=', cast.member).execute();
  expect(await write.selectFrom('places').select('document').where('person', '=', cast.member).execute()).toEqual([]);
});
