import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { InkGroup } from '../../../renderer/features/annotations/ink-group.ts';
import { InkHistory } from '../../../renderer/features/annotations/ink-history.ts';
import { MemoryOutbox, newKey, timeKey } from '../../../renderer/features/annotations/outbox.ts';
import { packStroke } from '../../../shared/features/annotations/ink.ts';
import { fail } from '../../../shared/kernel/result.ts';
import { line, openTablet, type Tablet, type TabletOptions, until } from '../../collab/room.ts';
import { type House, openHouse } from '../../support/house.ts';
import { type Cast, castPeople, type MadeWorld, makeWorld } from '../../support/world.ts';

const seed = 20_261_127;
const name = 'document';
const bytesOf = (x: number): Uint8Array =>
  packStroke({ page: 1, colour: 0, width: 8, points: [x, x, x + 9, x], pressures: null });

interface Packet {
  readonly owner: string;
  readonly update: Uint8Array;
}

/** A device: the marks and the steps as a page has them, and what came for it and was not read yet. */
class Device {
  readonly owner: string;
  readonly inbox: Packet[] = [];
  readonly group: InkGroup;
  readonly history: InkHistory;

  constructor(owner: string, others: () => readonly Device[]) {
    this.owner = owner;
    this.group = new InkGroup({
      layer: 'meeting',
      onPages: () => {},
      onUpdate: (from, update) => {
        for (const other of others()) if (other !== this) other.inbox.push({ owner: from, update });
      },
      onSeen: (from, changes, live) => {
        if (from === owner) this.history.saw(name, changes, live);
      },
    });
    this.history = new InkHistory({
      write: (_, changes) => this.group.write(owner, changes),
      read: (_, key) => this.group.bytes(owner, key) ?? null,
    });
  }

  draw(x: number): string {
    const key = newKey();
    this.history.did(name, [{ key, bytes: bytesOf(x) }], [{ key, bytes: null }]);
    return key;
  }
  erase(key: string): void {
    const bytes = this.group.bytes(this.owner, key);
    if (bytes) this.history.did(name, [{ key, bytes: null }], [{ key, bytes }]);
  }
  read(count = this.inbox.length, live = true): void {
    for (const { owner, update } of this.inbox.splice(0, count)) this.group.take(owner, update, live);
  }
  keysOf(owner: string): readonly string[] {
    return this.group
      .page(1)
      .filter((mark) => mark.owner === owner)
      .map(({ key }) => key);
  }
}

function threeDevices(): readonly [Device, Device, Device] {
  const all: Device[] = [];
  const device = (owner: string): Device => new Device(owner, () => all);
  all.push(device('mot'), device('mot'), device('nguoi khac'));
  return all as unknown as readonly [Device, Device, Device];
}

const act = fc.record({
  what: fc.constantFrom('draw', 'draw', 'erase', 'undo', 'undo', 'redo', 'read'),
  who: fc.integer({ min: 0, max: 2 }),
  n: fc.nat(4000),
});

it('I30 steps of one person are one row over his devices: each takes back the last one, wherever it was done', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 40 }), (acts) => {
      const devices = threeDevices();
      // What there should be, and the steps: from, to.
      const stand = { mot: new Set<string>(), other: new Set<string>() };
      const done: { readonly key: string; readonly drawn: boolean }[] = [];
      let undone: typeof done = [];
      const put = (key: string, there: boolean): void => void (there ? stand.mot.add(key) : stand.mot.delete(key));
      for (const { what, who, n } of acts) {
        const device = devices[who]!;
        const own = device.owner === 'mot';
        if (what === 'draw') {
          const key = device.draw(n);
          if (own) {
            put(key, true);
            done.push({ key, drawn: true });
            undone = [];
          } else stand.other.add(key);
        } else if (what === 'erase' && own) {
          // Rubbing out what was just drawn can't be told from taking it back, on the other device.
          const old = [...stand.mot].filter((key) => key !== done.at(-1)?.key);
          const key = old[n % Math.max(1, old.length)];
          if (key) {
            device.erase(key);
            put(key, false);
            done.push({ key, drawn: false });
            undone = [];
          }
        } else if (what === 'undo' && own) {
          expect(device.history.canUndo).toBe(done.length > 0);
          device.history.undo();
          const last = done.pop();
          if (last) {
            put(last.key, !last.drawn);
            undone.push(last);
          }
        } else if (what === 'redo' && own) {
          expect(device.history.canRedo).toBe(undone.length > 0);
          device.history.redo();
          const last = undone.pop();
          if (last) {
            put(last.key, last.drawn);
            done.push(last);
          }
        }
        for (const one of devices) one.read();
        for (const one of devices) {
          expect([...one.keysOf('mot')].sort()).toEqual([...stand.mot].sort());
          expect([...one.keysOf('nguoi khac')].sort()).toEqual([...stand.other].sort());
        }
      }
    }),
    { seed, numRuns: 300 },
  );
});

