import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { CompiledQuery } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { openStore } from '../../server/kernel/database.ts';
import { newId } from '../../server/kernel/new-id.ts';
import { append, emptyHead, readStream } from '../../server/kernel/stream.ts';
import { actor, type House, openHouse } from '../support/house.ts';
import { castPeople, makeWorld } from '../support/world.ts';

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'nghisu-streams-'));
  folders.push(made);
  return made;
};
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});

const create = { title: 'Phiên họp', room: 'Phòng 1', startsAt: 4e12, endsAt: 4e12 + 1000, body: 'free' };
/** Bounds the file at its present size (SQLite clamps a smaller limit to it), or lets it grow again. */
const limitPages = (house: House, pages: number) =>
  house.server.store.write.executeQuery(CompiledQuery.raw(`pragma max_page_count = ${pages}`));
const send = (house: House, stream: string, person: string, id: string, name: string, input: unknown) =>
  house.server.homes.submit(stream, actor(person), { name, id, input });

describe('settings of the database', () => {
  it('a file that would not be synced is refused', () => {
    expect(() => openStore(join(folder(), 'a.sqlite'), { synchronous: 'OFF' })).toThrow(/synchronous/);
  });
});

describe('receipts', () => {
  it('the same command again answers the same, after a restart too, and happens once', async () => {
    const data = folder();
    let house = await openHouse({ folder: data });
    const person = await house.addAccount('A', { office: true });
    const meeting = newId();
    const id = newId();
    const first = await send(house, meeting, person, id, 'meetings.create', create);
    const added = newId();
    const item = await send(house, meeting, person, added, 'agenda.addItem', { title: 'Nội dung', minutes: 5 });
    const refusedId = newId();
    const refused = await send(house, meeting, person, refusedId, 'meetings.start', {});
    expect(refused).toEqual({ ok: false, failure: { code: 'meetings.not-announced' } });
    await house.close();
    house = await openHouse({ folder: data });
    expect(await send(house, meeting, person, id, 'meetings.create', create)).toEqual(first);
    expect(await send(house, meeting, person, added, 'agenda.addItem', { title: 'Nội dung', minutes: 5 })).toEqual(
      item,
    );
    // A refusal was decided on the facts of its time: the retry is told the same, whatever happened since.
    expect(await send(house, meeting, person, refusedId, 'meetings.start', {})).toEqual(refused);
    expect((await house.server.homes.find(meeting))!.head.n).toBe(3);
    await house.close();
  });

  it('forbidden and invalid are not remembered', async () => {
    const house = await openHouse();
    const person = await house.addAccount('A', { office: true });
    const meeting = newId();
    await send(house, meeting, person, newId(), 'meetings.create', create);
    await send(house, meeting, await house.addAccount('B'), newId(), 'meetings.announce', {});
    await send(house, meeting, person, newId(), 'agenda.addItem', { title: '' });
    const rows = await house.server.store.read
      .selectFrom('receipts')
      .select('command')
      .where('stream', '=', meeting)
      .execute();
    expect(rows.length).toBe(1);
    await house.close();
  });
});

