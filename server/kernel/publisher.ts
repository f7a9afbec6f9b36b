import { difference, type Json } from '../../shared/kernel/patch.ts';
import { type Access, type Audience, accessKey, type Right } from '../../shared/kernel/roles.ts';
import type { Feature } from './feature.ts';
import type { Commit, Host } from './host.ts';
import { Broadcast, type Link } from './link.ts';
import { incident } from './log.ts';
import { newId } from './new-id.ts';
import type { Registry } from './registry.ts';
import { SignalTick } from './signal-tick.ts';
import { accessOf, type Who } from './who.ts';

/** Shortest time between two patches of one meeting, after the first, which goes at once. In ms. */
export const flushMs = 30;

/** How long what devices say for themselves is gathered before it is told. In ms. */
export const gatherMs = 300;

/** One device in one meeting. */
export interface Seat {
  readonly link: Link;
  /** The last that this device said on each lane that gathers. */
  readonly said: Map<string, Json>;
  access: Access;
  key: string;
}

/** Devices of one access class. */
export interface SeatGroup {
  readonly seats: Set<Seat>;
}

/** A value that was sent, its place in its sequence, and how to compute it anew. */
interface Kept {
  readonly name: string;
  readonly feature: Feature;
  readonly compute: () => Json;
  value: Json;
  n: number;
  /** The whole as a frame, kept while it is the latest: five hundred who join are sent the same bytes. */
  whole: Broadcast | undefined;
}

interface Group extends SeatGroup {
  readonly epoch: string;
  readonly kept: Map<string, Kept>;
}

const mayView = (right: Right, audience: Audience): boolean =>
  right === 'room' ||
  (right === 'managers' && audience === 'managers') ||
  (right === 'participants' && audience !== 'display');

/** Makes what each access class and each person may see of one meeting, and sends what changed: once per class. */
export class Publisher {
  readonly #host: Host;
  readonly #registry: Registry;
  readonly #who: Who;
  readonly #onGone: (seat: Seat) => void;
  readonly #seats = new Map<Link, Seat>();
  readonly #classes = new Map<string, Group>();
  readonly #people = new Map<string, Group>();
  readonly #live = new Map<string, { readonly value: Json; readonly n: number }>();
  readonly #signals: SignalTick;
  #dirty = new Set<Feature>();
  #concerned: 'all' | Set<string> = new Set();
  #lastFlush = 0;
  #timer: NodeJS.Timeout | undefined;
  #gathering: NodeJS.Timeout | undefined;
  /** Somebody has said something that is gathered; until then comings and goings need no telling. */
  #heard = false;

  constructor(host: Host, registry: Registry, who: Who, onGone: (seat: Seat) => void) {
    this.#host = host;
    this.#registry = registry;
    this.#who = who;
    this.#onGone = onGone;
    this.#signals = new SignalTick(host, () => this.#classes.values());
  }

  get seats(): Iterable<Seat> {
    return this.#seats.values();
  }
  get empty(): boolean {
    return this.#seats.size === 0;
  }

  seat(link: Link): Seat | undefined {
    return this.#seats.get(link);
  }

  /** Seats a device and sends it all that its class and its person may see, and the live values. */
  enter(link: Link, access: Access): Seat {
    const known = this.#seats.get(link);
    if (known) this.leave(link);
    const seat: Seat = { link, said: new Map(), access, key: accessKey(access) };
    this.#seats.set(link, seat);
    this.#gatherSoon();
    this.#join(seat);
    this.#sendAll(seat);
    return seat;
  }

  leave(link: Link): void {
    const seat = this.#seats.get(link);
    if (!seat) return;
    this.#seats.delete(link);
    this.#part(seat);
    this.#gatherSoon();
  }

