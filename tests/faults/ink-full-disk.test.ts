import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { inkName } from '../../shared/collab/names.ts';
import { ask, type House, openHouse } from '../support/house.ts';
import { castPeople, makeWorld } from '../support/world.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

it('ink that was sent twice is not called kept when the disk has no room for it', async () => {
  const cast = await castPeople(house);
  const world = await makeWorld(house, cast, 'running');
  const place = { meeting: world.meeting, document: world.documents.open, version: 1, group: 0, layer: 'meeting' };
  const name = inkName({ ...place, layer: 'meeting' as const }, cast.delegate);
  const socket = await house.socket(await house.cookie(cast.delegate));
  const doc = new Y.Doc();
  const updates: string[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(Buffer.from(update).toString('base64')));
  const map = doc.getMap<Uint8Array>('strokes');
  const send = (update: string) => ask(socket, 'ink-update', { name, update });
  map.set('a', new Uint8Array(10));
  expect(await send(updates[0]!)).toMatchObject({ ok: true });
  const limit = (pages: number) =>
    house.server.store.write.executeQuery(CompiledQuery.raw(`pragma max_page_count = ${pages}`));
  await limit(house.server.store.pages().count);
  map.set(
    'b',
    new Uint8Array(40_000).map((_, i) => i),
  );
  // The device lost the answer and says it again: both wait for one commit.
  for (const reply of await Promise.all([send(updates[1]!), send(updates[1]!)]))
    expect(reply).toMatchObject({ ok: false, failure: { code: 'disk-full' } });
  await limit(1_000_000);
  for (const reply of await Promise.all([send(updates[1]!), send(updates[1]!)])) expect(reply.ok).toBe(true);
  const rows = await house.server.store.read.selectFrom('ink').select('body').where('name', '=', name).execute();
  const kept = new Y.Doc();
  for (const { body } of rows) Y.applyUpdate(kept, new Uint8Array(body));
  expect([...kept.getMap('strokes').keys()].sort()).toEqual(['a', 'b']);
  expect(rows).toHaveLength(2);
});
