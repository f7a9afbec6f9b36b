import { afterEach, expect, it } from 'vitest';
import { asMembers, openRoom, type Room } from '../../support/room.ts';
import { codesOf } from '../../support/world.ts';

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

it('A5 the code of the room checks in who scans it; it changes, holds two minutes, and is told to no participant', async () => {
  const clock = { at: 1_800_000_000_000 };
  room = await openRoom({ present: 0, now: () => clock.at });
  const codes = codesOf(room.house);
  const { code, until } = codes.now(room.meeting, clock.at);
  expect(until - clock.at).toBeLessThanOrEqual(30_000);
  expect(codes.now(room.meeting, until).code).not.toBe(code);
  expect(codes.now('hopkhac00000', clock.at).code).not.toBe(code);
  const [a, b, c] = room.members as [string, string, string];
  await room.ok(a, 'attendance.checkInByCode', { code });
  expect((await room.view('attendance.board')).people[a]).toMatchObject({ state: 'in', by: 'code' });
  clock.at += 85_000;
  await room.ok(b, 'attendance.checkInByCode', { code });
  clock.at += 60_000;
  for (const wrong of [code, 'x', codes.now('hopkhac00000', clock.at).code])
    expect(await room.no(c, 'attendance.checkInByCode', { code: wrong })).toBe('attendance.code-old');
  const path = `${room.house.url}/api/meetings/${room.meeting}/check-in-code`;
  const asked = async (address: string, cookie: string) => (await fetch(address, { headers: { cookie } })).status;
  expect(await asked(path, await room.house.cookie(c))).toBe(403);
  expect(await asked(`${path}/managers`, await room.house.cookie(c))).toBe(403);
  const shown = await fetch(`${path}/managers`, { headers: { cookie: await room.house.cookie(room.secretary) } });
  const told = (await shown.json()) as { code: string; url: string };
  expect(told.url).toBe(`${room.house.url}/check-in/${room.meeting}/${told.code}`);
  await room.ok(c, 'attendance.checkInByCode', { code: told.code });
});

it('A6 many are checked in at once, and those who are in already stay as they are', async () => {
  room = await openRoom({ present: 1 });
  const people = [...room.members, room.members[1]!, room.guest];
  expect(await room.no(room.members[1]!, 'attendance.checkInMany', { people })).toBe('forbidden');
  expect(await room.ok(room.secretary, 'attendance.checkInMany', { people })).toEqual({ count: 4 });
  expect(await room.ok(room.secretary, 'attendance.checkInMany', { people })).toEqual({ count: 0 });
  const board = await room.view('attendance.board');
  expect(board).toMatchObject({ votingPresent: 4, guestsPresent: 1 });
  expect(board.people[room.members[0]!]).toMatchObject({ by: 'self' });
  expect(board.people[room.members[1]!]).toMatchObject({ by: 'secretary' });
  const stranger = await room.house.addAccount('Người lạ');
  expect(await room.no(room.secretary, 'attendance.checkInMany', { people: [stranger] })).toBe(
    'attendance.not-a-participant',
  );
});

it('A7 who cannot come says why; managers read it, others their own, and no fact holds it', async () => {
  room = await openRoom({ state: 'announced' });
  const [chair, a, b] = room.members as [string, string, string];
  const excuse = async (by: string, person: string, reason: string, substitute = '') => {
    const response = await fetch(`${room.house.url}/api/meetings/${room.meeting}/absences/${person}`, {
      method: 'PUT',
      headers: { cookie: await room.house.cookie(by), 'content-type': 'application/json' },
      body: JSON.stringify({ reason, substitute }),
    });
    return response.status;
  };
  const listed = async (by: string) => {
    const response = await fetch(`${room.house.url}/api/meetings/${room.meeting}/absences`, {
      headers: { cookie: await room.house.cookie(by) },
    });
    return ((await response.json()) as { absences: { person: string; reason: string }[] }).absences;
  };
  expect(await excuse(a, a, 'LYDORIENGTU', 'Phó Giám đốc Nguyễn Văn B')).toBe(200);
  expect(await excuse(a, b, 'Không phải việc của tôi')).toBe(403);
  expect(await excuse(room.secretary, b, 'Báo qua điện thoại')).toBe(200);
  expect((await listed(chair)).map(({ person }) => person).sort()).toEqual([a, b].sort());
  expect(await listed(a)).toMatchObject([{ person: a, reason: 'LYDORIENGTU' }]);
  const facts = await room.house.server.store.read.selectFrom('facts').select('body').execute();
  expect(facts.some(({ body }) => body.includes('attendance.excused'))).toBe(true);
  expect(facts.some(({ body }) => body.includes('LYDORIENGTU'))).toBe(false);
  expect(await excuse(a, a, '')).toBe(200);
  expect(await listed(a)).toEqual([]);
  const stranger = await room.house.addAccount('Người lạ');
  expect(await excuse(room.secretary, stranger, 'x')).toBe(409);
});
