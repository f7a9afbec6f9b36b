import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { readStream } from '../../../server/kernel/stream.ts';
import { openHouse } from '../../support/house.ts';
import { asMembers, managers, openRoom, type Room, type RoomOptions } from '../../support/room.ts';

let room: Room;
afterEach(() => room.close());

const question = (more: Record<string, unknown> = {}) => ({
  item: room.item,
  text: 'Thông qua dự thảo?',
  rule: 'majority',
  base: 'all',
  tie: 'chair',
  ...more,
});
const prepare = async (more = {}) => (await room.ok(room.secretary, 'voting.prepare', question(more))).question!;
async function open(options: RoomOptions = {}, more = {}): Promise<string> {
  room = await openRoom(options);
  const id = await prepare(more);
  await room.ok(room.secretary, 'voting.open', { question: id });
  return id;
}
const cast = (i: number, id: string, choice: string, text = '') =>
  room.ok(room.members[i]!, 'voting.cast', { question: id, choice, text });
const seen = async (id: string, access = managers) => (await room.view('voting.board', access)).questions[id]!;

it('V1 a question stands on an item that is there', async () => {
  room = await openRoom();
  expect(await room.no(room.secretary, 'voting.prepare', question({ item: 'nothere00000' }))).toBe(
    'voting.item-unknown',
  );
  const id = await prepare();
  expect((await room.view('voting.board', asMembers)).questions[id]).toBeUndefined();
  await room.ok(room.secretary, 'voting.remove', { question: id });
  expect(await room.no(room.secretary, 'voting.open', { question: id })).toBe('voting.question-unknown');
});

it('V2 one is open at a time, in a running meeting, with somebody to vote', async () => {
  room = await openRoom({ state: 'announced' });
  const id = await prepare();
  expect(await room.no(room.secretary, 'voting.open', { question: id })).toBe('voting.not-running');
  expect((await seen(id)).denials!.open).toBe('voting.not-running');
  await room.ok(room.secretary, 'meetings.start');
  expect(await room.no(room.secretary, 'voting.open', { question: id })).toBe('voting.nobody-present');
  await room.ok(room.members[1]!, 'attendance.checkIn');
  const second = await prepare();
  await room.ok(room.secretary, 'voting.open', { question: id });
  expect(await room.no(room.secretary, 'voting.open', { question: second })).toBe('voting.another-open');
  expect((await seen(second)).denials!.open).toBe('voting.another-open');
});

it('V3 the roll is fixed at opening: coming late, going out and guests change nothing', async () => {
  const id = await open({ members: 4, present: 3 });
  await room.ok(room.members[3]!, 'attendance.checkIn');
  await room.ok(room.members[2]!, 'attendance.checkOut');
  expect(await room.no(room.members[3]!, 'voting.cast', { question: id, choice: 'agree' })).toBe('voting.not-entitled');
  await cast(2, id, 'agree');
  expect((await seen(id)).roll).toEqual(room.members.slice(0, 3));
  expect(await room.no(room.guest, 'voting.cast', { question: id, choice: 'agree' })).toBe('forbidden');
  const [opened] = await room.facts('voting.opened');
  expect(opened!.data).toMatchObject({ entitled: room.members.slice(0, 3), members: 4, chair: room.members[0] });
});

it('V4 the chair admits one who came late, once, and only a member who is there', async () => {
  const id = await open({ members: 4, present: 3 });
  const [chair, , , late] = room.members as [string, string, string, string];
  expect(await room.no(chair, 'voting.admit', { question: id, person: late })).toBe('voting.not-a-member');
  await room.ok(late, 'attendance.checkIn');
  expect(await room.no(room.secretary, 'voting.admit', { question: id, person: late })).toBe('forbidden');
  await room.ok(chair, 'voting.admit', { question: id, person: late });
  await cast(3, id, 'disagree');
  expect(await room.no(chair, 'voting.admit', { question: id, person: late })).toBe('voting.already-entitled');
  expect((await room.facts('voting.admitted')).length).toBe(1);
  expect((await seen(id)).entitled).toBe(4);
});

it('V5 three choices, another opinion with its words, one ballot each', async () => {
  const id = await open();
  expect(await room.no(room.members[0]!, 'voting.cast', { question: id, choice: 'other', text: '  ' })).toBe(
    'voting.opinion-empty',
  );
  await cast(0, id, 'other', 'Đề nghị bổ sung nguồn vốn.');
  await cast(1, id, 'agree', 'lời kèm theo không được ghi');
  await cast(1, id, 'disagree');
  const board = await seen(id);
  expect(board.voted).toBe(2);
  expect(board.ballots![room.members[0]!]).toMatchObject({
    choice: 'other',
    text: 'Đề nghị bổ sung nguồn vốn.',
    by: 'self',
  });
  expect(board.ballots![room.members[1]!]).toMatchObject({ choice: 'disagree', text: '' });
  expect(board.tally).toMatchObject({ agree: 0, disagree: 1, other: 1, notVoting: 2 });
});