  /** Sends one view again as a whole, or all of them. */
  resync(link: Link, view?: string): void {
    const seat = this.#seats.get(link);
    if (!seat) return;
    if (view === undefined) {
      this.#sendAll(seat);
      return;
    }
    if (this.#live.has(view)) this.#sendLive(seat, view);
    for (const group of this.#groupsOf(seat)) {
      const kept = group.kept.get(view);
      if (kept) this.#send([seat], kept, group, undefined);
    }
  }

  /** Takes note of a commit; patches go at once when the meeting was quiet, else together within `flushMs`. */
  commit({ before, after, facts }: Commit): void {
    if (this.#seats.size === 0) return;
    for (const feature of this.#registry.features)
      if (before[feature.name] !== after[feature.name])
        for (const reader of this.#registry.readers.get(feature.name) ?? []) this.#dirty.add(reader);
    const concerned = this.#registry.concerns(facts);
    if (concerned === 'all' || this.#concerned === 'all') this.#concerned = 'all';
    else for (const person of concerned) this.#concerned.add(person);
    this.#later();
    this.#gatherSoon();
  }

  /** What a feature shows beside its slice (names of people) has changed. */
  invalidate(feature: string): void {
    for (const reader of this.#registry.readers.get(feature) ?? []) this.#dirty.add(reader);
    this.#later();
  }

  /** Keeps a live value and sends it at once to those who may see it; never behind a view. */
  setLive(feature: Feature, name: string, audiences: readonly Audience[], value: Json): void {
    const full = `${feature.name}.${name}`;
    const before = this.#live.get(full);
    const n = (before?.n ?? 0) + 1;
    const head = { meeting: this.#host.stream, name: full };
    const visible = feature.lanes[name]?.visible;
    // What some see only at times is sent whole: who sees it now need not have seen the one before.
    const patch = before && !visible ? difference(before.value, value) : undefined;
    if (patch?.length === 0) return;
    this.#live.set(full, { value, n });
    const numbered = visible ? {} : { n };
    const saves = patch && JSON.stringify(patch).length < JSON.stringify(value).length / 2;
    const message = new Broadcast(
      'live',
      saves ? { ...head, n, patch: patch as unknown as Json } : { ...head, ...numbered, value },
    );
    const needs = this.#host.needs(feature);
    for (const group of this.#classes.values()) {
      const first = group.seats.values().next().value;
      if (!first || !audiences.includes(first.access.audience)) continue;
      if (!(visible?.(value, { access: first.access, needs }) ?? true)) continue;
      for (const seat of group.seats) seat.link.send(message);
    }
  }

  /** Keeps what a device says for itself; all of them together are told a moment later. */
  hear(link: Link, feature: Feature, name: string, value: Json): void {
    this.#seats.get(link)?.said.set(`${feature.name}.${name}`, value);
    this.#heard = true;
    this.#gatherSoon();
  }

  live(name: string): Json | undefined {
    return this.#live.get(name)?.value;
  }

  sendSignal(feature: Feature, name: string, audiences: readonly Audience[], value: Json, from: Link): void {
    this.#signals.add({ feature, name, audiences, value, from });
  }

  stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#gathering);
    this.#signals.stop();
  }

  #gatherSoon(): void {
    if (!this.#heard || this.#gathering) return;
    this.#gathering = setTimeout(() => {
      this.#gathering = undefined;
      this.#gather();
    }, gatherMs);
    this.#gathering.unref();
  }

  #gather(): void {
    for (const feature of this.#registry.features)
      for (const [name, { gather }] of Object.entries(feature.lanes)) {
        if (!gather) continue;
        const devices = [...this.#seats.values()].map(({ link, access, said }) => ({
          actor: link.actor,
          access,
          value: said.get(`${feature.name}.${name}`),
        }));
        const told = gather.tell(this.#host.state[feature.name], devices, this.#host.needs(feature));
        const before = this.live(`${feature.name}.${gather.into}`);
        if (told === undefined) this.#live.delete(`${feature.name}.${gather.into}`);
        else if (JSON.stringify(told) !== JSON.stringify(before))
          this.setLive(feature, gather.into, feature.contract.live[gather.into]!.audiences, told as Json);
      }
  }

  #later(): void {
    if (this.#timer) return;
    const wait = this.#lastFlush + flushMs - performance.now();
    if (wait <= 0) this.#flush();
    else
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.#flush();
      }, wait);
  }

  #flush(): void {
    this.#lastFlush = performance.now();
    const dirty = this.#dirty;
    const concerned = this.#concerned;
    this.#dirty = new Set();
    this.#concerned = new Set();
    if (dirty.size > 0) this.#reseat();
    for (const group of this.#classes.values()) this.#refresh(group, (kept) => dirty.has(kept.feature));
    const people = concerned === 'all' ? this.#people.keys() : concerned;
    for (const person of people) {
      const group = this.#people.get(person);
      if (group) this.#refresh(group, () => true);
    }
  }

  #refresh(group: Group, wanted: (kept: Kept) => boolean): void {
    for (const kept of group.kept.values()) {
      if (!wanted(kept)) continue;
      const value = kept.compute();
      const patch = difference(kept.value, value);
      if (patch.length === 0) continue;
      kept.value = value;
      kept.n += 1;
      kept.whole = undefined;
      this.#send(group.seats, kept, group, patch as unknown as Json);
    }
  }

