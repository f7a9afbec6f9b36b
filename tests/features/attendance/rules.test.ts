import { afterEach, expect, it } from 'vitest';
import { asMembers, openRoom, type Room } from '../../support/room.ts';

let room: Room;
afterEach(() => room.close());

it('A1 check-in is closed before its time, opens by the clock, and at the latest with the start', async () => {
  const clock = { at: 1_800_000_000_000 };
  const startsAt = clock.at + 3_600_000;
  room = await openRoom({
    state: 'draft',
    now: () => clock.at,
    meeting: { startsAt, endsAt: startsAt + 1000, checkInMinutes: 30 },
  });
  await room.ok(room.secretary, 'meetings.announce');
  expect(await room.no(room.members[0]!, 'attendance.checkIn')).toBe('attendance.not-open');
  expect((await room.view('attendance.me', room.members[0]!)).checkInDenial).toBe('attendance.not-open');
  clock.at = startsAt - 30 * 60_000;
  const opened = new Promise<void>((go) =>
    room.house.server.homes.onCommit(
      (_, { facts }) => facts.some((fact) => fact.type === 'meetings.checkInOpened') && go(),
    ),
  );
  // Any commit looks at the time again; without one the timer itself would have come.
  await room.ok(room.secretary, 'agenda.addItem', { title: 'Nội dung', minutes: 5 });
  await opened;
  expect((await room.facts('meetings.checkInOpened'))[0]!.by).toBe('clock');
  await room.ok(room.members[0]!, 'attendance.checkIn');
  await room.close();
  room = await openRoom({ state: 'announced' });
  await room.ok(room.secretary, 'meetings.start');
  await room.ok(room.members[0]!, 'attendance.checkIn');
});

it('A2 in, out and in again by oneself; by a manager it is marked', async () => {
  room = await openRoom({ present: 0 });
  const [, person, other] = room.members as [string, string, string];
  await room.ok(person, 'attendance.checkIn');
  await room.ok(person, 'attendance.checkOut');
  expect((await room.view('attendance.board')).people[person]).toMatchObject({ state: 'out', by: 'self' });
  await room.ok(person, 'attendance.checkIn');
  await room.ok(room.secretary, 'attendance.checkInFor', { person: other });
  expect((await room.view('attendance.board', asMembers)).people[other]).toMatchObject({
    state: 'in',
    by: 'secretary',
  });
  expect((await room.facts('attendance.checkedIn')).map((fact) => fact.data.by)).toEqual(['self', 'self', 'secretary']);
  expect(await room.no(person, 'attendance.checkInFor', { person: other })).toBe('forbidden');
});

it('A3 counts and quorum follow: two thirds of 4 are 3', async () => {
  room = await openRoom({ members: 4, present: 2 });
  expect(await room.view('attendance.board')).toMatchObject({
    voting: 4,
    votingPresent: 2,
    quorum: { needed: 3, met: false },
  });
  await room.ok(room.guest, 'attendance.checkIn');
  expect(await room.view('attendance.board')).toMatchObject({
    guestsPresent: 1,
    votingPresent: 2,
    quorum: { met: false },
  });
  await room.ok(room.members[2]!, 'attendance.checkIn');
  expect(await room.view('attendance.board')).toMatchObject({ votingPresent: 3, quorum: { needed: 3, met: true } });
});

it('A4 already in, not in, and not a participant are told apart', async () => {
  room = await openRoom({ present: 1 });
  expect(await room.no(room.members[0]!, 'attendance.checkIn')).toBe('attendance.already-in');
  expect(await room.no(room.members[1]!, 'attendance.checkOut')).toBe('attendance.not-in');
  expect(
    await room.no(room.secretary, 'attendance.checkInFor', { person: await room.house.addAccount('Người ngoài') }),
  ).toBe('attendance.not-a-participant');
});