it('V6 a ballot that may not be changed is final', async () => {
  const id = await open({}, { canChange: false });
  await cast(1, id, 'agree');
  expect(await room.no(room.members[1]!, 'voting.cast', { question: id, choice: 'disagree' })).toBe(
    'voting.already-cast',
  );
  expect((await room.view('voting.me', room.members[1]!)).open).toMatchObject({
    choice: 'agree',
    castDenial: 'voting.already-cast',
  });
  expect(
    await room.no(room.secretary, 'voting.castFor', { question: id, person: room.members[1], choice: 'disagree' }),
  ).toBe('voting.already-cast');
});

it('V7 the secretary’s entry is marked, for the entitled only', async () => {
  const id = await open({ members: 4, present: 3 });
  await room.ok(room.secretary, 'voting.castFor', { question: id, person: room.members[2], choice: 'agree' });
  expect((await seen(id)).ballots![room.members[2]!]).toMatchObject({ choice: 'agree', by: 'secretary' });
  expect((await room.view('voting.me', room.members[2]!)).open).toMatchObject({ choice: 'agree', by: 'secretary' });
  expect(
    await room.no(room.secretary, 'voting.castFor', { question: id, person: room.members[3], choice: 'agree' }),
  ).toBe('voting.not-entitled');
  expect(
    await room.no(room.members[1]!, 'voting.castFor', { question: id, person: room.members[2], choice: 'agree' }),
  ).toBe('forbidden');
});

it('V8 while it is open only managers see choices; n of m for others, numbers when live', async () => {
  const id = await open();
  await cast(0, id, 'agree');
  for (const audience of ['members', 'guests', 'display'] as const) {
    const board = await seen(id, { audience, items: 'all' });
    expect(board).toMatchObject({ voted: 1, entitled: 4, tally: null, ballots: null, roll: null });
    expect(JSON.stringify(board)).not.toContain('agree"');
  }
  expect((await seen(id)).tally).toMatchObject({ agree: 1 });
  await room.ok(room.secretary, 'voting.close', { question: id });
  const live = await prepare({ live: true });
  await room.ok(room.secretary, 'voting.open', { question: live });
  await cast(0, live, 'agree');
  expect(await seen(live, asMembers)).toMatchObject({ tally: { agree: 1, needed: 3, missing: 2 }, ballots: null });
});

it('V9 numbers for all after closing, names only when published', async () => {
  const id = await open();
  await cast(0, id, 'agree');
  await room.ok(room.secretary, 'voting.close', { question: id });
  expect(await seen(id, asMembers)).toMatchObject({
    state: 'closed',
    tally: { agree: 1, notVoting: 3 },
    ballots: null,
  });
  await room.ok(room.secretary, 'voting.publish', { question: id });
  expect((await seen(id, asMembers)).ballots).toMatchObject({ [room.members[0]!]: { choice: 'agree' } });
  expect(await room.no(room.secretary, 'voting.publish', { question: id })).toBe('voting.already-published');
});

it('V10 the outcome stands in the closing fact and what comes later does not change it', async () => {
  const id = await open({ members: 4 });
  await cast(0, id, 'agree');
  await cast(1, id, 'agree');
  await cast(2, id, 'disagree');
  await cast(3, id, 'disagree');
  await room.ok(room.secretary, 'voting.close', { question: id });
  const [closed] = await room.facts('voting.closed');
  expect(closed!.data).toMatchObject({
    rule: { rule: 'majority', base: 'all', tie: 'chair' },
    counts: { agree: 2, disagree: 2, members: 4, chair: 'agree' },
    result: { tied: true, passed: true },
  });
  await room.ok(room.secretary, 'participants.remove', { person: room.members[3] });
  await room.ok(room.members[0]!, 'participants.handOverChair', { person: room.members[1] });
  expect((await seen(id)).tally).toEqual(closed!.data.result);
  expect(await room.no(room.members[2]!, 'voting.cast', { question: id, choice: 'agree' })).toBe('voting.not-open');
});

it('V14 one that was opened by mistake is cancelled with a reason, and another can be opened', async () => {
  const id = await open();
  await cast(0, id, 'agree');
  await room.ok(room.secretary, 'voting.cancel', { question: id, reason: 'Mở nhầm nội dung' });
  expect(await seen(id)).toMatchObject({ state: 'cancelled', tally: null });
  expect((await room.view('voting.board', asMembers)).questions[id]).toBeUndefined();
  expect((await room.facts('voting.ballotCast')).length).toBe(1);
  expect(await room.no(room.secretary, 'voting.close', { question: id })).toBe('voting.not-open');
  await room.ok(room.secretary, 'voting.open', { question: await prepare() });
});

