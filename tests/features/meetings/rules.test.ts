import { afterEach, expect, it } from 'vitest';
import { newId } from '../../../server/kernel/new-id.ts';
import { accessOf } from '../../../server/kernel/who.ts';
import { actor } from '../../support/house.ts';
import { plainPdf } from '../../support/pdf.ts';
import { openRoom, type Room } from '../../support/room.ts';

let room: Room;
afterEach(() => room.close());

const details = (more = {}) => ({
  title: 'Phiên họp',
  room: 'Phòng 1',
  startsAt: 4e12,
  endsAt: 4e12 + 1000,
  body: 'free',
  ...more,
});

it('M1 the office right makes a meeting once, and its maker is the secretary', async () => {
  room = await openRoom({ state: 'draft' });
  const meeting = newId();
  const send = (person: string, rights = { office: true }) =>
    room.house.server.homes.submit(meeting, actor(person, rights), {
      name: 'meetings.create',
      id: newId(),
      input: details(),
    });
  expect(await send(room.guest, { office: false })).toMatchObject({ failure: { code: 'forbidden' } });
  expect(await send(room.secretary)).toMatchObject({ ok: true, value: { meeting } });
  expect(await send(room.secretary)).toMatchObject({ failure: { code: 'meetings.exists' } });
  const host = (await room.house.server.homes.find(meeting))!;
  expect(accessOf(room.house.server.homes.who, host.state, actor(room.secretary))).toEqual({
    audience: 'managers',
    items: 'all',
  });
});

it('M2 an end before the start is refused, made or edited', async () => {
  room = await openRoom({ state: 'draft' });
  const bad = details({ endsAt: 4e12 });
  expect(await room.no(room.secretary, 'meetings.edit', bad)).toBe('meetings.ends-before-start');
  const reply = await room.house.act(newId(), room.secretary, 'meetings.create', bad);
  expect(reply).toMatchObject({ failure: { code: 'meetings.ends-before-start' } });
});

it('M3 announced with a chair and an item; a draft is its managers’ alone', async () => {
  room = await openRoom({ state: 'draft', members: 0 });
  expect(await room.no(room.secretary, 'meetings.announce')).toBe('meetings.no-chair');
  const chair = await room.house.addAccount('Chủ trì');
  await room.ok(room.secretary, 'participants.add', { person: chair, votes: true, chair: true });
  await room.ok(room.secretary, 'agenda.removeItem', { item: room.item });
  expect(await room.no(room.secretary, 'meetings.announce')).toBe('meetings.no-items');
  expect((await room.view('meetings.meeting')).denials!.announce).toBe('meetings.no-items');
  await room.ok(room.secretary, 'agenda.addItem', { title: 'Nội dung', minutes: 5 });
  const list = async (person: string) => {
    const response = await fetch(`${room.house.url}/api/meetings`, {
      headers: { cookie: await room.house.cookie(person) },
    });
    return ((await response.json()) as { meetings: { state: string }[] }).meetings;
  };
  const guest = await room.house.socket(await room.house.cookie(room.guest));
  const enter = () => new Promise((settle) => guest.emit('enter', { meeting: room.meeting }, settle));
  expect(await list(room.guest)).toEqual([]);
  expect(await enter()).toMatchObject({ ok: false });
  expect((await list(chair)).length).toBe(1);
  await room.ok(room.secretary, 'meetings.announce');
  expect((await list(room.guest))[0]!.state).toBe('announced');
  expect(await enter()).toMatchObject({ ok: true });
});

