import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { checkUpdate } from '../../server/kernel/update-gate.ts';
import { inkName } from '../../shared/collab/names.ts';
import type { Reply } from '../../shared/kernel/wire.ts';
import { ask, type House, openHouse } from '../support/house.ts';
import { type Cast, castPeople, type MadeWorld, makeWorld } from '../support/world.ts';

// Inputs that are known to make a Yjs server stand still, each beside a witness who asks all the time how quickly it answers.

let house: House;
let cast: Cast;
let world: MadeWorld;
let witness: Socket;

beforeAll(async () => {
  house = await openHouse();
  cast = await castPeople(house);
  world = await makeWorld(house, cast, 'running');
  witness = await house.socket(await house.cookie(cast.secretary));
});
afterAll(() => house.close());

const name = () =>
  inkName(
    { meeting: world.meeting, document: world.documents.open, version: 1, group: 0, layer: 'meeting' },
    cast.delegate,
  );
const codeOf = (reply: Reply): string => (reply.ok ? 'accepted' : reply.failure.code);
const rows = async () => (await house.server.store.read.selectFrom('ink').select('n').execute()).length;

/** The longest that anybody waited for an answer while this was done, the best of three: a machine may be busy otherwise. In ms. */
async function witnessed(work: () => Promise<void>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 3 && best >= 200; i += 1) best = Math.min(best, await longestWait(work));
  return best;
}

async function longestWait(work: () => Promise<void>): Promise<number> {
  let over = false;
  let longest = 0;
  const pinging = (async () => {
    while (!over) {
      const start = performance.now();
      await ask(witness, 'ink-leave', { group: 'ink' });
      longest = Math.max(longest, performance.now() - start);
      await new Promise((go) => setImmediate(go));
    }
  })();
  await work();
  over = true;
  await pinging;
  return longest;
}

/** Sends all at once over as many lines as the limit of each needs; the codes that came back. */
async function sendAll(updates: readonly Uint8Array[]): Promise<Set<string>> {
  const codes = new Set<string>();
  const size = 380;
  for (let from = 0; from < updates.length; from += size) {
    const socket = await house.socket(await house.cookie(cast.delegate));
    const part = updates.slice(from, from + size);
    const replies = await Promise.all(
      part.map((update) => ask(socket, 'ink-update', { name: name(), update: Buffer.from(update).toString('base64') })),
    );
    for (const reply of replies) codes.add(codeOf(reply));
    socket.disconnect();
  }
  return codes;
}

/** github.com/yjs/yjs/issues/687: run lengths that make a merge of the V2 form count to 2^38. */
const endless = Buffer.from('00010000000001000100010200001602000001fdffffffff7f0000', 'hex');

it('I3 the 27 bytes on which merging never ends are refused at once, a thousand times', async () => {
  expect(endless.byteLength).toBe(27);
  const start = performance.now();
  expect(checkUpdate(endless, { clocks: new Map(), clients: new Map() }, cast.delegate)).toMatchObject({ ok: false });
  expect(performance.now() - start).toBeLessThan(200);
  const before = await rows();
  const longest = await witnessed(async () => {
    const codes = await sendAll(Array.from({ length: 1000 }, () => endless));
    expect([...codes]).toEqual(['annotations.not-an-update']);
  });
  expect(longest).toBeLessThan(200);
  expect(await rows()).toBe(before);
});

it('I3 run lengths as large as a number can be are refused at once in the form that is taken, too', () => {
  const many = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f];
  const forms: readonly (readonly number[])[] = [
    [...many, 1, 1, 0],
    [1, ...many, 1, 0],
    [1, 1, ...many, 0],
    [1, 1, 1, 0, 0, ...many],
    [1, 1, 1, 0, 10, ...many],
    [0, ...many],
    [0, 1, 1, ...many],
    [0, 1, 1, 1, ...many, ...many],
  ];
  for (const form of forms) {
    const start = performance.now();
    const checked = checkUpdate(Uint8Array.from(form), { clocks: new Map(), clients: new Map() }, cast.delegate);
    expect(performance.now() - start).toBeLessThan(200);
    expect(checked.ok, String(form)).toBe(false);
  }
});

it('I3 three thousand gaps, one by one and in one update, are refused and leave nothing behind', async () => {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let i = 0; i < 6001; i += 1) doc.getMap('strokes').set(`k${i % 7}`, new Uint8Array([i & 255]));
  // Every second one is missing: each of the others stands behind a gap.
  const gaps = updates.filter((_, i) => i % 2 === 1).slice(0, 3000);
  expect(gaps.length).toBe(3000);
  const before = await rows();
  const longest = await witnessed(async () => {
    expect([...(await sendAll(gaps))]).toEqual(['annotations.gap']);
  });
  expect(longest).toBeLessThan(200);
  const merged = Y.mergeUpdates(gaps.slice(0, 1500));
  expect(merged.byteLength).toBeLessThan(64_000);
  const start = performance.now();
  expect([...(await sendAll([merged]))]).toEqual(['annotations.gap']);
  expect(performance.now() - start).toBeLessThan(1000);
  expect(await rows()).toBe(before);
  // From the beginning, in order, they are what they are.
  expect([...(await sendAll([updates[0]!]))]).toEqual(['accepted']);
});
