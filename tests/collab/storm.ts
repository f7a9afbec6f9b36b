import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import type { OwnedMark } from '../../renderer/features/annotations/ink-group.ts';
import { MemoryOutbox, newKey, type OutboxEntry } from '../../renderer/features/annotations/outbox.ts';
import type { PersonalInk } from '../../renderer/features/annotations/personal-ink.ts';
import { fromBase64, toBase64url } from '../../renderer/kernel/base64.ts';
import type { OwnKey } from '../../renderer/kernel/own-key.ts';
import { groupName, inkName, type Layer, pagesPerGroup } from '../../shared/collab/names.ts';
import { type Mark, packMark, penMark } from '../../shared/features/annotations/mark.ts';
import { cutStroke, moved } from '../../shared/features/annotations/mark-shape.ts';
import { fail, ok } from '../../shared/kernel/result.ts';
import type { InkMessage } from '../../shared/kernel/wire.ts';
import { type Chance, chanceOf } from '../support/chance.ts';
import { type CuttingLine, cuttingLine } from '../support/cutting-line.ts';
import type { House } from '../support/house.ts';
import { openTablet, type Tablet } from './room.ts';

/** Five devices of four people: the first two are one person's. */
export interface StormPlace {
  readonly house: House;
  readonly meeting: string;
  readonly document: string;
  /** Devices by whose they are; two of the first one's. */
  readonly people: readonly [first: string, same: string, inCircle: string, other: string, another: string];
  readonly circle: string;
  /** The key of the first person's private ink. */
  readonly key: OwnKey;
}

export interface StormOptions {
  readonly seed: number;
  /** A page group that no other run has. */
  readonly group: number;
  /** Of each of the five devices. */
  readonly operations: number;
  /** The first device takes for saved what never left it: a run that must be found out. */
  readonly lying?: boolean;
}

export interface StormReport {
  readonly strokes: number;
  readonly operations: number;
  readonly cuts: number;
  readonly forged: number;
}

/** Everything that should be so at the end is so within this time, or the run has failed. In ms. */
const patienceMs = 120_000;

