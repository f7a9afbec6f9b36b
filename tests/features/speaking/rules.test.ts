import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { endOfItem, evolve, initial, type SpeakingSlice } from '../../../server/features/speaking/rules.ts';
import type { ViewValue } from '../../../shared/protocol.ts';
import { asMembers, openRoom, type Room } from '../../support/room.ts';

let room: Room;
afterEach(() => room?.close());

type Queue = ViewValue<'speaking.queue'>;
const queue = (access?: Parameters<Room['view']>[1]): Promise<Queue> => room.view('speaking.queue', access);
const inOrder = async (): Promise<readonly string[]> =>
  Object.entries((await queue()).waiting)
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([person]) => person);
const minute = 60_000;

async function begin(options: Parameters<typeof openRoom>[0] = {}): Promise<string> {
  room = await openRoom({ ...options });
  const { item } = await room.ok(room.secretary, 'agenda.next');
  return item!;
}

it('C1 who is in the room asks once, on the item that is dealt with', async () => {
  room = await openRoom({ state: 'announced' });
  expect(await room.no(room.members[0]!, 'speaking.ask')).toBe('speaking.not-running');
  await room.ok(room.secretary, 'meetings.start');
  await room.ok(room.members[0]!, 'attendance.checkIn');
  expect(await room.no(room.members[0]!, 'speaking.ask')).toBe('speaking.no-item');
  expect((await queue(asMembers)).askDenial).toBe('speaking.no-item');
  await room.ok(room.secretary, 'agenda.next');
  expect((await queue(asMembers)).askDenial).toBeNull();
  expect(await room.no(room.members[1]!, 'speaking.ask')).toBe('speaking.not-in');
  expect((await room.view('speaking.me', room.members[1]!)).askDenial).toBe('speaking.not-in');
  await room.ok(room.members[0]!, 'speaking.ask', { subject: '  Nguồn vốn  ' });
  expect(await room.no(room.members[0]!, 'speaking.ask')).toBe('speaking.already-asked');
  expect(await room.view('speaking.me', room.members[0]!)).toMatchObject({
    waiting: true,
    askDenial: 'speaking.already-asked',
  });
  expect((await queue()).waiting[room.members[0]!]).toMatchObject({ subject: 'Nguồn vốn', order: 0, again: false });
});

it('C2 a request is taken back by its person, and taken out or put in by a manager', async () => {
  await begin();
  const [chair, a, b] = room.members as [string, string, string];
  await room.ok(a, 'speaking.ask');
  expect(await room.no(b, 'speaking.withdraw')).toBe('speaking.not-asked');
  await room.ok(a, 'speaking.withdraw');
  expect(await inOrder()).toEqual([]);
  await room.ok(room.secretary, 'speaking.askFor', { person: b, subject: 'Giơ tay' });
  expect(await room.no(room.secretary, 'speaking.askFor', { person: room.guest })).toBe('speaking.person-not-in');
  expect(await room.no(a, 'speaking.askFor', { person: a })).toBe('forbidden');
  await room.ok(chair, 'speaking.dismiss', { person: b });
  expect(await room.no(chair, 'speaking.dismiss', { person: b })).toBe('speaking.not-asked');
  expect((await room.facts('speaking.asked')).map(({ data }) => data.by)).toEqual(['self', 'manager']);
});

it('C3 a manager calls whom he wants; one speaks at a time', async () => {
  await begin();
  const [chair, a, b, c] = room.members as [string, string, string, string];
  for (const person of [a, b, c]) await room.ok(person, 'speaking.ask');
  expect(await inOrder()).toEqual([a, b, c]);
  await room.ok(chair, 'speaking.call', { person: b });
  expect(await inOrder()).toEqual([a, c]);
  expect((await queue(asMembers)).speaker?.person).toBe(b);
  expect(await room.view('speaking.me', b)).toEqual({
    waiting: false,
    speaking: true,
    askDenial: 'speaking.speaks-now',
  });
  expect(await room.no(chair, 'speaking.call', { person: b })).toBe('speaking.speaks-now');
  expect(await room.no(a, 'speaking.call', { person: a })).toBe('forbidden');
  expect(await room.no(chair, 'speaking.call', { person: room.guest })).toBe('speaking.person-not-in');
  // Who has not asked may be called as well; the one before has ended.
  await room.ok(chair, 'speaking.call', { person: chair });
  expect((await queue()).speaker?.person).toBe(chair);
  expect((await room.facts('speaking.ended')).map(({ data }) => data.person)).toEqual([b]);
});

it('C4 seven minutes the first time on an item, three after that, or what the manager says; pauses and more time', async () => {
  const clock = { at: 1_800_000_000_000 };
  await begin({ now: () => clock.at });
  const [chair, a] = room.members as [string, string];
  await room.ok(chair, 'speaking.call', { person: a });
  expect((await queue()).speaker?.limitMs).toBe(7 * minute);
  expect(await room.no(chair, 'speaking.resume')).toBe('speaking.not-paused');
  clock.at += 2 * minute;
  await room.ok(chair, 'speaking.pause');
  expect(await room.no(chair, 'speaking.pause')).toBe('speaking.is-paused');
  clock.at += 5 * minute;
  await room.ok(chair, 'speaking.resume');
  expect((await queue(asMembers)).speaker).toMatchObject({ pausedMs: 5 * minute, pausedAt: null });
  await room.ok(chair, 'speaking.extend', { minutes: 2 });
  expect((await queue()).speaker?.limitMs).toBe(9 * minute);
  await room.ok(chair, 'speaking.end');
  await room.ok(chair, 'speaking.call', { person: a });
  expect((await queue()).speaker?.limitMs).toBe(3 * minute);
  await room.ok(chair, 'speaking.setMinutes', { first: 10, again: 4 });
  await room.ok(chair, 'speaking.call', { person: room.members[2]! });
  expect((await queue()).speaker?.limitMs).toBe(10 * minute);
  await room.ok(chair, 'speaking.call', { person: a, minutes: 1 });
  expect((await queue()).speaker?.limitMs).toBe(minute);
  expect((await queue()).minutes).toEqual({ first: 10, again: 4 });
  // Nobody is cut off: the time is over and the speech goes on.
  clock.at += 30 * minute;
  expect((await queue()).speaker?.person).toBe(a);
  expect(await room.no(chair, 'speaking.call', { person: a, minutes: 121 })).toBe('invalid');
});