it('M4 announced, running, closed, in this order; not closed while a vote is open', async () => {
  room = await openRoom({ state: 'draft' });
  expect(await room.no(room.secretary, 'meetings.start')).toBe('meetings.not-announced');
  await room.ok(room.secretary, 'meetings.announce');
  expect(await room.no(room.secretary, 'meetings.announce')).toBe('meetings.not-draft');
  expect(await room.no(room.secretary, 'meetings.close')).toBe('meetings.not-running');
  await room.ok(room.secretary, 'meetings.start');
  expect(await room.no(room.secretary, 'meetings.start')).toBe('meetings.already-started');
  await room.ok(room.members[0]!, 'attendance.checkIn');
  const { question } = await room.ok(room.secretary, 'voting.prepare', {
    item: room.item,
    text: 'Thông qua?',
    rule: 'majority',
    base: 'all',
    tie: 'fails',
  });
  await room.ok(room.secretary, 'voting.open', { question });
  expect(await room.no(room.secretary, 'meetings.close')).toBe('meetings.vote-open');
  await room.ok(room.secretary, 'voting.close', { question });
  await room.ok(room.secretary, 'meetings.close');
  expect(await room.view('meetings.meeting')).toMatchObject({ state: 'closed' });
});

it('M5 after closing only what is marked for it passes', async () => {
  room = await openRoom();
  await room.ok(room.secretary, 'meetings.close');
  expect(await room.no(room.secretary, 'agenda.addItem', { title: 'Nội dung', minutes: 5 })).toBe('closed');
  expect(await room.no(room.secretary, 'voting.publish', { question: 'nothere00000' })).toBe('voting.question-unknown');
});

it('M3 what is called off as a draft stays with its managers, also as a row of the list', async () => {
  room = await openRoom({ state: 'draft' });
  const lists = async (person: string) => {
    const headers = { cookie: await room.house.cookie(person) };
    const response = await fetch(`${room.house.url}/api/meetings?scope=mine`, { headers });
    return ((await response.json()) as { meetings: readonly { id: string }[] }).meetings.length;
  };
  const member = room.members[1]!;
  await room.ok(room.secretary, 'meetings.cancel', { reason: 'Chưa bao giờ công bố' });
  const { homes } = room.house.server;
  expect(accessOf(homes.who, (await homes.find(room.meeting))!.state, actor(member))).toBeUndefined();
  expect([await lists(room.secretary), await lists(member)]).toEqual([1, 0]);
});

it('M6 one that was not started can be cancelled, and is closed then', async () => {
  room = await openRoom({ state: 'announced' });
  await room.ok(room.secretary, 'meetings.cancel');
  expect(await room.no(room.secretary, 'meetings.start')).toBe('closed');
  await room.close();
  room = await openRoom();
  expect(await room.no(room.secretary, 'meetings.cancel')).toBe('meetings.already-started');
});

it('M7 a meeting like an earlier one takes over agenda and participants, for who manages that one', async () => {
  room = await openRoom({ members: 3 });
  const { secretary, house } = room;
  const { item } = await room.ok(secretary, 'agenda.addItem', {
    title: 'Nội dung thứ hai',
    minutes: 25,
    presenter: room.members[1],
  });
  await room.ok(secretary, 'participants.change', { person: room.guest, votes: false, items: [item] });
  const meeting = newId();
  const input = { ...details({ title: 'Phiên họp sau' }), from: room.meeting };
  expect(await house.act(meeting, room.members[1]!, 'meetings.create', input)).toMatchObject({
    failure: { code: 'meetings.source-unknown' },
  });
  const stranger = await house.addAccount('Người có quyền tạo', { office: true });
  expect(await house.act(meeting, stranger, 'meetings.create', input)).toMatchObject({
    failure: { code: 'meetings.source-unknown' },
  });
  expect(await house.act(meeting, secretary, 'meetings.create', input)).toMatchObject({ ok: true });
  const { state } = (await house.server.homes.find(meeting))!;
  const agenda = state.agenda as { order: string[]; items: Record<string, { title: string; state: string }> };
  const items = agenda.order.map((id) => agenda.items[id]!);
  expect(items).toMatchObject([
    { title: 'Nội dung thứ nhất', state: 'waiting' },
    { title: 'Nội dung thứ hai', minutes: 25, presenter: room.members[1], state: 'waiting' },
  ]);
  const { people } = state.participants as { people: Record<string, { offices: string[]; items: unknown }> };
  expect(Object.keys(people).sort()).toEqual([secretary, room.guest, ...room.members].sort());
  expect(people[room.members[0]!]).toMatchObject({ offices: ['chair'], votes: true });
  expect(people[secretary]).toMatchObject({ offices: ['secretary'], votes: false });
  expect(people[room.guest]!.items, 'the items that a guest attends are those of the new meeting').toEqual([
    agenda.order[1],
  ]);
  expect(agenda.order).not.toContain(item);
  expect(state.attendance).not.toHaveProperty(room.members[0]!);
});

