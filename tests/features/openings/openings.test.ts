import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../../server/kernel/new-id.ts';
import { officeStream } from '../../../shared/kernel/ids.ts';
import { type House, openHouse } from '../../support/house.ts';
import { type Cast, castPeople, type MadeWorld, makeWorld } from '../../support/world.ts';

let house: House;
let cast: Cast;
let world: MadeWorld;
beforeAll(async () => {
  house = await openHouse();
  cast = await castPeople(house);
  world = await makeWorld(house, cast, 'running');
});
afterAll(() => house.close());

const call = async (person: string, path: string, init: RequestInit = {}) => {
  const response = await fetch(`${house.url}${path}`, {
    ...init,
    headers: { cookie: await house.cookie(person), 'content-type': 'application/json' },
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const open = (person: string, document: string) =>
  call(person, `/api/meetings/${world.meeting}/documents/${document}/opened`, { method: 'PUT', body: '{}' });
const list = async (person = cast.secretary) =>
  (await call(person, `/api/meetings/${world.meeting}/openings`)).body.people as { person: string; opened: string[] }[];
const share = (person: string, shares: boolean) =>
  house.server.homes.submit(
    officeStream,
    { kind: 'person', id: person, office: false, administrator: false, unitAdministrator: false },
    { name: 'openings.share', id: newId(), input: { shares } },
  );
const rows = () => house.server.store.read.selectFrom('openings').selectAll().execute();

it('K1 nothing is noted of who has not agreed, and he has not unless he said so', async () => {
  expect((await call(cast.delegate, '/api/openings')).body).toEqual({ shares: false });
  expect((await open(cast.delegate, world.documents.open)).status).toBe(200);
  expect(await rows()).toEqual([]);
  expect(await list()).toEqual([]);
});

it('K2 K4 of who agreed: opened, once, no time; the secretary alone sees it', async () => {
  expect(await share(cast.delegate, true)).toMatchObject({ ok: true });
  expect(await share(cast.guest, true)).toMatchObject({ ok: true });
  for (let i = 0; i < 3; i++) await open(cast.delegate, world.documents.open);
  expect((await open(cast.delegate, world.documents.managers)).status, 'not what he may not read').toBe(403);
  const { open: document } = world.documents;
  expect(await rows()).toEqual([{ meeting: world.meeting, document, person: cast.delegate }]);
  expect((await list()).sort((a, b) => b.opened.length - a.opened.length)).toEqual([
    { person: cast.delegate, opened: [document] },
    { person: cast.guest, opened: [] },
  ]);
  for (const person of [cast.chair, cast.delegate, cast.guest, cast.outsider])
    expect((await call(person, `/api/meetings/${world.meeting}/openings`)).status).toBe(403);
});

it('K3 taken back it is erased; with the meeting it ends for everybody', async () => {
  await share(cast.delegate, false);
  expect(await rows()).toEqual([]);
  await share(cast.delegate, true);
  expect(await list()).toContainEqual({ person: cast.delegate, opened: [] });
  await open(cast.delegate, world.documents.open);
  await house.act(world.meeting, cast.secretary, 'voting.close', { question: world.questions.open });
  expect(await house.act(world.meeting, cast.secretary, 'meetings.close', {})).toMatchObject({ ok: true });
  expect(await list()).toEqual([]);
  const feature = house.server.homes.registry.features.find((one) => one.name === 'openings')!;
  await feature.start();
  await expect.poll(rows).toEqual([]);
  await feature.stop();
});