/** Private ink over the line that may be cut, as the page keeps it. */
export function personalOver(url: string, cookie: string, meeting: string, key: OwnKey): PersonalInk {
  const ask = async (slot: string, query: string, body?: unknown): Promise<Record<string, unknown> | null> => {
    try {
      const response = await fetch(`${url}/api/meetings/${meeting}/personal/${slot}${query}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { cookie, 'content-type': 'application/json', origin: url },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return (await response.json()) as Record<string, unknown>;
    } catch {
      return null;
    }
  };
  return {
    load: async (name, after) => {
      const slot = await key.slotOf(name);
      const updates: Uint8Array[] = [];
      let last = after;
      for (;;) {
        const answer = (await ask(slot, `?after=${last}`)) as {
          pieces?: { n: number; body: string }[];
          more: boolean;
        } | null;
        if (!answer?.pieces) return fail('unreachable');
        for (const { n, body } of answer.pieces) {
          last = n;
          const update = await key.open(slot, fromBase64(body));
          if (update) updates.push(update);
        }
        if (!answer.more) return ok({ updates, last });
      }
    },
    keep: async (name, id, update) => {
      const slot = await key.slotOf(name);
      const answer = await ask(slot, '', { id, body: toBase64url(await key.seal(slot, update)) });
      if (!answer) return fail('unreachable');
      const { failure } = answer as { failure?: { code: string } };
      return failure ? { ok: false, failure } : ok({});
    },
  };
}

/** An outbox that remembers what was written last under each key of each document. */
class Ledger extends MemoryOutbox {
  readonly last = new Map<string, Map<string, Uint8Array | null>>();

  override put(entry: OutboxEntry): Promise<void> {
    const keys = this.last.get(entry.name) ?? new Map<string, Uint8Array | null>();
    this.last.set(entry.name, keys);
    for (const { key, bytes } of entry.changes) keys.set(key, bytes);
    return super.put(entry);
  }
}

/** Holds messages back, gives them out of order, and some of them twice. */
class Mixer {
  readonly #chance: Chance;
  readonly #held: InkMessage[] = [];
  #listener: (message: InkMessage) => void = () => {};
  #open = false;

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  listen(listener: (message: InkMessage) => void): void {
    this.#listener = listener;
  }

  take(message: InkMessage): void {
    this.#held.push(message);
    if (this.#open) this.#give(this.#held.length);
    else if (this.#chance.isOne(0.5)) this.#give(this.#chance.between(1, this.#held.length));
  }

  /** What was under way to a page that is gone comes to no other one. */
  drop(): void {
    this.#held.length = 0;
  }

  /** From now on as they come. */
  open(): void {
    this.#open = true;
    this.#give(this.#held.length);
  }

  #give(count: number): void {
    for (const message of this.#chance.shuffle(this.#held.splice(0))) {
      if (count > 0) this.#listener(message);
      if (count <= 0 || this.#chance.isOne(0.1)) this.#held.push(message);
      count -= 1;
    }
    if (this.#open) for (const message of this.#held.splice(0)) this.#listener(message);
  }
}

interface Device {
  /** Another one after the page was loaded anew. */
  tablet: Tablet;
  readonly open: (live: boolean) => Promise<Tablet>;
  readonly person: string;
  readonly layers: readonly Layer[];
  readonly ledger: Ledger;
  readonly mixer: Mixer;
  readonly chance: Chance;
  readonly told: Waiters;
}

/** Promises that wait until something is so, looked at again each time that the device tells of a change. */
class Waiters {
  readonly #all = new Set<() => void>();
  readonly tell = (): void => {
    for (const look of [...this.#all]) look();
  };

  until(condition: () => boolean, what: () => string, end: number): Promise<void> {
    return new Promise((settle, reject) => {
      const timer = setTimeout(() => finish(() => reject(new Error(what()))), Math.max(0, end - Date.now()));
      const finish = (how: () => void): void => {
        clearTimeout(timer);
        this.#all.delete(look);
        how();
      };
      const look = (): void => {
        if (condition()) finish(settle);
      };
      this.#all.add(look);
      look();
    });
  }
}

/** One run: opens the devices, lets each of them write in a storm, and looks at what is left. */
export async function storm(place: StormPlace, options: StormOptions): Promise<StormReport> {
  const chance = chanceOf(options.seed);
  const line = await cuttingLine({
    target: place.house.url,
    chance: chanceOf(options.seed ^ 0x5eed),
    times: chance.between(3, 8),
    bytes: [200, 60_000],
  });
  const devices: Device[] = [];
  const end = Date.now() + patienceMs;
  try {
    for (const i of place.people.keys()) devices.push(await openDevice(place, options, line, i, chance));
    line.begin();
    const counts = await Promise.all(devices.map((device) => run(place, options, device)));
    line.calm();
    for (const { mixer } of devices) mixer.open();
    const all = { strokes: 0, forged: 0 };
    for (const { strokes, forged } of counts) {
      all.strokes += strokes;
      all.forged += forged;
    }
    await Promise.all(
      devices.map(({ tablet, told }) =>
        told.until(
          () => tablet.ink.unsent === 0 && tablet.link.status === 'live',
          () => `still pending: ${tablet.ink.unsent}, ${tablet.link.status}, ${tablet.ink.failure?.code}`,
          end,
        ),
      ),
    );
    await check(place, options, devices, end);
    return { ...all, operations: options.operations * devices.length, cuts: line.cuts() };
  } finally {
    for (const { tablet } of devices) tablet.close();
    line.close();
  }
}

const paperOf = ({ document }: StormPlace) => ({ document, version: 1 });
const pageOf = ({ group }: StormOptions, i: number): number => group * pagesPerGroup + 1 + (i % 3);

async function openDevice(
  place: StormPlace,
  options: StormOptions,
  line: CuttingLine,
  i: number,
  parent: Chance,
): Promise<Device> {
  const person = place.people[i]!;
  const chance = chanceOf(parent.between(0, 2 ** 31));
  const mixer = new Mixer(chanceOf(parent.between(0, 2 ** 31)));
  const ledger = new Ledger();
  const told = new Waiters();
  const mine = i < 2;
  const layers = ['meeting', ...(i < 3 ? [place.circle] : []), ...(mine ? ['private'] : [])];
  const cookie = await place.house.cookie(person);
  let lies = 0;
  const open = async (live: boolean): Promise<Tablet> => {
    const tablet = await openTablet({
      house: place.house,
      meeting: place.meeting,
      person,
      outbox: ledger,
      url: line.url,
      live,
      wire: (link) => {
        link.onInk((message) => mixer.take(message));
        link.subscribe('status', told.tell);
        return {
          onInk: (listener) => {
            mixer.listen(listener);
            return () => {};
          },
          inkUpdate: async (name, update) => {
            if (options.lying && i === 0 && lies++ < 3) return ok({});
            // Sent twice, or its answer is lost.
            const [again, lost] = [chance.isOne(0.1), chance.isOne(0.05)];
            const first = link.inkUpdate(name, update);
            if (again) void link.inkUpdate(name, update);
            const result = await first;
            return lost ? fail('unknown-outcome') : result;
          },
        };
      },
    });
    tablet.ink.onSending(told.tell);
    if (mine) tablet.ink.setPersonal(personalOver(line.url, cookie, place.meeting, place.key));
    tablet.ink.setLayers(layers);
    for (let page = 0; page < 3; page += 1) {
      tablet.ink.show(paperOf(place), pageOf(options, page));
      tablet.ink.onPage(paperOf(place), pageOf(options, page), told.tell);
    }
    return tablet;
  };
  return { tablet: await open(true), open, person, layers, ledger, mixer, chance, told };
}

let unique = 0;
/** A line that no other stroke of this process is. */
function freshMark(chance: Chance, page: number): Mark {
  unique += 1;
  const points = [800 + (unique % 4000), 400 + Math.floor(unique / 4000)];
  const count = chance.between(2, 24);
  for (let i = 1; i < count; i += 1)
    points.push(points.at(-2)! + chance.between(-40, 60), points.at(-2)! + chance.between(-40, 40));
  return {
    ...penMark({ page, colour: chance.between(0, 7), width: chance.between(8, 40), points, pressures: null }),
    kind: chance.pick(['pen', 'pen', 'marker'] as const),
  };
}

const turn = (): Promise<void> => new Promise((go) => setImmediate(go));

async function run(place: StormPlace, options: StormOptions, device: Device) {
  const { person, layers, chance, told } = device;
  const paper = paperOf(place);
  let [strokes, forged] = [0, 0];
  const forgeries: Promise<void>[] = [];
  for (let i = 0; i < options.operations; i += 1) {
    const { ink, link } = device.tablet;
    const page = pageOf(options, chance.between(0, 2));
    const layer = chance.pick([...layers, 'meeting']);
    const own = ink.marks(paper, page).filter((entry) => entry.owner === person && entry.layer === layer);
    const dice = chance.next();
    const one = own.length > 0 ? chance.pick(own) : undefined;
    if (dice < 0.3 || (one === undefined && dice < 0.75)) {
      ink.add(paper, freshMark(chance, page), layer);
      strokes += 1;
    } else if (dice < 0.4)
      ink.change(paper, page, [{ key: one!.key, mark: { ...one!.mark, colour: chance.between(0, 7) } }], layer);
    else if (dice < 0.48) ink.erase(paper, page, [one!]);
    else if (dice < 0.58) {
      const { points } = one!.mark;
      const at = 2 * chance.between(0, points.length / 2 - 1);
      const parts = cutStroke(one!.mark, points[at]!, points[at + 1]!, 20);
      ink.change(
        paper,
        page,
        [{ key: one!.key, mark: null }, ...parts.map((mark) => ({ key: newKey(), mark }))],
        layer,
      );
    } else if (dice < 0.68) {
      const some = chance.shuffle(own).slice(0, 3);
      const [dx, dy] = [chance.between(-80, 80), chance.between(-80, 80)];
      ink.change(
        paper,
        page,
        some.map(({ key, mark }) => ({ key, mark: moved(mark, dx, dy) })),
        layer,
      );
    } else if (dice < 0.8) ink.history.undo();
    else if (dice < 0.9) ink.history.redo();
    else if (dice < 0.95) {
      forged += 1;
      forgeries.push(forge(place, options, device));
    } else if (dice < 0.96) {
      // The page is loaded anew in the midst of it; what was not sent lies in the outbox.
      device.tablet.close();
      device.mixer.drop();
      device.tablet = await device.open(false);
      continue;
    } else ink.refresh();
    if (chance.isOne(0.35)) {
      const room = chance.between(0, 4);
      // Writes on as soon as the server has taken most of it, or the line is gone.
      await told.until(
        () => ink.unsent <= room || link.status !== 'live',
        () => `${ink.unsent} updates are not taken: ${ink.failure?.code}`,
        Date.now() + patienceMs,
      );
    } else await turn();
  }
  await Promise.all(forgeries);
  return { strokes, forged };
}

/** Writes where it may not: in another's document, under another's Yjs client, or takes another's marks away. */
async function forge(place: StormPlace, options: StormOptions, { person, chance, tablet }: Device): Promise<void> {
  const other = chance.pick(place.people.filter((one) => one !== person));
  const group = { meeting: place.meeting, ...paperOf(place), group: options.group };
  const layer = chance.pick(['meeting', place.circle]);
  const theirs = await readDocs(place, { ...options, layer });
  const doc = new Y.Doc();
  const kept = theirs.get(other)?.doc;
  if (kept) Y.applyUpdate(doc, Y.encodeStateAsUpdate(kept));
  const before = Y.encodeStateVector(doc);
  const map = doc.getMap('strokes');
  const keys = [...map.keys()];
  const intoTheirs = chance.isOne(0.5);
  if (keys.length > 0 && (!intoTheirs || chance.isOne(0.5))) map.delete(chance.pick(keys));
  else if (intoTheirs) map.set(newKey(), packMark(freshMark(chance, pageOf(options, 0))));
  else return;
  const update = Buffer.from(Y.encodeStateAsUpdate(doc, before)).toString('base64');
  const result = await tablet.link.inkUpdate(inkName({ ...group, layer }, intoTheirs ? other : person), update);
  if (result.ok) throw new Error(`a forged update was taken: ${layer}, ${intoTheirs ? 'into theirs' : 'their marks'}`);
}

/** What lies on the disk of one layer, by owner. */
async function readDocs(
  { house, meeting, document }: StormPlace,
  { group, layer }: { readonly group: number; readonly layer: Layer },
) {
  const prefix = groupName({ meeting, document, version: 1, group, layer });
  const rows = await house.server.store.read
    .selectFrom('ink')
    .select(['name', 'author', 'body'])
    .where('name', '>', `${prefix}/`)
    .where('name', '<', `${prefix}0`)
    .orderBy('name')
    .orderBy('n')
    .execute();
  const docs = new Map<string, { readonly doc: Y.Doc; readonly authors: Set<string> }>();
  for (const row of rows) {
    const owner = row.name.slice(prefix.length + 1);
    const there = docs.get(owner) ?? { doc: new Y.Doc(), authors: new Set<string>() };
    docs.set(owner, there);
    there.authors.add(row.author);
    Y.applyUpdate(there.doc, new Uint8Array(row.body));
  }
  return docs;
}

const keyed = (marks: readonly OwnedMark[]) =>
  marks.map(({ layer, owner, key, mark }) => [layer, owner, key, Buffer.from(packMark(mark)).toString('base64')]);

async function check(place: StormPlace, options: StormOptions, devices: readonly Device[], end: number) {
  const [first, same] = [devices[0]!, devices[1]!];
  // Private ink comes to another device when that one asks for it.
  for (const { tablet } of [first, same]) tablet.ink.refresh();
  const disk = new Map<string, ReadonlyMap<string, Uint8Array>>();
  for (const layer of ['meeting', place.circle])
    for (const [owner, { doc, authors }] of await readDocs(place, { ...options, layer })) {
      if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error(`${layer} of ${owner} waits for something`);
      if (authors.size !== 1 || !authors.has(owner)) throw new Error(`${layer} of ${owner} has other authors`);
      disk.set(inkName(nameOf(place, options, layer), owner), new Map(doc.getMap<Uint8Array>('strokes').entries()));
    }
  const late = new InkPieces();
  for (const update of await privatePieces(place, options)) late.take(update);
  disk.set(inkName(nameOf(place, options, 'private'), place.people[0]), late.entries());
  checkLedgers(devices, disk);
  // All devices show what lies on the disk, each of its layers.
  for (const { tablet, layers, told } of devices)
    for (let i = 0; i < 3; i += 1) {
      const page = pageOf(options, i);
      const see = () => keyed(tablet.ink.marks(paperOf(place), page)).sort();
      const want = [...disk].flatMap(([name, marks]) => {
        const [, , , , , layer, owner] = name.split('/') as [string, string, string, string, string, Layer, string];
        if (!layers.includes(layer)) return [];
        return [...marks].flatMap(([key, bytes]) =>
          pageIn(bytes) === page ? [[layer, owner, key, Buffer.from(bytes).toString('base64')]] : [],
        );
      });
      want.sort();
      await told.until(
        () => isDeepStrictEqual(see(), want),
        () => `page ${page} differs: ${see().length} marks shown, ${want.length} on the disk`,
        end,
      );
    }
}

const nameOf = ({ meeting, document }: StormPlace, { group }: StormOptions, layer: Layer) => ({
  meeting,
  document,
  version: 1,
  group,
  layer,
});

/** The page of a packed stroke or marker, by the formats of ink.ts and mark.ts. */
function pageIn(bytes: Uint8Array): number {
  let [page, shift] = [0, 0];
  for (let at = 4; ; at += 1) {
    page += (bytes[at]! & 127) * 2 ** shift;
    if (bytes[at]! < 128) return page;
    shift += 7;
  }
}

/** Each key stands as the last of the devices left it that wrote it, and nothing else stands there. */
function checkLedgers(devices: readonly Device[], disk: ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>): void {
  const written = new Map<string, Map<string, (Uint8Array | null)[]>>();
  for (const { ledger } of devices)
    for (const [name, keys] of ledger.last)
      for (const [key, bytes] of keys) {
        const list = written.get(name) ?? new Map<string, (Uint8Array | null)[]>();
        written.set(name, list);
        list.set(key, [...(list.get(key) ?? []), bytes]);
      }
  for (const [name, keys] of written)
    for (const [key, candidates] of keys) {
      const there = disk.get(name)?.get(key) ?? null;
      const fits = candidates.some((bytes) =>
        bytes === null || there === null ? bytes === there : Buffer.compare(bytes, there) === 0,
      );
      if (!fits) throw new Error(`${name} ${key}: ${there ? 'another mark' : 'lost'}`);
    }
  for (const [name, marks] of disk)
    for (const key of marks.keys())
      if (!written.get(name)?.has(key)) throw new Error(`${name} ${key}: nobody wrote it`);
}

async function privatePieces(place: StormPlace, options: StormOptions): Promise<readonly Uint8Array[]> {
  const { house, people, meeting, key } = place;
  const cookie = await house.cookie(people[0]);
  const loaded = await personalOver(house.url, cookie, meeting, key).load(
    inkName(nameOf(place, options, 'private'), people[0]),
    0,
  );
  if (!loaded.ok) throw new Error('private ink cannot be read');
  return loaded.value.updates;
}

class InkPieces {
  readonly #doc = new Y.Doc();
  take(update: Uint8Array): void {
    Y.applyUpdate(this.#doc, update);
  }
  entries(): ReadonlyMap<string, Uint8Array> {
    if (this.#doc.store.pendingStructs) throw new Error('private ink waits for something');
    return new Map(this.#doc.getMap<Uint8Array>('strokes').entries());
  }
}