describe('facts', () => {
  it('a fact of a newer program makes its meeting read-only, and it stays readable', async () => {
    const house = await openHouse();
    const person = await house.addAccount('A', { office: true });
    const meeting = newId();
    await send(house, meeting, person, newId(), 'meetings.create', create);
    const host = (await house.server.homes.find(meeting))!;
    await house.server.store.write
      .transaction()
      .execute((trx) =>
        append(
          trx,
          house.server.keys.log,
          meeting,
          host.head,
          [{ type: 'agenda.itemAdded', v: 99, at: 1, by: person, data: {} }],
          [],
          1,
        ),
      );
    await host.load();
    expect(host.readOnly).toBe(true);
    expect(await send(house, meeting, person, newId(), 'agenda.addItem', { title: 'Nội dung', minutes: 5 })).toEqual({
      ok: false,
      failure: { code: 'read-only' },
    });
    const socket = await house.socket(await house.cookie(person));
    expect(await new Promise((settle) => socket.emit('enter', { meeting }, settle))).toMatchObject({ ok: true });
    await house.close();
  });

  const goldenFolder = join(import.meta.dirname, 'golden');
  const goldenLogs = readdirSync(goldenFolder).map((name) => ({
    name,
    ...(JSON.parse(readFileSync(join(goldenFolder, name), 'utf8')) as { bodies: string[]; state: object }),
  }));

  it.each(goldenLogs)('the golden $name folds to the state that it stands for', async ({ bodies, state: written }) => {
    const house = await openHouse();
    let state = house.server.homes.registry.initial;
    for (const body of bodies) {
      const next = house.server.homes.registry.evolve(state, JSON.parse(body));
      expect(next, body).toBeDefined();
      state = next!;
    }
    expect(bodies.length).toBeGreaterThan(30);
    // A feature that was born after the log has nothing in it.
    const { initial } = house.server.homes.registry;
    expect(JSON.parse(JSON.stringify(state))).toEqual({ ...initial, ...written });
    await house.close();
  });

  it('every kind of fact that a program may write stands in a golden log', async () => {
    const house = await openHouse();
    const bodies = goldenLogs.flatMap((log) => log.bodies);
    const written = new Set(bodies.map((body) => (JSON.parse(body) as { type: string }).type));
    const known = house.server.homes.registry.features.flatMap((feature) =>
      Object.keys(feature.facts.kinds).map((kind) => `${feature.name}.${kind}`),
    );
    expect(known.filter((kind) => !written.has(kind))).toEqual([]);
    await house.close();
  });
});

describe('a stream under everything at once', () => {
  // Commands, duplicates of them, failed commits and restarts in any order: the log is what was acknowledged, once each.
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('submit' as const), n: fc.integer({ min: 0, max: 11 }) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('burst' as const), from: fc.integer({ min: 0, max: 8 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('fail' as const), n: fc.integer({ min: 0, max: 11 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('erase' as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) },
  );

  it('submit, duplicate, failed commit, erase and reopen: nothing acknowledged is lost or doubled', async () => {
    let full = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const data = folder();
        let house = await openHouse({ folder: data });
        const person = await house.addAccount('A', { office: true });
        const extra = await house.addAccount('B');
        const meeting = newId();
        await send(house, meeting, person, newId(), 'meetings.create', create);
        await send(house, meeting, person, newId(), 'participants.add', { person: extra, votes: true });
        const ids = Array.from({ length: 12 }, () => newId());
        const acked = new Map<number, string>();
        const submit = async (n: number): Promise<void> => {
          const reply = await send(house, meeting, person, ids[n]!, 'agenda.addItem', {
            title: `Nội dung ${n} ${'dài '.repeat(70)}`,
            minutes: 5,
          });
          if (!reply.ok) {
            expect(reply.failure.code).toBe('disk-full');
            full += 1;
            expect(acked.has(n), 'what was acknowledged once is never refused later').toBe(false);
            return;
          }
          const item = (reply.value as { item: string }).item;
          if (acked.has(n)) expect(item).toBe(acked.get(n));
          acked.set(n, item);
        };
        for (const one of steps) {
          if (one.do === 'submit') await submit(one.n);
          else if (one.do === 'burst') await Promise.all([0, 1, 2, 1, 0, 3].map((k) => submit(one.from + k)));
          else if (one.do === 'fail') {
            await limitPages(house, 1);
            await submit(one.n);
            await limitPages(house, 1_000_000);
          } else if (one.do === 'erase') {
            await house.server.store.write.deleteFrom('people').where('id', '=', extra).execute();
            await house.server.refreshNames();
          } else {
            await house.close();
            house = await openHouse({ folder: data });
          }
        }
        const { facts, intact } = await readStream(house.server.store.read, house.server.keys.log, meeting);
        expect(intact).toBe(true);
        const items = facts
          .filter((fact) => fact.type === 'agenda.itemAdded')
          .map((fact) => (fact.data as { item: string }).item);
        expect(items.toSorted()).toEqual([...acked.values()].toSorted());
        await house.close();
      }),
      { seed: 20261124, numRuns: 25 },
    );
    expect(full, 'some commits did fail').toBeGreaterThan(0);
  });

  it('a lost number race decides again on what the other has written', async () => {
    const house = await openHouse();
    const person = await house.addAccount('A', { office: true });
    const meeting = newId();
    await send(house, meeting, person, newId(), 'meetings.create', create);
    const host = (await house.server.homes.find(meeting))!;
    // Another node was quicker: its fact takes the number that this host would have given.
    await house.server.store.write
      .transaction()
      .execute((trx) =>
        append(
          trx,
          house.server.keys.log,
          meeting,
          host.head,
          [{ type: 'meetings.cancelled', v: 1, at: 1, by: person, data: {} }],
          [],
          1,
        ),
      );
    expect(await send(house, meeting, person, newId(), 'agenda.addItem', { title: 'Nội dung', minutes: 5 })).toEqual({
      ok: false,
      failure: { code: 'closed' },
    });
    await house.close();
  });
});