it('I30 whenever things come, all devices end the same, and nobody takes back anything of another person', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 60 }), (acts) => {
      const devices = threeDevices();
      const drawn = { mot: new Set<string>(), 'nguoi khac': new Set<string>() };
      for (const { what, who, n } of acts) {
        const device = devices[who]!;
        const owner = device.owner as keyof typeof drawn;
        const other = owner === 'mot' ? 'nguoi khac' : 'mot';
        const before = device.keysOf(other);
        if (what === 'draw') drawn[owner].add(device.draw(n));
        else if (what === 'erase') device.erase(device.keysOf(owner)[0] ?? '');
        else if (what === 'undo') device.history.undo();
        else if (what === 'redo') device.history.redo();
        else device.read(n % 4);
        if (what !== 'read') expect(device.keysOf(other)).toEqual(before);
      }
      for (const one of devices) one.read();
      const [first, ...more] = devices.map((one) => one.group.page(1).map(({ owner, key }) => `${owner}/${key}`));
      for (const one of more) expect(one).toEqual(first);
      for (const owner of ['mot', 'nguoi khac'] as const)
        for (const key of devices[0].keysOf(owner)) expect(drawn[owner].has(key)).toBe(true);
    }),
    { seed, numRuns: 300 },
  );
});

it('I30 what was changed since is not taken back, and what is older than an hour is no step', () => {
  const [one, two] = threeDevices();
  const key = one.draw(1);
  one.history.did(name, [{ key, bytes: bytesOf(2) }], [{ key, bytes: bytesOf(1) }]);
  // The other device moves it on before it has heard of anything else.
  two.read();
  two.history.did(name, [{ key, bytes: bytesOf(3) }], [{ key, bytes: bytesOf(2) }]);
  one.read();
  one.history.undo();
  two.read();
  for (const device of [one, two]) expect(device.group.bytes('mot', key)).toEqual(bytesOf(2));
  const [old, late] = threeDevices();
  old.group.write('mot', [{ key: timeKey(Date.now() - 3_700_000), bytes: bytesOf(4) }]);
  old.group.write('mot', [{ key: timeKey(Date.now() - 60_000), bytes: bytesOf(5) }]);
  late.read(2, false);
  late.history.undo();
  expect(late.keysOf('mot')).toHaveLength(1);
  expect(late.history.canUndo).toBe(false);
  // What was taken away before one looked comes back by no step.
  const [, reader] = threeDevices();
  const [writer] = [new Device('mot', () => [reader])];
  const gone = writer.draw(6);
  writer.erase(gone);
  writer.draw(7);
  reader.read(1, false);
  reader.read(2, false);
  reader.history.undo();
  expect(reader.history.canUndo).toBe(false);
  expect(reader.keysOf('mot')).toEqual([]);
});

let house: House;
let cast: Cast;
let world: MadeWorld;
const open: Tablet[] = [];
beforeEach(async () => {
  house = await openHouse();
  cast = await castPeople(house);
  world = await makeWorld(house, cast, 'running');
});
afterEach(async () => {
  for (const tablet of open.splice(0)) tablet.close();
  await house.close();
});

it('I30 through the server: what the tablet drew the other device takes back and does again, a stranger does not', async () => {
  const paper = { document: world.documents.open, version: 1 };
  const enter = async (person: string): Promise<Tablet> => {
    const tablet = await openTablet({ house, meeting: world.meeting, person });
    open.push(tablet);
    tablet.ink.show(paper, 1);
    return tablet;
  };
  const marks = (tablet: Tablet): number => tablet.ink.marks(paper, 1).length;
  const tablet = await enter(cast.delegate);
  const stranger = await enter(cast.member);
  tablet.ink.add(paper, line(800));
  tablet.ink.add(paper, line(1600));
  stranger.ink.add(paper, line(2400));
  await until(() => tablet.ink.unsent === 0 && stranger.ink.unsent === 0);
  const other = await enter(cast.delegate);
  await until(() => marks(other) === 3 && marks(stranger) === 3);
  other.ink.history.undo();
  await until(() => marks(tablet) === 2 && marks(stranger) === 2);
  expect(tablet.ink.history.canRedo).toBe(true);
  tablet.ink.history.undo();
  await until(() => marks(other) === 1 && marks(stranger) === 1);
  expect(other.ink.history.canUndo).toBe(false);
  other.ink.history.redo();
  await until(() => marks(tablet) === 2);
  stranger.ink.history.undo();
  await until(() => marks(tablet) === 1);
  expect(stranger.ink.history.canUndo).toBe(false);
  other.ink.setFrozen(true);
  expect(other.ink.history.canUndo, 'a closed meeting takes nothing').toBe(false);
});

