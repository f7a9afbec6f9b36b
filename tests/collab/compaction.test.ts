import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { inkBytesMax } from '../../server/kernel/collab-host.ts';
import { InkCompactor } from '../../server/kernel/ink-compactor.ts';
import { groupName, inkName } from '../../shared/collab/names.ts';
import type { Reply } from '../../shared/kernel/wire.ts';
import { bundleOf } from '../support/bundle.ts';
import { ask, type House, openHouse } from '../support/house.ts';
import { type Cast, castPeople, type MadeWorld, makeWorld } from '../support/world.ts';
import { until } from './room.ts';

let folder: string;
let house: House;
let cast: Cast;
let world: MadeWorld;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nghisu-compaction-'));
  house = await openHouse({ folder });
  cast = await castPeople(house);
  world = await makeWorld(house, cast, 'running');
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const place = (group: number) => ({
  meeting: world.meeting,
  document: world.documents.open,
  version: 1,
  group,
  layer: 'meeting' as const,
});
const rowsOf = (name: string) =>
  house.server.store.read.selectFrom('ink').selectAll().where('name', '=', name).orderBy('n').execute();
const bytesOf = async (name: string): Promise<number> =>
  (await rowsOf(name)).reduce((sum, { body }) => sum + body.byteLength, 0);
const docOf = async (name: string): Promise<Y.Doc> => {
  const doc = new Y.Doc();
  for (const { body } of await rowsOf(name)) Y.applyUpdate(doc, new Uint8Array(body));
  expect(doc.store.pendingStructs).toBeNull();
  return doc;
};
const marks = (doc: Y.Doc) =>
  Object.fromEntries(
    [...doc.getMap<Uint8Array>('strokes')].map(([key, bytes]) => [key, Buffer.from(bytes).toString('hex')]),
  );