it('one chain per stream: an entry of one stream does not fit another', async () => {
  const store = openStore(join(folder(), 'a.sqlite'));
  const key = Buffer.alloc(32, 7);
  await store.write.schema
    .createTable('facts')
    .addColumn('stream', 'text')
    .addColumn('n', 'integer')
    .addColumn('body', 'text')
    .addColumn('mac', 'text')
    .execute();
  const fact = { type: 'a.b', v: 1, at: 1, by: 'x', data: { text: 'chữ "có dấu" \u0000 \ud800' } };
  const one = await store.write.transaction().execute((trx) => append(trx, key, 'stream01', emptyHead, [fact], [], 1));
  const two = await store.write.transaction().execute((trx) => append(trx, key, 'stream02', emptyHead, [fact], [], 1));
  expect(one.mac).not.toBe(two.mac);
  const read = await readStream(store.read, key, 'stream01');
  expect(read.intact).toBe(true);
  expect(read.facts[0]!.data).toEqual(fact.data);
  await store.close();
});

it('a meeting made by the product is folded the same by a second reader', async () => {
  const house = await openHouse();
  const world = await makeWorld(house, await castPeople(house), 'running');
  const host = (await house.server.homes.find(world.meeting))!;
  const { facts } = await readStream(house.server.store.read, house.server.keys.log, world.meeting);
  let state = house.server.homes.registry.initial;
  for (const fact of facts) state = house.server.homes.registry.evolve(state, fact)!;
  expect(state).toEqual(host.state);
  await house.close();
});

it('a retry of an accepted command after the meeting was closed is told what it was told', async () => {
  const house = await openHouse();
  const cast = await castPeople(house);
  const world = await makeWorld(house, cast, 'running');
  const id = newId();
  const ballot = { question: world.questions.open, choice: 'agree' };
  const first = await send(house, world.meeting, cast.delegate, id, 'voting.cast', ballot);
  expect(first).toMatchObject({ ok: true });
  await send(house, world.meeting, cast.secretary, newId(), 'voting.close', { question: world.questions.open });
  const closing = newId();
  const closed = await send(house, world.meeting, cast.secretary, closing, 'meetings.close', {});
  expect(await send(house, world.meeting, cast.delegate, id, 'voting.cast', ballot)).toEqual(first);
  expect(await send(house, world.meeting, cast.secretary, closing, 'meetings.close', {})).toEqual(closed);
  expect(await send(house, world.meeting, cast.delegate, newId(), 'voting.cast', ballot)).toMatchObject({
    failure: { code: 'closed' },
  });
  // Somebody else's id of a command tells nothing.
  expect(await send(house, world.meeting, cast.outsider, id, 'voting.cast', ballot)).toMatchObject({
    failure: { code: 'forbidden' },
  });
  await house.close();
});
