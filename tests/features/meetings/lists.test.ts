import { afterEach, beforeEach, expect, it } from 'vitest';
import { addUnit } from '../../../server/features/units/store.ts';
import { newId } from '../../../server/kernel/new-id.ts';
import { refillProjections } from '../../../server/kernel/projections.ts';
import type { EndpointReply } from '../../../shared/protocol.ts';
import { openRoom, type Room } from '../../support/room.ts';

let room: Room;
let other: string;
beforeEach(async () => {
  room = await openRoom({ meeting: { title: 'Phiên họp về ngân sách', type: 'Phiên họp thường kỳ' } });
  other = newId();
  await room.house.server.store.write
    .transaction()
    .execute((trx) => addUnit(trx, other, 'Phòng cấp dưới', room.house.unit));
});
afterEach(() => room.close());

type Lists = EndpointReply<'meetings.list'>;
const list = async (person: string, query: Record<string, string> = {}): Promise<Lists['meetings']> => {
  const response = await fetch(`${room.house.url}/api/meetings?${new URLSearchParams(query)}`, {
    headers: { cookie: await room.house.cookie(person) },
  });
  return ((await response.json()) as Lists).meetings;
};
const titles = async (person: string, query: Record<string, string> = {}) =>
  (await list(person, query)).map((meeting) => meeting.title);

/** Another secretary's meeting in a unit. */
const meetingOf = async (unit: string | null, title: string, announce: boolean): Promise<string> => {
  const meeting = newId();
  const maker = await room.house.addAccount('Thư ký khác', { office: true });
  const act = async (name: string, input: unknown) => {
    expect(await room.house.act(meeting, maker, name, input)).toMatchObject({ ok: true });
  };
  await act('meetings.create', {
    title,
    room: 'Hội trường B',
    startsAt: 3e12,
    endsAt: 3e12 + 3_600_000,
    body: 'free',
    unit,
  });
  if (announce) {
    await act('participants.add', { person: room.members[0], votes: true, chair: true });
    await act('agenda.addItem', { title: 'Nội dung', minutes: 5 });
    await act('meetings.announce', {});
  }
  return meeting;
};

it('M12 mine, my unit’s with the units below, or both; drafts stay with their managers', async () => {
  await meetingOf(other, 'Họp của phòng', true);
  await meetingOf(other, 'Bản nháp của phòng', false);
  await meetingOf(null, 'Họp không của đơn vị nào', true);
  const { secretary, members, guest } = room;
  expect(await titles(secretary)).toEqual(['Phiên họp về ngân sách']);
  expect(await titles(secretary, { scope: 'unit' })).toEqual(['Họp của phòng']);
  expect(await titles(secretary, { scope: 'all' })).toEqual(['Họp của phòng', 'Phiên họp về ngân sách']);
  expect(await list(secretary, { scope: 'unit' })).toMatchObject([{ takesPart: false, offices: [], votes: false }]);
  expect(await titles(guest, { scope: 'all' }), 'who is no office account has no unit’s list').toEqual([
    'Phiên họp về ngân sách',
  ]);
  expect((await titles(members[0]!)).length, 'the chair takes part in three').toBe(3);
});