  #send(seats: Iterable<Seat>, kept: Kept, group: Group, patch: Json | undefined): void {
    const head = { meeting: this.#host.stream, view: kept.name, clock: { epoch: group.epoch, n: kept.n } };
    let message: Broadcast;
    if (patch === undefined) {
      kept.whole ??= new Broadcast('view', { ...head, whole: kept.value });
      message = kept.whole;
    } else message = new Broadcast('view', { ...head, patch });
    for (const seat of seats) seat.link.send(message);
  }

  /** Moves seats whose access has changed, and lets those go who have none any more. */
  #reseat(): void {
    for (const seat of [...this.#seats.values()]) {
      const access = accessOf(this.#who, this.#host.state, seat.link.actor);
      if (!access) {
        this.leave(seat.link);
        this.#onGone(seat);
        continue;
      }
      const key = accessKey(access);
      if (key === seat.key) continue;
      this.#part(seat);
      seat.access = access;
      seat.key = key;
      this.#join(seat);
      this.#sendAll(seat);
    }
  }

  #groupsOf(seat: Seat): readonly Group[] {
    const groups = [this.#classes.get(seat.key)];
    if (seat.link.actor.kind === 'person') groups.push(this.#people.get(seat.link.actor.id));
    return groups.filter((group) => group !== undefined);
  }

  #sendAll(seat: Seat): void {
    for (const group of this.#groupsOf(seat))
      for (const kept of group.kept.values()) this.#send([seat], kept, group, undefined);
    for (const name of this.#live.keys()) this.#sendLive(seat, name);
  }

  /** A live value as a whole, where it holds and this device may see it. */
  #sendLive(seat: Seat, full: string): void {
    const kept = this.#live.get(full)!;
    const [of, name] = full.split('.') as [string, string];
    const feature = this.#registry.features.find((one) => one.name === of)!;
    const lane = feature.lanes[name];
    if (!feature.contract.live[name]?.audiences.includes(seat.access.audience)) return;
    if (lane?.holds && !lane.holds(this.#host.state[feature.name], kept.value)) return;
    if (lane?.visible && !lane.visible(kept.value, { access: seat.access, needs: this.#host.needs(feature) })) return;
    const numbered = lane?.visible ? {} : { n: kept.n };
    seat.link.send(new Broadcast('live', { meeting: this.#host.stream, name: full, ...numbered, value: kept.value }));
  }

  #part(seat: Seat): void {
    for (const [map, key] of [[this.#classes, seat.key] as const, [this.#people, seat.link.actor.id] as const]) {
      const group = map.get(key);
      group?.seats.delete(seat);
      if (group?.seats.size === 0) map.delete(key);
    }
  }

  #join(seat: Seat): void {
    this.#group(this.#classes, seat.key, seat, 'class');
    if (seat.link.actor.kind === 'person') this.#group(this.#people, seat.link.actor.id, seat, 'mine');
  }

  #group(map: Map<string, Group>, key: string, seat: Seat, of: 'class' | 'mine'): void {
    let group = map.get(key);
    if (!group) {
      group = { epoch: newId(), seats: new Set(), kept: new Map() };
      map.set(key, group);
      const access = seat.access;
      const person = seat.link.actor.id;
      for (const feature of this.#registry.features) {
        for (const [name, spec] of Object.entries(feature.contract.views)) {
          if (spec.of !== of || !mayView(spec.right, access.audience)) continue;
          const compute = (): Json => this.#compute(feature, name, of, access, person);
          group.kept.set(`${feature.name}.${name}`, {
            name: `${feature.name}.${name}`,
            feature,
            compute,
            value: compute(),
            n: 0,
            whole: undefined,
          });
        }
      }
    }
    group.seats.add(seat);
  }

  #compute(feature: Feature, name: string, of: 'class' | 'mine', access: Access, person: string): Json {
    const slice = this.#host.state[feature.name];
    const needs = this.#host.needs(feature);
    try {
      if (of === 'class') return feature.views[name]!(slice, { access, needs }) as Json;
      const now = accessOf(this.#who, this.#host.state, {
        kind: 'person',
        id: person,
        office: false,
        administrator: false,
      });
      return feature.mine[name]!(slice, person, { access: now ?? access, needs }) as Json;
    } catch (error) {
      incident(error, `view ${feature.name}.${name}`);
      return null;
    }
  }
}
