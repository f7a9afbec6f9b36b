import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LiveStore } from '../../renderer/kernel/live-store.ts';
import { MeetingLink } from '../../renderer/kernel/meeting-link.ts';
import { signalTickMs } from '../../server/kernel/signal-tick.ts';
import { difference, type Json } from '../../shared/kernel/patch.ts';
import type { LiveMessage, SignalsMessage } from '../../shared/kernel/wire.ts';
import { until } from '../collab/room.ts';
import { ask, type House, openHouse } from '../support/house.ts';
import { type Cast, castPeople, type MadeWorld, makeWorld } from '../support/world.ts';

let house: House;
let cast: Cast;
let world: MadeWorld;

beforeAll(async () => {
  house = await openHouse();
  cast = await castPeople(house);
  world = await makeWorld(house, cast, 'running');
});
afterAll(() => house.close());

it('who comes and goes is told as a difference, and each manager ends with who is there', async () => {
  const link = new MeetingLink({
    as: 'person',
    url: house.url,
    extraHeaders: { cookie: await house.cookie(cast.chair) },
  });
  const chair = await house.socket(await house.cookie(cast.chair));
  const told: LiveMessage[] = [];
  chair.on('live', (message: LiveMessage) => {
    if (message.name === 'participants.connected') told.push(message);
  });
  const member = await house.socket(await house.cookie(cast.member));
  member.on('live', ({ name }: LiveMessage) => expect(name).not.toBe('participants.connected'));
  for (const socket of [chair, member]) await ask(socket, 'enter', { meeting: world.meeting });
  link.open();
  link.enter(world.meeting);
  const here = (): string[] => Object.keys(link.live('participants.connected')?.people ?? {}).sort();
  await until(() => here().length === 2);
  const others = await Promise.all(
    [cast.delegate, cast.guest, cast.secretary].map(async (person) => {
      const socket = await house.socket(await house.cookie(person));
      await ask(socket, 'enter', { meeting: world.meeting });
      return socket;
    }),
  );
  const all = [cast.chair, cast.member, cast.delegate, cast.guest, cast.secretary].sort();
  await until(() => here().length === all.length);
  expect(here()).toEqual(all);
  others[1]!.disconnect();
  await until(() => here().length === all.length - 1);
  const gone = JSON.stringify([[['people', cast.guest]]]);
  await until(() => told.some((message) => 'patch' in message && JSON.stringify(message.patch) === gone));
  // Who comes later is sent the whole.
  const late = await house.socket(await house.cookie(cast.secretary));
  const whole = new Promise<LiveMessage>((go) =>
    late.on('live', (message: LiveMessage) => message.name === 'participants.connected' && go(message)),
  );
  await ask(late, 'enter', { meeting: world.meeting });
  expect(Object.keys(((await whole) as unknown as { value: { people: object } }).value.people).sort()).toEqual(here());
  // Nothing changes, nothing is told.
  const count = told.length;
  late.disconnect();
  await ask(chair, 'resync', { meeting: world.meeting, view: 'participants.connected' });
  expect(told.length).toBe(count + 1);
  expect(told.at(-1)).toHaveProperty('value');
  link.close();
});

it('whatever of a live value is lost, a device shows the last one or asks for it', () => {
  const value = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 0, max: 3 }));
  fc.assert(
    fc.property(fc.array(fc.tuple(value, fc.boolean(), fc.boolean()), { minLength: 1 }), (steps) => {
      const store = new LiveStore();
      let before: Json = {};
      for (const [i, [after, lost, whole]] of steps.entries()) {
        const head = { meeting: 'hop000000000', name: 'participants.connected', n: i + 1 };
        const message: LiveMessage =
          i === 0 || whole ? { ...head, value: after } : { ...head, patch: difference(before, after) };
        before = after;
        if (lost) continue;
        if (!store.take(message)) expect(store.take({ ...head, value: after })).toBe(true);
        expect(store.get(head.name)).toEqual(after);
      }
    }),
    { seed: 20_261_127, numRuns: 500 },
  );
});

it('signals of one moment come in one packet, in order, by whom the session says, and nobody hears himself', async () => {
  const document = world.documents.open;
  expect(await house.act(world.meeting, cast.chair, 'presentation.start', { document })).toMatchObject({ ok: true });
  const enter = async (person: string) => {
    const socket = await house.socket(await house.cookie(person));
    const packets: SignalsMessage[] = [];
    socket.on('signal', (message: SignalsMessage) => packets.push(message));
    await ask(socket, 'enter', { meeting: world.meeting });
    return { socket, packets };
  };
  const [pen, other, member] = [await enter(cast.chair), await enter(cast.chair), await enter(cast.member)];
  const count = 50;
  const point = (from: typeof pen, page: number) =>
    ask(from.socket, 'signal', {
      meeting: world.meeting,
      name: 'presentation.pointer',
      value: { document, page, at: { x: 0.5, y: 0.5 } },
    });
  const begun = performance.now();
  const answers = await Promise.all(
    Array.from({ length: count }, (_, i) => [point(pen, i + 1), point(other, count + i + 1)]).flat(),
  );
  for (const answer of answers) expect(answer).toMatchObject({ ok: true });
  const pages = ({ packets }: typeof pen): number[] =>
    packets.flatMap(({ signals }) => signals.map(({ value }) => (value as { page: number }).page));
  await until(() => pages(member).length === 2 * count);
  const ticks = (performance.now() - begun) / signalTickMs;
  const range = (from: number) => Array.from({ length: count }, (_, i) => from + i);
  expect(member.packets.length).toBeLessThanOrEqual(ticks + 2);
  expect(pages(member).filter((page) => page <= count)).toEqual(range(1));
  expect(pages(member).filter((page) => page > count)).toEqual(range(count + 1));
  expect(pages(pen)).toEqual(range(count + 1));
  expect(pages(other)).toEqual(range(1));
  for (const { signals } of member.packets) for (const { by } of signals) expect(by).toBe(cast.chair);
});
