import fc from 'fast-check';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { checkUpdate } from '../../server/kernel/update-gate.ts';
import { groupName, inkName } from '../../shared/collab/names.ts';
import type { Reply } from '../../shared/kernel/wire.ts';
import { bundleOf } from '../support/bundle.ts';
import { type Chance, chanceOf } from '../support/chance.ts';
import { ask, type House, openHouse } from '../support/house.ts';
import { type Cast, castPeople, type MadeWorld, makeWorld } from '../support/world.ts';

let house: House;
let cast: Cast;
let world: MadeWorld;
let attacker: Socket;
let victim: Socket;

const group = () => ({
  meeting: world.meeting,
  document: world.documents.open,
  version: 1,
  group: 0,
  layer: 'meeting' as const,
});
const own = () => inkName(group(), cast.delegate);
const send = (socket: Socket, name: string, update: Uint8Array): Promise<Reply> =>
  ask(socket, 'ink-update', { name, update: Buffer.from(update).toString('base64') });
const codeOf = (reply: Reply): string => (reply.ok ? 'accepted' : reply.failure.code);

/** What each has written on this page group, as a tablet gets it: his marks, and what he has deleted. */
const states = async () => {
  const ink = await bundleOf(house, await house.cookie(cast.chair), groupName(group()));
  if (!ink.ok) throw new Error(ink.failure.code);
  const docs = new Map<string, Y.Doc>();
  for (const [owner, update] of ink.value.updates) {
    const doc = docs.get(owner) ?? new Y.Doc();
    docs.set(owner, doc);
    Y.applyUpdate(doc, update);
  }
  return new Map([...docs].map(([owner, doc]) => [owner, Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64')]));
};

/** Everything that the server holds of this page group, as a tablet would get it and as it lies on the disk. */
const held = async () => {
  const owners = await states();
  const rows = await house.server.store.read
    .selectFrom('ink')
    .select(({ fn }) => fn.countAll().as('n'))
    .executeTakeFirst();
  return JSON.stringify({ owners: [...owners].sort(), rows });
};

/** What the chair has written, as a tablet gets it. */
const theirState = async () => {
  return JSON.stringify((await states()).get(cast.chair));
};

/** A good update with bytes changed, cut, doubled, or mixed with another's. */
function mutantOf(chance: Chance, good: Uint8Array, other: Uint8Array): Uint8Array {
  let bytes = [...good];
  for (let times = chance.between(1, 4); times > 0; times -= 1) {
    const at = chance.between(0, Math.max(0, bytes.length - 1));
    const kind = chance.between(0, 4);
    if (kind === 0) bytes[at] = chance.between(0, 255);
    else if (kind === 1) bytes = bytes.slice(0, at);
    else if (kind === 2) bytes.splice(at, 0, ...bytes.slice(at, at + chance.between(1, 12)));
    else if (kind === 3) bytes.splice(at, bytes.length, ...other.slice(chance.between(0, other.length - 1)));
    else bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.between(0, 7));
  }
  return Uint8Array.from(bytes);
}

/** One update of a new document with one stroke; its client is free or given. */
const stroke = (key: string, client?: number, size = 40): { doc: Y.Doc; update: Uint8Array } => {
  const doc = new Y.Doc();
  if (client !== undefined) doc.clientID = client;
  let update: Uint8Array = new Uint8Array();
  doc.once('update', (made: Uint8Array) => {
    update = made;
  });
  doc.getMap('strokes').set(key, new Uint8Array(size).fill(7));
  return { doc, update };
};

beforeAll(async () => {
  house = await openHouse();
  cast = await castPeople(house);
  world = await makeWorld(house, cast, 'running');
  attacker = await house.socket(await house.cookie(cast.delegate));
  victim = await house.socket(await house.cookie(cast.chair));
  for (const socket of [attacker, victim]) await ask(socket, 'enter', { meeting: world.meeting });
});
afterAll(() => house.close());

describe('an update that is not as it should be is refused and changes nothing', () => {
  const theirs = stroke('chair', 4242);
  const mine = stroke('mine', 1717);

  beforeAll(async () => {
    expect(codeOf(await send(victim, inkName(group(), cast.chair), theirs.update))).toBe('accepted');
    expect(codeOf(await send(attacker, own(), mine.update))).toBe('accepted');
  });

  const refused = (title: string, code: string, make: () => { name?: string; update: Uint8Array }): void => {
    it(`I3 ${title}: ${code}`, async () => {
      const before = await held();
      const { name = own(), update } = make();
      expect(codeOf(await send(attacker, name, update))).toBe(code);
      expect(await held()).toBe(before);
    });
  };

  refused("another person's document", 'annotations.not-yours', () => ({
    name: inkName(group(), cast.chair),
    update: stroke('x').update,
  }));
  refused("a delete of another person's strokes", 'annotations.foreign-delete', () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, theirs.update);
    const state = Y.encodeStateVector(doc);
    doc.getMap('strokes').delete('chair');
    return { update: Y.encodeStateAsUpdate(doc, state) };
  });
  refused('a delete of strokes that this document does not hold', 'annotations.foreign-delete', () => {
    const { doc } = stroke('far', 99_123);
    const state = Y.encodeStateVector(doc);
    doc.getMap('strokes').delete('far');
    return { update: Y.encodeStateAsUpdate(doc, state) };
  });
  refused('a gap in the clock', 'annotations.gap', () => {
    const { doc } = stroke('a', 55_001);
    const state = Y.encodeStateVector(doc);
    doc.getMap('strokes').set('b', new Uint8Array(5));
    return { update: Y.encodeStateAsUpdate(doc, state) };
  });
  refused('a stroke that stands on what nobody has written', 'annotations.gap', () => {
    const { doc } = stroke('a', 55_005);
    doc.clientID = 55_006;
    let update: Uint8Array = new Uint8Array();
    doc.once('update', (made: Uint8Array) => {
      update = made;
    });
    doc.getMap('strokes').set('a', new Uint8Array(5));
    return { update };
  });
  refused('more than 64 kB', 'annotations.too-large', () => ({ update: stroke('big', 55_002, 65_700).update }));
  refused('the V2 form of a good update', 'annotations.not-an-update', () => ({
    update: Y.convertUpdateFormatV1ToV2(stroke('v2', 55_004).update),
  }));
  refused('no bytes', 'annotations.not-an-update', () => ({ update: new Uint8Array() }));
  refused('an update that says nothing', 'annotations.not-an-update', () => ({ update: new Uint8Array([0, 0]) }));
  refused('a name that is none', 'invalid', () => ({ name: 'ink/../etc', update: stroke('x').update }));
  refused('a paper that only managers read', 'forbidden', () => ({
    name: inkName({ ...group(), document: world.documents.managers }, cast.delegate),
    update: stroke('x').update,
  }));
  refused('a version that the paper has not', 'forbidden', () => ({
    name: inkName({ ...group(), version: 7 }, cast.delegate),
    update: stroke('x').update,
  }));

  it('I3 a frame larger than any message ends the line, not the server', async () => {
    const before = await held();
    const socket = await house.socket(await house.cookie(cast.member));
    const gone = new Promise((settle) => socket.once('disconnect', settle));
    socket.emit('ink-update', { name: own(), update: 'A'.repeat(200_000) }, () => {});
    await gone;
    expect(await held()).toBe(before);
  });

  it('I5 the same update twice is answered twice and kept once', async () => {
    const before = await held();
    expect(codeOf(await send(attacker, own(), mine.update))).toBe('accepted');
    expect(await held()).toBe(before);
  });

  it("I2 a client number that is another person's in this document", async () => {
    const before = await held();
    // A page group that nobody has opened yet: it is read from the disk.
    const name = inkName({ ...group(), group: 5 }, cast.delegate);
    await house.server.store.write
      .insertInto('ink_clients')
      .values({ name, client: 66_001, person: cast.chair })
      .execute();
    const reply = await send(attacker, name, stroke('x', 66_001).update);
    expect(codeOf(reply)).toBe('annotations.foreign-author');
    expect(await held()).toBe(before);
  });

  it('I2 an outsider neither writes nor reads', async () => {
    const socket = await house.socket(await house.cookie(cast.outsider));
    expect(codeOf(await send(socket, inkName(group(), cast.outsider), stroke('x').update))).toBe('forbidden');
    expect(codeOf(await ask(socket, 'ink-join', { group: groupName(group()) }))).toBe('forbidden');
  });

  it('I3 six thousand mutants of good updates hold nobody up and touch nobody else', async () => {
    const chance = chanceOf(20_261_124);
    const theirsBefore = await theirState();
    const good = stroke('tot', 77_001, 60).update;
    const pings: number[] = [];
    let over = false;
    const witness = await house.socket(await house.cookie(cast.secretary));
    const pinging = (async () => {
      while (!over) {
        const start = performance.now();
        await ask(witness, 'ink-leave', { group: 'ink' });
        pings.push(performance.now() - start);
        await new Promise((go) => setImmediate(go));
      }
    })();
    // As many senders as the limit of one of them needs: all are the same person.
    for (let sender = 0; sender < 16; sender += 1) {
      const socket = await house.socket(await house.cookie(cast.delegate));
      await ask(socket, 'enter', { meeting: world.meeting });
      const replies = await Promise.all(
        Array.from({ length: 375 }, () => send(socket, own(), mutantOf(chance, good, theirs.update))),
      );
      expect(replies.every((reply) => reply.ok || /^annotations\./.test(reply.failure.code))).toBe(true);
      socket.disconnect();
    }
    over = true;
    await pinging;
    expect(Math.max(...pings)).toBeLessThan(200);
    expect(await theirState()).toBe(theirsBefore);
    const authors = await house.server.store.read.selectFrom('ink').select(['name', 'author']).distinct().execute();
    for (const { name, author } of authors) expect(name.split('/').at(-1)).toBe(author);
    // Whoever opens the page gets all of it.
    expect((await states()).size).toBeGreaterThan(1);
  });

  it('I10 one person fills no more than his room in a meeting, and others go on', async () => {
    let code = 'accepted';
    const codes = new Set<string>();
    for (let sender = 0; sender < 3 && code !== 'annotations.too-much'; sender += 1) {
      const socket = await house.socket(await house.cookie(cast.member));
      await ask(socket, 'enter', { meeting: world.meeting });
      const name = inkName({ ...group(), group: 3 }, cast.member);
      for (let i = 0; i < 380 && code !== 'annotations.too-much'; i += 1) {
        code = codeOf(await send(socket, name, stroke(`x${sender}.${i}`, 500_000 + sender * 1000 + i, 65_000).update));
        // What merging has made room for is sent again by a tablet.
        if (code !== 'busy') codes.add(code);
      }
    }
    expect([...codes].sort()).toEqual(['accepted', 'annotations.too-much']);
    const { update } = stroke('after', 88_001);
    expect(codeOf(await send(victim, inkName({ ...group(), group: 3 }, cast.chair), update))).toBe('accepted');
  });

  it('I3 any bytes at all are judged at once, and never throw', () => {
    const known = { clocks: new Map([[1, 4]]), clients: new Map([[1, cast.delegate]]) };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const start = performance.now();
        checkUpdate(bytes, known, cast.delegate);
        expect(performance.now() - start).toBeLessThan(200);
      }),
      { seed: 20_261_124, numRuns: 3000 },
    );
  });
});