it('M8 with the meeting ends the item that is dealt with, and a presentation', async () => {
  room = await openRoom();
  await room.ok(room.secretary, 'agenda.next');
  const upload = await fetch(`${room.house.url}/api/meetings/${room.meeting}/uploads?name=a.pdf`, {
    method: 'POST',
    headers: { cookie: await room.house.cookie(room.secretary), 'content-type': 'application/pdf' },
    body: plainPdf(['mot']) as BodyInit,
  });
  const { document } = await room.ok(room.secretary, 'documents.attach', {
    item: room.item,
    upload: ((await upload.json()) as { upload: string }).upload,
    title: 'Báo cáo',
    kind: 'report',
  });
  await room.ok(room.members[0]!, 'presentation.start', { document });
  await room.ok(room.secretary, 'meetings.close');
  const { items, current } = await room.view('agenda.items');
  expect(current).toBe(null);
  expect(items[room.item]!.state).toBe('done');
  expect((await room.view('presentation.stage')).presenter).toBe(null);
  expect((await room.view('meetings.meeting')).state).toBe('closed');
});

it('M9 put off: nobody is in any more, the clock opens nothing, and it is announced again', async () => {
  room = await openRoom({ state: 'announced' });
  const { secretary, members } = room;
  await room.ok(secretary, 'meetings.openCheckIn');
  await room.ok(members[0]!, 'attendance.checkIn');
  await room.ok(secretary, 'meetings.postpone', { reason: 'Chờ ý kiến của Sở Tài chính' });
  expect(await room.view('meetings.meeting')).toMatchObject({
    state: 'postponed',
    checkInOpen: false,
    reason: 'Chờ ý kiến của Sở Tài chính',
  });
  expect((await room.view('attendance.board')).votingPresent).toBe(0);
  expect(await room.no(members[0]!, 'attendance.checkIn')).toBe('attendance.not-open');
  expect(await room.no(secretary, 'meetings.start')).toBe('meetings.not-announced');
  expect(await room.no(secretary, 'meetings.postpone', {})).toBe('meetings.not-announced');
  await room.clock('meetings.openCheckIn', {});
  expect((await room.view('meetings.meeting')).checkInOpen).toBe(false);
  await room.ok(secretary, 'meetings.edit', details({ startsAt: 3e12, endsAt: 3e12 + 1 }));
  await room.ok(secretary, 'meetings.announce');
  expect(await room.view('meetings.meeting')).toMatchObject({ state: 'announced', startsAt: 3e12 });
  await room.ok(secretary, 'meetings.start');
  expect(await room.no(secretary, 'meetings.postpone', {})).toBe('meetings.already-started');
});

it('M10 managers see what was done, by whom and why; others do not', async () => {
  room = await openRoom({ state: 'announced' });
  const { secretary } = room;
  await room.ok(secretary, 'meetings.postpone', { reason: 'Bão số 12' });
  await room.ok(secretary, 'meetings.cancel', { reason: 'Không còn cần thiết' });
  const { steps } = await room.view('meetings.history');
  expect(steps).toMatchObject([
    { step: 'created', by: secretary },
    { step: 'announced', by: secretary },
    { step: 'postponed', by: secretary, reason: 'Bão số 12' },
    { step: 'cancelled', by: secretary, reason: 'Không còn cần thiết' },
  ]);
  const spec = room.house.server.homes.registry.features.find((one) => one.name === 'meetings')!.contract.views
    .history!;
  expect(spec.right).toBe('managers');
});