it('M13 found by title, type, room, item and people, without tone marks; not by what is kept from one', async () => {
  const { secretary, guest, members } = room;
  const hidden = await room.ok(secretary, 'agenda.addItem', { title: 'Công tác cán bộ kín', minutes: 5 });
  const { item } = await room.ok(secretary, 'agenda.addItem', { title: 'Quy hoạch đường ven sông', minutes: 5 });
  for (const text of [
    'NGAN SACH',
    'thuong ky',
    'phong 1',
    'ven song',
    'dai bieu 2',
    'ngân sách đại biểu',
    'can bo kin',
  ])
    expect(await titles(secretary, { text }), text).toEqual(['Phiên họp về ngân sách']);
  for (const text of ['khong co', '100%', 'ngan_sach', 'gan ach'])
    expect(await titles(secretary, { text }), text).toEqual([]);
  await room.ok(secretary, 'participants.change', { person: guest, votes: false, items: [item] });
  expect(await titles(guest, { text: 'can bo kin' })).toEqual([]);
  expect(await titles(guest, { text: 'ngan sach' })).toEqual(['Phiên họp về ngân sách']);
  await room.ok(secretary, 'agenda.removeItem', { item: hidden.item });
  expect(await titles(members[1]!, { text: 'can bo kin' })).toEqual([]);
  expect(await titles(secretary, { state: 'running' })).toHaveLength(1);
  expect(await titles(secretary, { state: 'closed' })).toEqual([]);
  const [{ startsAt, endsAt } = { startsAt: 0, endsAt: 0 }] = await list(secretary);
  expect(await titles(secretary, { from: String(endsAt), to: String(endsAt + 1) })).toHaveLength(1);
  expect(await titles(secretary, { from: String(endsAt + 1) })).toEqual([]);
  expect(await titles(secretary, { to: String(startsAt) })).toEqual([]);
});

it('M11 a template is for the office accounts of its unit; of others only who manages makes meetings', async () => {
  const { secretary, house } = room;
  const meeting = await meetingOf(other, 'Họp giao ban tuần', true);
  const copy = (person: string) =>
    house.act(newId(), person, 'meetings.create', {
      title: 'Họp giao ban tuần sau',
      room: 'Phòng 2',
      startsAt: 3e12,
      endsAt: 3e12 + 1000,
      body: 'free',
      from: meeting,
    });
  const templates = async (person: string) => {
    const response = await fetch(`${house.url}/api/meeting-templates`, {
      headers: { cookie: await house.cookie(person) },
    });
    return ((await response.json()) as EndpointReply<'meetings.templates'>).templates;
  };
  expect(await copy(secretary)).toMatchObject({ failure: { code: 'meetings.source-unknown' } });
  expect(await templates(secretary)).toEqual([]);
  const maker = (await house.server.homes.find(meeting))!.state.participants as {
    people: Record<string, { offices: string[] }>;
  };
  const [manager] = Object.entries(maker.people).find(([, one]) => one.offices.includes('secretary'))!;
  expect(await house.act(meeting, manager, 'meetings.setTemplate', { template: true })).toMatchObject({ ok: true });
  expect(await templates(secretary)).toMatchObject([{ title: 'Họp giao ban tuần', items: 1, people: 2 }]);
  expect(await copy(secretary)).toMatchObject({ ok: true });
  const elsewhere = newId();
  await house.server.store.write.transaction().execute((trx) => addUnit(trx, elsewhere, 'Đơn vị khác'));
  await house.server.store.write.updateTable('people').set({ unit: elsewhere }).where('id', '=', secretary).execute();
  expect(await copy(secretary)).toMatchObject({ failure: { code: 'meetings.source-unknown' } });
  expect(await templates(secretary)).toEqual([]);
});

it('M13 the rows are filled again from the log, the same', async () => {
  const { secretary, house } = room;
  await room.ok(secretary, 'agenda.addItem', { title: 'Quy hoạch đường ven sông', minutes: 5 });
  const rows = async () => ({
    meetings: await house.server.store.read.selectFrom('meetings').selectAll().orderBy('id').execute(),
    people: await house.server.store.read.selectFrom('meeting_people').selectAll().orderBy('person').execute(),
    items: await house.server.store.read.selectFrom('agenda_items').selectAll().orderBy('item').execute(),
  });
  const before = await rows();
  await house.server.store.write.deleteFrom('agenda_items').execute();
  expect(await refillProjections(house.server.store, house.server.keys.log, house.server.homes)).toBe(1);
  expect(await rows()).toEqual(before);
  expect(before.items).toHaveLength(2);
});