it('I33 no step is taken back or done again while own marks are still to come: what was written last stands', async () => {
  const paper = { document: world.documents.open, version: 1 };
  const enter = async (outbox: MemoryOutbox, more: Partial<TabletOptions> = {}): Promise<Tablet> => {
    const mine = { house, meeting: world.meeting, person: cast.delegate, outbox, live: false };
    const tablet = await openTablet({ ...mine, ...more });
    open.push(tablet);
    tablet.ink.show(paper, 1);
    return tablet;
  };
  const heights = (tablet: Tablet) => tablet.ink.marks(paper, 1).map(({ mark }) => mark.points[1]);
  const elsewhere = await enter(new MemoryOutbox());
  const first = elsewhere.ink.add(paper, line(800))!;
  await until(() => elsewhere.ink.unsent === 0);
  // A page that reads, but from which nothing goes.
  const outbox = new MemoryOutbox();
  const before = await enter(outbox, { wire: () => ({ inkUpdate: async () => fail('unreachable') }) });
  await until(() => heights(before).length === 1);
  const second = before.ink.add(paper, line(1600))!;
  before.ink.change(paper, 1, [
    { key: first, mark: line(900) },
    { key: second, mark: line(1700) },
  ]);
  before.close();
  const after = await enter(outbox);
  // The mark on which the change stands comes with the bundle: until then neither is there.
  expect(heights(after)).toEqual([]);
  const { history } = after.ink;
  expect([history.canUndo, history.canRedo]).toEqual([false, false]);
  history.undo();
  history.redo();
  after.ink.add(paper, line(2400));
  await until(() => after.ink.unsent === 0 && heights(after).join() === '900,1700,2400');
  await until(() => heights(elsewhere).join() === '900,1700,2400');
  expect(history.canUndo).toBe(true);
  history.undo();
  await until(() => heights(elsewhere).join() === '900,1700');
});

it('I33 what was lost for good keeps nobody from taking back what he writes now; what is still to come does', async () => {
  const paper = { document: world.documents.open, version: 1 };
  const outbox = new MemoryOutbox();
  const person = cast.member;
  const silent = () => ({ inkUpdate: async () => fail('unreachable') });
  const enter = async (wire?: TabletOptions['wire']): Promise<Tablet> => {
    const tablet = await openTablet({ house, meeting: world.meeting, person, outbox, ...(wire && { wire }) });
    open.push(tablet);
    tablet.ink.show(paper, 1);
    await tablet.ink.opened(paper, 1);
    return tablet;
  };
  const own = (tablet: Tablet) => tablet.ink.marks(paper, 1).filter(({ owner }) => owner === person);
  const before = await enter(silent);
  before.ink.add(paper, line(3000));
  before.ink.add(paper, line(3100));
  await until(async () => (await outbox.all()).length === 2);
  before.close();
  // The first of them goes with a disk that was full, before anybody else has it.
  await outbox.remove((await outbox.all())[0]!.id);
  const after = await enter(silent);
  expect(own(after)).toEqual([]);
  const { history } = after.ink;
  let told = 0;
  history.subscribe(() => {
    told += 1;
  });
  after.ink.add(paper, line(3200));
  expect(history.canUndo).toBe(true);
  history.undo();
  expect(own(after)).toEqual([]);
  expect(told).toBeGreaterThan(1);
  after.close();
  // With a line, what is left is said again in a new document.
  const mended = await enter();
  await until(() => mended.ink.unsent === 0);
  await until(
    () =>
      own(mended)
        .map(({ mark }) => mark.points[1])
        .join() === '3100',
  );

  // In a document: what comes after all was read, and stands on nothing yet, waits for the next reading.
  const updates: Uint8Array[] = [];
  const writer = new InkGroup({ layer: 'meeting', onPages: () => {}, onUpdate: (_, update) => updates.push(update) });
  for (const x of [1, 2, 3]) writer.write('mot', [{ key: newKey(), bytes: bytesOf(x) }]);
  const reader = new InkGroup({ layer: 'meeting', onPages: () => {}, onUpdate: () => {} });
  reader.take('mot', updates[1]!);
  expect(reader.isBehind('mot')).toBe(true);
  reader.settle();
  expect(reader.isBehind('mot')).toBe(false);
  reader.take('mot', updates[2]!, true);
  expect(reader.isBehind('mot')).toBe(true);
  reader.settle();
  reader.take('mot', updates[0]!);
  expect([reader.isBehind('mot'), reader.page(1).length]).toEqual([false, 3]);
});