/** Sends what changes, each one when the one before it was taken; what was put off is sent again. */
class Sender {
  readonly doc = new Y.Doc();
  readonly name: string;
  readonly #sockets: readonly Socket[];
  #next = 0;
  #waiting: Uint8Array[] = [];
  constructor(name: string, sockets: readonly Socket[]) {
    this.name = name;
    this.#sockets = sockets;
    this.doc.on('update', (update: Uint8Array, _: unknown, __: Y.Doc, { local }: Y.Transaction) => {
      if (local) this.#waiting.push(update);
    });
  }
  get map(): Y.Map<Uint8Array> {
    return this.doc.getMap('strokes');
  }
  async flush(): Promise<Reply[]> {
    const replies: Reply[] = [];
    // A limit holds for each socket: many take turns.
    for (const update of this.#waiting.splice(0)) {
      const message = { name: this.name, update: Buffer.from(update).toString('base64') };
      for (;;) {
        const reply = await ask(this.#sockets[this.#next++ % this.#sockets.length]!, 'ink-update', message);
        if (!reply.ok && ['over-limit', 'busy'].includes(reply.failure.code)) {
          await new Promise((go) => setImmediate(go));
          continue;
        }
        replies.push(reply);
        break;
      }
    }
    return replies;
  }
}
const senderOf = async (person: string, group: number, lines = 3): Promise<Sender> => {
  const sockets: Socket[] = [];
  for (let i = 0; i < lines; i += 1) sockets.push(await house.socket(await house.cookie(person)));
  return new Sender(inkName(place(group), person), sockets);
};

describe('ink that was overwritten and erased', () => {
  it('I12 100,000 overwrites of one key are merged into a few bytes, and say the same', async () => {
    const doc = new Y.Doc();
    // Every update bears it, and a small number takes fewer bytes.
    doc.clientID = 4_000_000_000;
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    const map = doc.getMap('strokes');
    for (let i = 0; i < 100_000; i += 1) map.set('k', new Uint8Array([i & 255, i >> 8]));
    const raw = updates.reduce((sum, update) => sum + update.byteLength, 0);
    expect(raw).toBeGreaterThan(3_000_000);
    const compactor = new InkCompactor();
    let [turns, merging] = [0, true];
    const beat = (): void => {
      turns += 1;
      if (merging) setImmediate(beat);
    };
    beat();
    const merged = await compactor.merge(updates);
    merging = false;
    await compactor.stop();
    // On this thread it would be two or three; how many more depends on who else wants the processor.
    expect(turns, 'the event loop goes on meanwhile').toBeGreaterThan(10);
    expect(merged!.byteLength).toBeLessThan(200);
    const again = new Y.Doc();
    Y.applyUpdate(again, merged!);
    expect(again.getMap('strokes').get('k')).toEqual(map.get('k'));
    expect(Y.encodeStateVector(again)).toEqual(Y.encodeStateVector(doc));
  });

  it('I12 what does not make a whole document is left as it is', async () => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (let i = 0; i < 3; i += 1) doc.getMap('strokes').set('k', new Uint8Array([i]));
    const compactor = new InkCompactor();
    expect(await compactor.merge([updates[0]!, updates[2]!])).toBeNull();
    expect(await compactor.merge([new Uint8Array([9, 9, 9])])).toBeNull();
    expect(await compactor.merge(updates)).not.toBeNull();
    await compactor.stop();
  });

  it('I12 becomes one row on the disk, the gate knows what it knew, and writing goes on, also after a restart', async () => {
    const sender = await senderOf(cast.delegate, 0);
    for (let i = 0; i < 300; i += 1) sender.map.set(`k${i % 5}`, new Uint8Array(500).fill(i));
    for (const reply of await sender.flush()) expect(reply.ok).toBe(true);
    await until(async () => (await rowsOf(sender.name)).length < 200);
    expect(marks(await docOf(sender.name))).toEqual(marks(sender.doc));
    const clients = () =>
      house.server.store.read.selectFrom('ink_clients').selectAll().where('name', '=', sender.name).execute();
    expect(await clients()).toEqual([{ name: sender.name, client: sender.doc.clientID, person: cast.delegate }]);
    // Who knows the whole of it goes on from there, and what stood on merged marks stands.
    sender.map.set('k1', new Uint8Array(10).fill(9));
    sender.map.delete('k2');
    for (const reply of await sender.flush()) expect(reply.ok).toBe(true);
    // The same once more adds nothing; a gap is still one, and the client is still his.
    const old = Y.encodeStateAsUpdate(sender.doc, new Uint8Array([0]));
    const socket = await house.socket(await house.cookie(cast.delegate));
    const send = (update: Uint8Array, name = sender.name) =>
      ask(socket, 'ink-update', { name, update: Buffer.from(update).toString('base64') });
    const gap = new Y.Doc();
    Y.applyUpdate(gap, old);
    gap.clientID = sender.doc.clientID;
    gap.getMap('strokes').set('x', new Uint8Array(1));
    const before = Y.encodeStateVector(gap);
    gap.getMap('strokes').set('y', new Uint8Array(1));
    expect(await send(Y.encodeStateAsUpdate(gap, before))).toMatchObject({ failure: { code: 'annotations.gap' } });
    const chair = await house.socket(await house.cookie(cast.chair));
    expect(
      await ask(chair, 'ink-update', { name: sender.name, update: Buffer.from(old).toString('base64') }),
    ).toMatchObject({ ok: false });
    await house.close();
    house = await openHouse({ folder });
    expect(marks(await docOf(sender.name))).toEqual(marks(sender.doc));
    const again = await house.socket(await house.cookie(cast.delegate));
    let update = new Uint8Array();
    sender.doc.once('update', (made: Uint8Array) => {
      update = new Uint8Array(made);
    });
    sender.map.set('after', new Uint8Array(3));
    expect(
      await ask(again, 'ink-update', { name: sender.name, update: Buffer.from(update).toString('base64') }),
    ).toMatchObject({ ok: true });
    const ink = await bundleOf(house, await house.cookie(cast.guest), groupName(place(0)));
    const seen = new Y.Doc();
    for (const [, one] of ink.ok ? ink.value.updates : []) Y.applyUpdate(seen, one);
    expect(marks(seen)).toEqual(marks(sender.doc));
  });

  it('I12 erasing makes room: who was full writes on after he has erased', { timeout: 60_000 }, async () => {
    const sender = await senderOf(cast.member, 1, 12);
    let code = 'accepted';
    for (let i = 0; code !== 'annotations.too-much'; i += 1) {
      sender.map.set(`k${i}`, new Uint8Array(63_000).fill(i));
      const [reply] = await sender.flush();
      code = reply!.ok ? 'accepted' : reply!.failure.code;
      expect(i * 63_000).toBeLessThan(inkBytesMax + 200_000);
    }
    expect(await bytesOf(sender.name)).toBeLessThanOrEqual(inkBytesMax);
    // As the page does: what was refused is given up, and the rest is erased in a document that begins with what was kept.
    const anew = await senderOf(cast.member, 1);
    Y.applyUpdate(anew.doc, Y.encodeStateAsUpdate(await docOf(sender.name)));
    const keys = [...anew.map.keys()];
    for (const key of keys.slice(0, keys.length / 2)) anew.map.delete(key);
    for (let i = 0; i < 20; i += 1) anew.map.set(`new${i}`, new Uint8Array(60_000).fill(i));
    for (const reply of await anew.flush()) expect(reply).toMatchObject({ ok: true });
    expect(marks(await docOf(sender.name))).toEqual(marks(anew.doc));
    await until(async () => (await bytesOf(sender.name)) < inkBytesMax * 0.6);
  });
});
