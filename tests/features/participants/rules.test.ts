import { afterEach, expect, it } from 'vitest';
import {
  decide,
  evolve,
  initial,
  invitedOf,
  type ParticipantNeeds,
  type ParticipantsSlice,
} from '../../../server/features/participants/rules.ts';
import { addUnit } from '../../../server/features/units/store.ts';
import type { DecideContext } from '../../../server/kernel/feature.ts';
import { newId } from '../../../server/kernel/new-id.ts';
import { chanceOf } from '../../support/chance.ts';
import { asMembers, openRoom, type Room } from '../../support/room.ts';

let room: Room;
afterEach(() => room.close());

it('P1 offices and votes belong to this meeting', async () => {
  room = await openRoom();
  const people = (await room.view('participants.people')).people;
  expect(people[room.members[0]!]).toMatchObject({ offices: ['chair'], votes: true });
  expect(people[room.secretary]).toMatchObject({ offices: ['secretary'], votes: false });
  expect(people[room.guest]).toMatchObject({ offices: [], votes: false });
});

it('P2 added and removed while it runs', async () => {
  room = await openRoom();
  const late = await room.house.addAccount('Người đến sau');
  await room.ok(room.secretary, 'participants.add', { person: late, votes: true });
  expect(await room.no(room.secretary, 'participants.add', { person: late, votes: true })).toBe(
    'participants.already-in',
  );
  await room.ok(late, 'attendance.checkIn');
  await room.ok(room.secretary, 'participants.remove', { person: late });
  expect(await room.no(late, 'attendance.checkOut')).toBe('forbidden');
  expect(await room.no(room.secretary, 'participants.add', { person: 'nobody000000', votes: true })).toBe(
    'participants.person-unknown',
  );
});

it('P3 the chair hands over and stays a member; the last manager stays', async () => {
  room = await openRoom();
  const [chair, next] = room.members as [string, string];
  expect(await room.no(room.secretary, 'participants.remove', { person: chair })).toBe('participants.chair-stays');
  expect((await room.view('participants.people')).people[chair]!.denials).toEqual({
    vote: null,
    remove: 'participants.chair-stays',
    handOver: 'participants.is-chair',
    substitute: 'participants.is-present',
  });
  expect(await room.no(chair, 'participants.handOverChair', { person: chair })).toBe('participants.is-chair');
  await room.ok(chair, 'participants.handOverChair', { person: next });
  const people = (await room.view('participants.people')).people;
  expect(people[chair]).toMatchObject({ offices: [], votes: true });
  expect(people[next]).toMatchObject({ offices: ['chair'] });
  expect(await room.no(chair, 'participants.handOverChair', { person: next })).toBe('forbidden');
  await room.close();
  room = await openRoom({ members: 0, state: 'draft' });
  expect(await room.no(room.secretary, 'participants.remove', { person: room.secretary })).toBe(
    'participants.last-manager',
  );
});

it('P3 a meeting without a chair gives it to somebody who takes part, once', async () => {
  room = await openRoom({ state: 'draft', members: 0 });
  const { house, secretary, guest } = room;
  const person = await house.addAccount('Chủ tịch');
  await room.ok(secretary, 'participants.add', { person, votes: true });
  await room.ok(secretary, 'participants.change', { person, votes: true, chair: true });
  expect((await room.view('participants.people')).people[person]).toMatchObject({ offices: ['chair'], votes: true });
  const again = { person: guest, votes: false, chair: true };
  expect(await room.no(secretary, 'participants.change', again)).toBe('participants.chair-stays');
});

it('P4 who stands on the roll of an open vote stays until it is closed', async () => {
  room = await openRoom();
  const { question } = await room.ok(room.secretary, 'voting.prepare', {
    item: room.item,
    text: 'Thông qua?',
    rule: 'majority',
    base: 'all',
    tie: 'fails',
  });
  await room.ok(room.secretary, 'voting.open', { question });
  const person = room.members[1]!;
  expect(await room.no(room.secretary, 'participants.remove', { person })).toBe('participants.vote-open');
  expect(await room.no(room.secretary, 'participants.change', { person, votes: false })).toBe('participants.vote-open');
  const denials = async () => (await room.view('participants.people')).people[person]!.denials;
  expect(await denials()).toMatchObject({ vote: 'participants.vote-open', remove: 'participants.vote-open' });
  expect((await room.view('participants.people', asMembers)).people[person]!.denials).toBeUndefined();
  await room.ok(room.secretary, 'voting.close', { question });
  expect(await denials()).toEqual({ vote: null, remove: null, handOver: null, substitute: 'participants.is-present' });
  await room.ok(room.secretary, 'participants.remove', { person });
});

