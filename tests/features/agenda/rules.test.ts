import { afterEach, expect, it } from 'vitest';
import { asMembers, openRoom, type Room } from '../../support/room.ts';

let room: Room;
afterEach(() => room.close());

const add = async (title: string) => (await room.ok(room.secretary, 'agenda.addItem', { title, minutes: 5 })).item!;
const order = async () =>
  Object.entries((await room.view('agenda.items')).items)
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([item]) => item);

it('G1 items are added, edited, moved before another or last, and removed', async () => {
  room = await openRoom();
  const second = await add('Nội dung thứ hai');
  const third = await add('Nội dung thứ ba');
  await room.ok(room.secretary, 'agenda.moveItem', { item: third, before: room.item });
  expect(await order()).toEqual([third, room.item, second]);
  await room.ok(room.secretary, 'agenda.moveItem', { item: third, before: null });
  expect(await order()).toEqual([room.item, second, third]);
  await room.ok(room.secretary, 'agenda.editItem', { item: second, title: 'Tên mới', minutes: 15 });
  expect((await room.view('agenda.items')).items[second]).toMatchObject({ title: 'Tên mới', minutes: 15 });
  await room.ok(room.secretary, 'agenda.removeItem', { item: second });
  expect(await order()).toEqual([room.item, third]);
  expect(await room.no(room.secretary, 'agenda.moveItem', { item: second, before: null })).toBe('agenda.item-unknown');
});

it('G2 one item is current, in a running meeting, and keeps its times', async () => {
  room = await openRoom({ state: 'announced' });
  expect(await room.no(room.secretary, 'agenda.startItem', { item: room.item })).toBe('agenda.not-running');
  await room.ok(room.secretary, 'meetings.start');
  const second = await add('Nội dung thứ hai');
  await room.ok(room.secretary, 'agenda.startItem', { item: room.item });
  expect(await room.no(room.secretary, 'agenda.startItem', { item: room.item })).toBe('agenda.item-current');
  await room.ok(room.secretary, 'agenda.startItem', { item: second });
  const { items, current } = await room.view('agenda.items');
  expect(current).toBe(second);
  expect(items[room.item]).toMatchObject({ state: 'done' });
  expect(items[room.item]!.endedAt).toBeGreaterThanOrEqual(items[room.item]!.startedAt!);
});

it('G3 next goes through all and says when none is left', async () => {
  room = await openRoom();
  const second = await add('Nội dung thứ hai');
  expect(await room.no(room.secretary, 'agenda.endItem')).toBe('agenda.no-current');
  expect(await room.ok(room.secretary, 'agenda.next')).toEqual({ item: room.item });
  expect(await room.ok(room.secretary, 'agenda.next')).toEqual({ item: second });
  expect(await room.no(room.secretary, 'agenda.next')).toBe('agenda.no-next');
  expect((await room.view('agenda.items')).denials).toMatchObject({ next: 'agenda.no-next' });
  await room.ok(room.secretary, 'agenda.endItem');
});

it('G4 the item stays while a vote is open', async () => {
  room = await openRoom();
  const { question } = await room.ok(room.secretary, 'voting.prepare', {
    item: room.item,
    text: 'Thông qua?',
    rule: 'majority',
    base: 'all',
    tie: 'fails',
  });
  await room.ok(room.secretary, 'voting.open', { question });
  for (const [name, input] of [
    ['agenda.next', {}],
    ['agenda.startItem', { item: room.item }],
    ['agenda.endItem', {}],
  ] as const)
    expect(await room.no(room.secretary, name, input)).toBe('agenda.vote-open');
  expect((await room.view('agenda.items')).denials).toEqual({
    next: 'agenda.vote-open',
    endItem: 'agenda.vote-open',
    startItem: 'agenda.vote-open',
  });
});

it('G5 an item that was started or has papers is not removed', async () => {
  room = await openRoom();
  await room.ok(room.secretary, 'agenda.next');
  expect(await room.no(room.secretary, 'agenda.removeItem', { item: room.item })).toBe('agenda.item-started');
  const { item } = await room.ok(room.secretary, 'agenda.addItem', { title: 'Nội dung thêm', minutes: 5 });
  const { items } = await room.view('agenda.items');
  expect(items[room.item]!.removeDenial).toBe('agenda.item-started');
  expect(items[item!]!.removeDenial).toBe(null);
  expect((await room.view('agenda.items', asMembers)).items[item!]!.removeDenial).toBeUndefined();
});

it('G6 of two managers who go on at once one does, and the other is told', async () => {
  room = await openRoom();
  const second = await add('Nội dung thứ hai');
  await add('Nội dung thứ ba');
  await room.ok(room.secretary, 'agenda.startItem', { item: room.item });
  const chair = room.members[0]!;
  const both = await Promise.all(
    [room.secretary, chair].map((person) => room.no(person, 'agenda.next', { current: room.item })),
  );
  expect(both.sort()).toEqual(['agenda.moved-on', 'ok']);
  expect((await room.view('agenda.items')).current).toBe(second);
  expect(await room.no(chair, 'agenda.endItem', { current: room.item })).toBe('agenda.moved-on');
  expect(await room.no(chair, 'agenda.endItem', { current: second })).toBe('ok');
  expect(await room.no(chair, 'agenda.next', { current: null })).toBe('ok');
});

it('G7 a main item moves with those under it, never between another and its own', async () => {
  room = await openRoom({ state: 'draft' });
  const { secretary, item: first } = room;
  const add = async (title: string, sub: boolean) =>
    (await room.ok(secretary, 'agenda.addItem', { title, minutes: 5, sub })).item!;
  const under = await add('Nội dung con 1.1', true);
  const second = await add('Nội dung thứ hai', false);
  const two = await add('Nội dung con 2.1', true);
  const third = await add('Nội dung thứ ba', false);
  const order = async () =>
    Object.entries((await room.view('agenda.items')).items)
      .sort(([, a], [, b]) => a.order - b.order)
      .map(([item]) => item);
  await room.ok(secretary, 'agenda.moveItem', { item: first, before: third });
  expect(await order()).toEqual([second, two, first, under, third]);
  await room.ok(secretary, 'agenda.moveItem', { item: third, before: two });
  expect(await order(), 'not between the second item and its own').toEqual([second, two, third, first, under]);
  await room.ok(secretary, 'agenda.moveItem', { item: first, before: under });
  expect(await order(), 'into itself it does not go').toEqual([second, two, third, first, under]);
  await room.ok(secretary, 'agenda.moveItem', { item: under, before: two });
  expect(await order()).toEqual([second, under, two, third, first]);
  expect(await room.no(secretary, 'agenda.removeItem', { item: second })).toBe('agenda.item-has-subs');
  await room.ok(secretary, 'agenda.removeItem', { item: two });
  await room.ok(secretary, 'agenda.removeItem', { item: under });
  await room.ok(secretary, 'agenda.removeItem', { item: second });
});

it('G8 an item says which unit prepares its papers, and until when', async () => {
  room = await openRoom({ state: 'draft' });
  const { secretary, item, house } = room;
  const text = { title: 'Nội dung', minutes: 5, unit: house.unit, due: 2e12 };
  await room.ok(secretary, 'agenda.editItem', { item, ...text });
  expect((await room.view('agenda.items')).items[item]).toMatchObject({ unit: house.unit, due: 2e12, sub: false });
  const rows = await house.server.store.read.selectFrom('agenda_items').selectAll().execute();
  expect(rows).toMatchObject([{ item, unit: house.unit, due_at: 2e12, title: 'Nội dung' }]);
});
