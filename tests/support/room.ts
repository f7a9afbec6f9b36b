import type { Fact } from '../../server/kernel/fact.ts';
import { clockActor } from '../../server/kernel/feature.ts';
import { newId } from '../../server/kernel/new-id.ts';
import { readStream } from '../../server/kernel/stream.ts';
import type { Access } from '../../shared/kernel/roles.ts';
import type { ViewName, ViewValue } from '../../shared/protocol.ts';
import { type House, type HouseOptions, openHouse } from './house.ts';

/** One meeting in a product of its own, with as many members as a test wants; every step goes through commands. */
export interface Room {
  readonly house: House;
  readonly meeting: string;
  readonly secretary: string;
  /** Members in order; the first is the chair. */
  readonly members: readonly string[];
  readonly guest: string;
  readonly item: string;
  /** Does what must be allowed; throws with the code where it is not. */
  readonly ok: (person: string, name: string, input?: unknown) => Promise<Record<string, string>>;
  /** The code with which something is refused. */
  readonly no: (person: string, name: string, input?: unknown) => Promise<string>;
  readonly clock: (name: string, input: unknown) => Promise<void>;
  readonly view: <N extends ViewName>(name: N, access?: Access | string) => Promise<ViewValue<N>>;
  readonly facts: (type: string) => Promise<readonly Fact<Record<string, unknown>>[]>;
  readonly close: () => Promise<void>;
}

export const managers: Access = { audience: 'managers', items: 'all' };
export const asMembers: Access = { audience: 'members', items: 'all' };

export interface RoomOptions extends HouseOptions {
  readonly members?: number;
  readonly state?: 'draft' | 'announced' | 'running';
  /** How many of the members are checked in; default all. */
  readonly present?: number;
  readonly meeting?: Readonly<Record<string, unknown>>;
}

export async function openRoom(options: RoomOptions = {}): Promise<Room> {
  const house = await openHouse(options);
  const meeting = newId();
  const secretary = await house.addAccount('Thư ký', { office: true });
  const members: string[] = [];
  for (let i = 0; i < (options.members ?? 4); i++) members.push(await house.addAccount(`Đại biểu ${i}`));
  const guest = await house.addAccount('Khách mời');
  const send = (person: string, name: string, input: unknown = {}) => house.act(meeting, person, name, input);
  const ok: Room['ok'] = async (person, name, input) => {
    const reply = await send(person, name, input);
    if (!reply.ok) throw new Error(`${name} was refused: ${reply.failure.code}`);
    return reply.value as Record<string, string>;
  };
  const startsAt = (options.now?.() ?? Date.now()) + 86_400_000;
  await ok(secretary, 'meetings.create', {
    title: 'Phiên họp',
    room: 'Phòng 1',
    startsAt,
    endsAt: startsAt + 3_600_000,
    body: 'people-committee',
    ...options.meeting,
  });
  for (const [i, person] of members.entries())
    await ok(secretary, 'participants.add', { person, votes: true, chair: i === 0 });
  await ok(secretary, 'participants.add', { person: guest, votes: false });
  const { item } = await ok(secretary, 'agenda.addItem', { title: 'Nội dung thứ nhất', minutes: 10 });
  const state = options.state ?? 'running';
  if (state !== 'draft') await ok(secretary, 'meetings.announce');
  if (state === 'running') {
    await ok(secretary, 'meetings.start');
    for (const person of members.slice(0, options.present ?? members.length)) await ok(person, 'attendance.checkIn');
  }
  return {
    house,
    meeting,
    secretary,
    members,
    guest,
    item: item!,
    ok,
    no: async (person, name, input) => {
      const reply = await send(person, name, input);
      return reply.ok ? 'ok' : reply.failure.code;
    },
    clock: async (name, input) => {
      await house.server.homes.submit(meeting, clockActor, { name, id: newId(), input });
    },
    view: async (name, access = managers) => {
      const host = (await house.server.homes.find(meeting))!;
      const [featureName, viewName] = name.split('.') as [string, string];
      const feature = house.server.homes.registry.features.find((one) => one.name === featureName)!;
      const slice = host.state[featureName];
      const needs = host.needs(feature);
      const value =
        typeof access === 'string'
          ? feature.mine[viewName]!(slice, access, { access: asMembers, needs })
          : feature.views[viewName]!(slice, { access, needs });
      return JSON.parse(JSON.stringify(value)) as never;
    },
    facts: async (type) =>
      (await readStream(house.server.store.read, house.server.keys.log, meeting)).facts.filter(
        (fact) => fact.type === type,
      ) as Fact<Record<string, unknown>>[],
    close: () => house.close(),
  };
}
