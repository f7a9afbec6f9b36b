import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MemoryOutbox } from '../../renderer/features/annotations/outbox.ts';
import { groupName } from '../../shared/collab/names.ts';
import { fail } from '../../shared/kernel/result.ts';
import { type House, openHouse } from '../support/house.ts';
import { type Cast, castPeople, type MadeWorld, makeWorld } from '../support/world.ts';
import { line, openTablet, type Tablet, until } from './room.ts';

let house: House;
let cast: Cast;
let world: MadeWorld;
let folder: string;
const open: Tablet[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nghisu-ink-'));
  house = await openHouse({ folder });
  cast = await castPeople(house);
});
afterAll(async () => {
  for (const tablet of open) tablet.close();
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const enter = async (person: string, more: Partial<Parameters<typeof openTablet>[0]> = {}): Promise<Tablet> => {
  const tablet = await openTablet({ house, meeting: world.meeting, person, ...more });
  open.push(tablet);
  return tablet;
};
const paper = () => ({ document: world.documents.open, version: 1 });
const seen = (tablet: Tablet, page = 1) => tablet.ink.marks(paper(), page).map((entry) => entry.mark.points);
const sent = (tablet: Tablet) => until(() => tablet.ink.unsent === 0);

describe('shared ink', () => {
  beforeAll(async () => {
    world = await makeWorld(house, cast, 'running');
  });

  it('I4 reaches everybody who shows the page, with its author, and goes when it is taken back', async () => {
    const writer = await enter(cast.delegate);
    const reader = await enter(cast.chair);
    writer.ink.show(paper(), 1);
    reader.ink.show(paper(), 2);
    writer.ink.add(paper(), line(4000));
    expect(seen(writer)).toHaveLength(1);
    await until(() => seen(reader).length === 1);
    expect(reader.ink.marks(paper(), 1)[0]!.owner).toBe(cast.delegate);
    reader.ink.add(paper(), line(3000));
    await until(() => seen(writer).length === 2);
    expect(seen(writer)).toEqual(seen(reader));
    writer.ink.history.undo();
    await until(() => seen(reader).length === 1);
    expect(reader.ink.marks(paper(), 1)[0]!.owner).toBe(cast.chair);
    writer.ink.history.redo();
    await until(() => seen(reader).length === 2);
    expect(writer.ink.history.canRedo).toBe(false);
  });

  it('I2 takes only own strokes away', async () => {
    const writer = await enter(cast.delegate);
    writer.ink.show(paper(), 1);
    await until(() => seen(writer).length === 2);
    const strokes = writer.ink.marks(paper(), 1);
    writer.ink.erase(paper(), 1, strokes);
    await sent(writer);
    expect(writer.ink.marks(paper(), 1).map((entry) => entry.owner)).toEqual([cast.chair]);
    expect(writer.ink.failure).toBeNull();
  });

  it('I1 is there for whoever comes later, in the group of the page only', async () => {
    const late = await enter(cast.member);
    late.ink.show(paper(), 9);
    late.ink.show(paper(), 1);
    await until(() => seen(late).length === 1);
    expect(seen(late, 9)).toEqual([]);
  });

  it('I5 keeps a stroke that was sent when its answer is lost, once', async () => {
    let lost = 0;
    const writer = await enter(cast.member, {
      wire: (link) => ({
        inkUpdate: async (name, update) => {
          const result = await link.inkUpdate(name, update);
          lost += 1;
          return lost <= 3 ? fail('unknown-outcome') : result;
        },
      }),
    });
    const reader = await enter(cast.chair);
    reader.ink.show(paper(), 1);
    writer.ink.show(paper(), 1);
    await until(() => seen(reader).length === 1);
    const before = await house.server.store.read.selectFrom('ink').selectAll().execute();
    writer.ink.add(paper(), line(2000));
    writer.ink.add(paper(), line(1900));
    await sent(writer);
    await until(() => seen(reader).length === 3);
    const after = await house.server.store.read.selectFrom('ink').selectAll().execute();
    expect(after.length - before.length).toBe(2);
  });

  it('I5 loses nothing when the page is left before the line is back', async () => {
    const outbox = new MemoryOutbox();
    const first = await enter(cast.guest, { outbox });
    first.ink.show(paper(), 1);
    await until(() => seen(first).length === 3);
    first.link.close();
    first.ink.add(paper(), line(1000));
    first.ink.add(paper(), line(900));
    first.ink.history.undo();
    expect(first.ink.unsent).toBe(3);
    first.ink.close();
    const again = await enter(cast.guest, { outbox });
    again.ink.show(paper(), 1);
    await sent(again);
    const reader = await enter(cast.chair);
    reader.ink.show(paper(), 1);
    await until(() => seen(reader).length === 4);
    await until(() => seen(again).length === 4);
    expect(await outbox.all()).toEqual([]);
  });

  it('I5 shows what was left unsent at once after a reload, before any line', async () => {
    const outbox = new MemoryOutbox();
    const first = await enter(cast.guest, { outbox });
    first.ink.show(paper(), 1);
    first.link.close();
    first.ink.add(paper(), line(500));
    first.ink.close();
    const again = await enter(cast.guest, {
      outbox,
      wire: () => ({ inkUpdate: async () => fail('unreachable'), inkJoin: async () => fail('unreachable') }),
    });
    again.ink.show(paper(), 1);
    expect(seen(again)).toHaveLength(1);
    again.close();
    const last = await enter(cast.guest, { outbox });
    await sent(last);
  });

  it('I5 joins again when updates were missed', async () => {
    let told: ((group: string) => void) | undefined;
    const deaf = await enter(cast.chair, {
      wire: () => ({
        onInk: () => () => {},
        onInkLost: (listener) => {
          told = listener;
          return () => {};
        },
      }),
    });
    deaf.ink.show(paper(), 1);
    await until(() => seen(deaf).length === 5);
    const writer = await enter(cast.delegate);
    writer.ink.show(paper(), 1);
    writer.ink.add(paper(), line(400));
    await sent(writer);
    expect(seen(deaf)).toHaveLength(5);
    told?.(groupName({ meeting: world.meeting, ...paper(), group: 0, layer: 'meeting' }));
    await until(() => seen(deaf).length === 6);
  });

  it('I5 says the strokes again in a new document when the server lacks what they stand on', async () => {
    const outbox = new MemoryOutbox();
    const writer = await enter(cast.secretary, {
      outbox,
      wire: (link) => {
        let first = true;
        return {
          inkUpdate: async (name, update) => {
            // The first update never leaves this device and is taken for saved: the next one has a gap before it.
            if (!first) return link.inkUpdate(name, update);
            first = false;
            return { ok: true, value: {} };
          },
        };
      },
    });
    const reader = await enter(cast.chair);
    reader.ink.show(paper(), 1);
    writer.ink.show(paper(), 1);
    await until(() => seen(reader).length === 6);
    writer.ink.add(paper(), line(300));
    await sent(writer);
    writer.ink.add(paper(), line(200));
    await sent(writer);
    await until(() => seen(reader).length === 7);
    expect(writer.ink.failure).toBeNull();
    expect(seen(writer)).toEqual(seen(reader));
  });

  it('I5 keeps what is drawn while a document is begun again', async () => {
    let first = true;
    let drawn = false;
    let tablet: Tablet | undefined;
    const writer = await enter(cast.delegate, {
      wire: (link) => ({
        inkUpdate: async (name, update) => {
          if (!first) return link.inkUpdate(name, update);
          first = false;
          return { ok: true, value: {} };
        },
        inkJoin: async (group) => {
          const joined = await link.inkJoin(group);
          if (!first && !drawn) {
            drawn = true;
            tablet?.ink.add(paper(), line(420));
          }
          return joined;
        },
      }),
    });
    tablet = writer;
    writer.ink.show(paper(), 1);
    await until(() => seen(writer).length === 7);
    writer.ink.add(paper(), line(400));
    await sent(writer);
    writer.ink.add(paper(), line(410));
    await sent(writer);
    const reader = await enter(cast.chair);
    reader.ink.show(paper(), 1);
    // The one that was told as saved and never sent is gone; what waited and what came meanwhile is there.
    await until(() => seen(reader).length === 9);
    expect(drawn).toBe(true);
    expect(seen(writer)).toEqual(seen(reader));
    writer.ink.history.undo();
    writer.ink.history.undo();
    await until(() => seen(reader).length === 7);
  });

  it('I5 is still there after the server was started again', async () => {
    const reader = await enter(cast.chair);
    reader.ink.show(paper(), 1);
    await until(() => seen(reader).length === 7);
    const before = seen(reader);
    for (const tablet of open.splice(0)) tablet.close();
    await house.close();
    house = await openHouse({ folder });
    const again = await enter(cast.delegate);
    again.ink.show(paper(), 1);
    await until(() => seen(again).length === 7);
    expect(seen(again)).toEqual(before);
    const own = again.ink.marks(paper(), 1).filter((entry) => entry.owner === cast.delegate);
    again.ink.erase(paper(), 1, own);
    await sent(again);
    expect(again.ink.failure).toBeNull();
    expect(seen(again)).toHaveLength(7 - own.length);
  });
});