it('C5 a speech ends by manager or speaker, and with the item or the meeting; who was not reached stands in the log', async () => {
  await begin();
  await room.ok(room.secretary, 'agenda.addItem', { title: 'Nội dung thứ hai', minutes: 10 });
  const [chair, a, b, c] = room.members as [string, string, string, string];
  await room.ok(chair, 'speaking.call', { person: a });
  expect(await room.no(b, 'speaking.end')).toBe('speaking.not-yours');
  await room.ok(a, 'speaking.end');
  expect(await room.no(chair, 'speaking.end')).toBe('speaking.nobody-speaks');
  for (const name of ['speaking.pause', 'speaking.resume', 'speaking.extend'])
    expect(await room.no(chair, name, name === 'speaking.extend' ? { minutes: 1 } : {})).toBe('speaking.nobody-speaks');
  await room.ok(chair, 'speaking.call', { person: a });
  for (const person of [b, c]) await room.ok(person, 'speaking.ask');
  await room.ok(chair, 'agenda.next');
  expect(await queue()).toMatchObject({ speaker: null, waiting: {} });
  expect((await room.facts('speaking.notReached')).map(({ data }) => data.people)).toEqual([[b, c]]);
  await room.ok(chair, 'speaking.call', { person: b });
  await room.ok(room.secretary, 'meetings.close');
  expect((await queue()).speaker).toBeNull();
  expect(await room.facts('speaking.ended')).toHaveLength(3);
  expect(await room.no(c, 'speaking.ask')).toBe('closed');
});

it('C6 how often and how long each has spoken is counted without pauses, whatever happens', () => {
  const people = ['a', 'b', 'c'];
  const step = fc.record({
    do: fc.constantFrom('call', 'pause', 'resume', 'end', 'item'),
    person: fc.constantFrom(...people),
    afterMs: fc.integer({ min: 0, max: 600_000 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let slice: SpeakingSlice = initial;
      const heard: Record<string, { times: number; ms: number }> = {};
      let at = 0;
      const record = (facts: ReturnType<typeof endOfItem>): void => {
        for (const { type, data } of facts)
          slice = evolve[type.slice('speaking.'.length) as 'ended'](slice, data as never, { at, by: 'x' });
      };
      const ended = (): void => {
        if (slice.speaker) heard[slice.speaker.person]!.times += 1;
        record(endOfItem(slice, at));
      };
      for (const { do: what, person, afterMs } of steps) {
        if (slice.speaker && slice.speaker.pausedAt === null) heard[slice.speaker.person]!.ms += afterMs;
        at += afterMs;
        if (what === 'end' || what === 'item') ended();
        else if (what === 'call' && slice.speaker?.person !== person) {
          ended();
          heard[person] ??= { times: 0, ms: 0 };
          slice = evolve.called(slice, { person, item: 'i', limitMs: 1 }, { at, by: 'x' });
        } else if (what === 'pause' && slice.speaker?.pausedAt === null)
          slice = evolve.paused(slice, { person }, { at, by: 'x' });
        else if (what === 'resume' && slice.speaker && slice.speaker.pausedAt !== null)
          slice = evolve.resumed(slice, { person }, { at, by: 'x' });
      }
      ended();
      expect(slice.spoken).toEqual(heard);
    }),
    { seed: 20_261_127, numRuns: 400 },
  );
});

it('C6 managers see the count, and nobody else', async () => {
  const clock = { at: 1_800_000_000_000 };
  await begin({ now: () => clock.at });
  const [chair, a] = room.members as [string, string];
  await room.ok(chair, 'speaking.call', { person: a });
  clock.at += 90_000;
  await room.ok(a, 'speaking.end');
  expect((await queue()).spoken).toEqual({ [a]: { times: 1, ms: 90_000 } });
  expect((await queue(asMembers)).spoken).toBeUndefined();
});

it('C7 a guest reads and asks on items that he attends only', async () => {
  room = await openRoom();
  const { item: second } = await room.ok(room.secretary, 'agenda.addItem', { title: 'Nội dung kín', minutes: 10 });
  await room.ok(room.secretary, 'participants.change', { person: room.guest, votes: false, items: [room.item] });
  await room.ok(room.guest, 'attendance.checkIn');
  const asGuest = { audience: 'guests', items: [room.item] } as const;
  await room.ok(room.secretary, 'agenda.next');
  await room.ok(room.guest, 'speaking.ask', { subject: 'Góp ý' });
  expect(Object.keys((await queue(asGuest)).waiting)).toEqual([room.guest]);
  await room.ok(room.secretary, 'agenda.startItem', { item: second });
  await room.ok(room.members[1]!, 'speaking.ask', { subject: 'CHUYENKIN' });
  await room.ok(room.secretary, 'speaking.call', { person: room.members[2]! });
  expect(await queue(asGuest)).toMatchObject({ speaker: null, waiting: {}, askDenial: 'speaking.closed-door' });
  expect(await room.no(room.guest, 'speaking.ask')).toBe('speaking.closed-door');
  expect(await room.no(room.secretary, 'speaking.call', { person: room.guest })).toBe('speaking.closed-door');
});