it('P5 a guest of one item sees neither the others nor what belongs to them', async () => {
  room = await openRoom();
  const { item } = await room.ok(room.secretary, 'agenda.addItem', { title: 'Nội dung kín', minutes: 5 });
  const access = { audience: 'guests' as const, items: [room.item] };
  expect(Object.keys((await room.view('agenda.items', access)).items)).toEqual([room.item]);
  await room.ok(room.secretary, 'agenda.startItem', { item });
  expect(await room.view('agenda.items', access)).toMatchObject({ current: null, closedDoor: true });
  const { question } = await room.ok(room.secretary, 'voting.prepare', {
    item,
    text: 'Thông qua nội dung kín?',
    rule: 'majority',
    base: 'all',
    tie: 'fails',
  });
  await room.ok(room.secretary, 'voting.open', { question });
  expect(await room.view('voting.board', access)).toEqual({ questions: {}, open: null });
});

it('P6 names come from the tables; an erased person is shown as erased and is not in the log', async () => {
  room = await openRoom();
  const person = room.members[2]!;
  expect((await room.view('participants.people', asMembers)).people[person]!.name).toBe('Đại biểu 2');
  await room.house.server.store.write.deleteFrom('people').where('id', '=', person).execute();
  await room.house.server.refreshNames();
  expect((await room.view('participants.people', asMembers)).people[person]!.name).toBe('đã xóa');
  const bodies = (await room.house.server.store.read.selectFrom('facts').select('body').execute())
    .map((row) => row.body)
    .join();
  expect(bodies).not.toContain('Đại biểu 2');
  expect(bodies).toContain(person);
});

it('P7 people are found in a unit with those below it, and in a meeting that one manages', async () => {
  room = await openRoom();
  const { house, secretary, members, meeting } = room;
  const [top, below] = [newId(), newId()];
  await house.server.store.write.transaction().execute(async (trx) => {
    await addUnit(trx, top, 'Sở Nội vụ');
    await addUnit(trx, below, 'Phòng Công chức', top);
  });
  const far = await house.addAccount('Chuyên viên Phòng Công chức');
  await house.server.store.write.updateTable('people').set({ unit: below }).where('id', '=', far).execute();
  const get = async (person: string, path: string) =>
    (await fetch(`${house.url}${path}`, { headers: { cookie: await house.cookie(person) } })).json();
  expect(await get(secretary, `/api/people?unit=${top}`)).toMatchObject({ people: [{ id: far }] });
  const found = (await get(secretary, `/api/people?unit=${house.unit}`)) as { people: { id: string }[] };
  expect(found.people.some((person) => person.id === far)).toBe(false);
  expect(found.people.length).toBe(members.length + 2);
  const list = (await get(secretary, `/api/meetings/${meeting}/people`)) as {
    people: { id: string; votes: boolean }[];
  };
  expect(list.people.filter((person) => person.votes).map((person) => person.id)).toEqual(members);
  expect(await get(members[1]!, `/api/meetings/${meeting}/people`)).toMatchObject({ failure: { code: 'forbidden' } });
});