it('V15 a vote whose time ran out while the server was down is closed before a late ballot is looked at', async () => {
  const clock = { at: Date.now() };
  const folder = mkdtempSync(join(tmpdir(), 'nghisu-down-'));
  const id = await open({ now: () => clock.at, folder }, { seconds: 10 });
  const { meeting, members } = room;
  await room.house.close();
  clock.at += 10_001;
  const house = await openHouse({ folder, now: () => clock.at });
  room = { ...room, house, close: () => house.close() };
  // The first thing that reaches the meeting is the outbox of a tablet.
  const reply = await house.act(meeting, members[0]!, 'voting.cast', { question: id, choice: 'agree', text: '' });
  expect(reply).toMatchObject({ failure: { code: 'voting.not-open' } });
  const { facts } = await readStream(house.server.store.read, house.server.keys.log, meeting);
  expect(facts.find((fact) => fact.type === 'voting.closed')!.by).toBe('clock');
  expect(facts.some((fact) => fact.type === 'voting.ballotCast')).toBe(false);
  rmSync(folder, { recursive: true, force: true });
});

it('V15 the clock closes a vote at its time, by a fact of its own', async () => {
  const clock = { at: Date.now() };
  const id = await open({ now: () => clock.at }, { seconds: 10 });
  expect((await seen(id)).endsAt).toBe(clock.at + 10_000);
  // A ballot that comes after the time finds the vote closed, whoever looked at the clock first.
  clock.at += 10_001;
  const closed = new Promise<void>((go) =>
    room.house.server.homes.onCommit((_, { facts }) => facts.some((fact) => fact.type === 'voting.closed') && go()),
  );
  expect(await room.no(room.members[0]!, 'voting.cast', { question: id, choice: 'agree', text: '' })).toBe(
    'voting.not-open',
  );
  await closed;
  expect((await room.facts('voting.closed'))[0]!.by).toBe('clock');
});

it('V18 a question that was edited meanwhile is neither opened nor edited as it was seen before', async () => {
  room = await openRoom();
  const id = await prepare();
  const { secretary } = room;
  const chair = room.members[0]!;
  const { revision } = await seen(id);
  expect(revision).toBe(0);
  const put = (text: string) => ({ question: id, revision, ...question({ text }) });
  await room.ok(chair, 'voting.edit', put('Thông qua dự thảo của chủ tọa?'));
  expect(await room.no(secretary, 'voting.edit', put('Thông qua dự thảo của thư ký?'))).toBe(
    'voting.changed-meanwhile',
  );
  expect(await room.no(secretary, 'voting.open', { question: id, revision })).toBe('voting.changed-meanwhile');
  expect(await seen(id)).toMatchObject({ text: 'Thông qua dự thảo của chủ tọa?', revision: 1, state: 'prepared' });
  expect((await room.facts('voting.edited'))[0]!.data).not.toHaveProperty('revision');
  await room.ok(secretary, 'voting.open', { question: id, revision: 1 });
});

it('V18 a prepared question is edited in its place until it is opened, by managers, on an item that is there', async () => {
  room = await openRoom();
  const id = await prepare();
  await prepare();
  const { secretary, members } = room;
  const { order } = await seen(id);
  const put = {
    question: id,
    ...question({ text: 'Thông qua dự thảo đã sửa?', rule: 'all', seconds: 60, live: true }),
  };
  expect(await room.no(members[1]!, 'voting.edit', put)).toBe('forbidden');
  expect(await room.no(secretary, 'voting.edit', { ...put, item: 'nothere00000' })).toBe('voting.item-unknown');
  expect(await room.no(secretary, 'voting.edit', { ...put, question: 'nothere00000' })).toBe('voting.question-unknown');
  await room.ok(secretary, 'voting.edit', put);
  expect(await seen(id)).toMatchObject({
    text: 'Thông qua dự thảo đã sửa?',
    rule: 'all',
    seconds: 60,
    live: true,
    state: 'prepared',
    order,
    denials: { edit: null, remove: null },
  });
  const [edited] = await room.facts('voting.edited');
  expect(edited).toMatchObject({ by: secretary, data: { question: id, rule: 'all' } });
  // Still the managers' alone.
  expect((await room.view('voting.board', asMembers)).questions[id]).toBeUndefined();
  await room.ok(secretary, 'voting.open', { question: id });
  expect((await seen(id)).denials).toMatchObject({ edit: 'voting.not-prepared', remove: 'voting.not-prepared' });
  expect(await room.no(secretary, 'voting.edit', put)).toBe('voting.not-prepared');
  expect(await room.no(secretary, 'voting.remove', { question: id })).toBe('voting.not-prepared');
  // It is closed by what was put last.
  await room.ok(secretary, 'voting.close', { question: id });
  expect((await room.facts('voting.closed'))[0]!.data).toMatchObject({ rule: { rule: 'all' } });
});
