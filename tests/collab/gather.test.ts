import { afterAll, beforeAll, expect, it } from 'vitest';
import { gatherMarks } from '../../renderer/features/annotations/export/gather-marks.ts';
import type { MeetingSource } from '../../renderer/kernel/meeting-source.ts';
import { fail } from '../../shared/kernel/result.ts';
import { type House, openHouse } from '../support/house.ts';
import { type Cast, castPeople, type MadeWorld, makeWorld } from '../support/world.ts';
import { line, openTablet, until } from './room.ts';

let house: House;
let cast: Cast;
let world: MadeWorld;
beforeAll(async () => {
  house = await openHouse();
  cast = await castPeople(house);
  world = await makeWorld(house, cast, 'running');
});
afterAll(() => house.close());

const tabletWith = (wire: Partial<MeetingSource> = {}) =>
  openTablet({ house, meeting: world.meeting, person: cast.delegate, wire: () => wire });
const gather = (
  { ink, link }: Awaited<ReturnType<typeof tabletWith>>,
  signal?: AbortSignal,
  source: Pick<MeetingSource, 'status'> = link,
) =>
  gatherMarks({
    session: ink,
    source,
    paper: { document: world.documents.open, version: 1 },
    pages: 9,
    ...(signal && { signal }),
  });

it('X7 marks that are gathered say whether they are all: not those that the server did not give, nor those without a line', async () => {
  const writer = await openTablet({ house, meeting: world.meeting, person: cast.member });
  writer.ink.add({ document: world.documents.open, version: 1 }, line(700, 9));
  await until(() => writer.ink.unsent === 0);
  writer.close();
  const whole = await tabletWith();
  const gathered = await gather(whole);
  expect([gathered.whole, gathered.marks.length]).toEqual([true, 1]);
  expect((await gather(whole, undefined, { status: 'offline' })).whole).toBe(false);
  whole.close();
  const refused = await tabletWith({ inkJoin: async () => fail('forbidden') });
  expect(await gather(refused)).toEqual({ whole: false, marks: [] });
  refused.close();
});

it('X7 who stops while marks do not come waits no longer', async () => {
  const silent = await tabletWith({ inkJoin: () => new Promise(() => {}) });
  const abort = new AbortController();
  const began = performance.now();
  const gathering = gather(silent, abort.signal);
  abort.abort();
  await expect(gathering).rejects.toThrow();
  expect(performance.now() - began).toBeLessThan(10_000);
  silent.close();
});