it('P8 who comes instead is taken in by a manager, one for each who is away, and votes only where the rules let it', async () => {
  room = await openRoom({ present: 2, meeting: { body: 'people-committee' } });
  const { house, secretary, members } = room;
  const [chair, here, away, other] = members as [string, string, string, string];
  const deputy = await house.addAccount('Phó Giám đốc');
  const second = await house.addAccount('Phó Giám đốc thứ hai');
  const accept = (absent: string, person: string, votes = false) => ({ absent, person, votes });
  const send = (input: unknown, by = secretary) => room.no(by, 'participants.acceptSubstitute', input);
  expect(await send(accept(away, deputy), here)).toBe('forbidden');
  expect(await send(accept(here, deputy))).toBe('participants.is-present');
  expect(await send(accept(away, other))).toBe('participants.already-in');
  expect(await send(accept(away, 'nobody000000'))).toBe('participants.person-unknown');
  expect(await send(accept('nobody000000', deputy))).toBe('participants.unknown');
  expect(await send(accept(away, deputy, true))).toBe('participants.vote-does-not-pass');
  expect(await send(accept(away, deputy), chair)).toBe('ok');
  expect(await send(accept(away, second))).toBe('participants.has-substitute');
  expect(await send(accept(deputy, second))).toBe('participants.stands-for-another');
  const people = async () => (await room.view('participants.people')).people;
  expect((await people())[deputy]).toMatchObject({ standsFor: away, votes: false, offices: [], items: 'all' });
  expect((await people())[away]).toMatchObject({ votes: true, standsFor: null });
  expect((await people())[away]!.denials!.substitute).toBe('participants.has-substitute');
  // He is in: he reads, checks in and may be removed again.
  await room.ok(deputy, 'attendance.checkIn');
  await room.ok(secretary, 'participants.remove', { person: deputy });
  expect(await send(accept(away, second))).toBe('ok');
});

it('P8 a vote that passed goes back with the removal, and not in the midst of a vote', async () => {
  room = await openRoom({ present: 2, meeting: { body: 'free' } });
  const { house, secretary, members, guest, item } = room;
  const [, , away, other] = members as [string, string, string, string];
  const deputy = await house.addAccount('Phó Giám đốc');
  const send = (absent: string, votes: boolean) =>
    room.no(secretary, 'participants.acceptSubstitute', { absent, person: deputy, votes });
  expect(await send(guest, true)).toBe('participants.no-vote-to-pass');
  const rule = { rule: 'majority', base: 'all', tie: 'fails' };
  const { question } = await room.ok(secretary, 'voting.prepare', { item, text: 'Thông qua?', ...rule });
  // He was here when the vote was opened, and has left since.
  await room.ok(away, 'attendance.checkIn');
  await room.ok(secretary, 'voting.open', { question });
  await room.ok(away, 'attendance.checkOut');
  expect(await send(away, true)).toBe('participants.vote-open');
  await room.ok(secretary, 'voting.close', { question });
  const voting = async () => (await room.view('attendance.board')).voting;
  const before = await voting();
  expect(await send(away, true)).toBe('ok');
  const people = async () => (await room.view('participants.people')).people;
  expect((await people())[away]!.votes).toBe(false);
  expect((await people())[deputy]!.votes).toBe(true);
  expect(await voting(), 'one seat, one vote').toBe(before);
  const rows = async (person: string) =>
    house.server.store.read
      .selectFrom('meeting_people')
      .select('votes')
      .where('person', '=', person)
      .where('meeting', '=', room.meeting)
      .execute();
  expect(await rows(away)).toEqual([{ votes: 0 }]);
  expect(await rows(deputy)).toEqual([{ votes: 1 }]);
  // A meeting like this one has neither.
  const copy = newId();
  const made = await house.act(copy, secretary, 'meetings.create', {
    title: 'Phiên sau',
    room: 'Phòng 1',
    startsAt: Date.now() + 86_400_000,
    endsAt: Date.now() + 90_000_000,
    body: 'free',
    from: room.meeting,
  });
  expect(made).toMatchObject({ ok: true });
  const slice = (await house.server.homes.find(copy))!.state.participants as {
    people: Record<string, { votes: boolean }>;
  };
  expect(slice.people[deputy]).toBeUndefined();
  expect(slice.people[away]).toMatchObject({ votes: true });
  await room.ok(secretary, 'participants.remove', { person: deputy });
  expect((await people())[away]!.votes).toBe(true);
  expect((await people())[other]!.votes).toBe(true);
  expect(await voting()).toBe(before);
});

it('P8 seeded: whatever managers do, of who is away and who comes instead never both vote, and no vote is lost', async () => {
  room = await openRoom({ members: 0, state: 'draft' });
  let passed = 0;
  for (let seed = 1; seed <= 300; seed += 1) {
    const chance = chanceOf(seed);
    const invited = ['a', 'b', 'c', 'd'];
    const deputies = ['x', 'y', 'z'];
    let slice: ParticipantsSlice = initial;
    const needs: ParticipantNeeds = {
      inOpenVote: () => chance.isOne(0.1),
      isPresent: () => chance.isOne(0.1),
      substituteVotes: () => chance.isOne(0.8),
    };
    const does = (name: string, input: object): void => {
      const context = { needs, prepared: { exists: true }, actor: { id: 'a' } } as unknown as DecideContext<
        ParticipantNeeds,
        never
      >;
      const decision = (
        decide as Record<string, (...all: unknown[]) => { facts?: readonly { type: string; data: never }[] }>
      )[name]!(slice, { items: 'all', chair: false, ...input }, context);
      for (const { type, data } of decision.facts ?? [])
        slice = evolve[type.split('.')[1] as keyof typeof evolve](slice, data, { at: 1, by: 'a' });
    };
    for (const person of invited) does('add', { person, votes: true });
    // Of these nobody says whether they vote: their votes must come through all that happens.
    const steady = ['a', 'b'];
    for (let step = 0; step < 60; step += 1) {
      const person = chance.pick([...invited, ...deputies]);
      const what = chance.pick(['acceptSubstitute', 'acceptSubstitute', 'remove', 'change', 'change']);
      if (what === 'acceptSubstitute')
        does(what, { absent: chance.pick(invited), person: chance.pick(deputies), votes: chance.isOne(0.6) });
      else if (what === 'remove' && !steady.includes(person)) does(what, { person });
      else if (what === 'change' && !steady.includes(person)) does(what, { person, votes: chance.isOne(0.5) });
      passed += Object.values(slice.people).filter(({ holdsVote }) => holdsVote).length;
      for (const [id, { standsFor, votes }] of Object.entries(slice.people)) {
        if (standsFor === undefined) continue;
        expect(slice.people[standsFor], `seed ${seed}: ${id} comes instead of somebody`).toBeDefined();
        expect(votes && slice.people[standsFor]!.votes, `seed ${seed}: both vote`).toBe(false);
      }
      const kept = new Map(invitedOf(slice));
      for (const one of steady) expect(kept.get(one)!.votes, `seed ${seed}: the vote of ${one} is lost`).toBe(true);
    }
    for (const deputy of deputies)
      for (let tries = 0; slice.people[deputy] && tries < 50; tries += 1) does('remove', { person: deputy });
    for (const one of steady) expect(slice.people[one]!.votes, `seed ${seed}: the vote of ${one} came back`).toBe(true);
  }
  expect(passed, 'votes did pass').toBeGreaterThan(1000);
});

it('P8 a meeting that takes people over takes no substitutes, and gives the votes back', async () => {
  room = await openRoom({ present: 2, meeting: { body: 'free' } });
  const { house, secretary, members, meeting } = room;
  const away = members[2]!;
  const deputy = await house.addAccount('Phó Giám đốc');
  await room.ok(secretary, 'participants.acceptSubstitute', { absent: away, person: deputy, votes: true });
  expect(await room.no(secretary, 'participants.remove', { person: away })).toBe('participants.has-substitute');
  expect(await room.no(secretary, 'participants.change', { person: away, votes: true })).toBe(
    'participants.seat-votes',
  );
  expect((await room.view('participants.people')).people[away]!.denials!.vote).toBe('participants.seat-votes');
  const reply = await fetch(`${house.url}/api/meetings/${meeting}/people`, {
    headers: { cookie: await house.cookie(secretary) },
  });
  const { people } = (await reply.json()) as { people: { id: string; votes: boolean }[] };
  expect(people.find(({ id }) => id === away)).toMatchObject({ votes: true });
  expect(people.some(({ id }) => id === deputy)).toBe(false);
  await room.ok(secretary, 'participants.change', { person: deputy, votes: false });
  expect((await room.view('participants.people')).people[away]!.votes).toBe(true);
});
