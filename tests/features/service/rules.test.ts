import { afterEach, expect, it } from 'vitest';
import { openRoom, type Room } from '../../support/room.ts';

let room: Room;
afterEach(() => room.close());

it('W1 who is in the room calls, once for a kind, and takes it back', async () => {
  room = await openRoom({ present: 1 });
  const [a, b] = room.members as [string, string];
  expect(await room.no(b, 'service.call', { kind: 'water' })).toBe('service.not-in');
  expect((await room.view('service.mine', b)).denial).toBe('service.not-in');
  await room.ok(a, 'service.call', { kind: 'water' });
  expect(await room.no(a, 'service.call', { kind: 'water' })).toBe('service.called');
  await room.ok(a, 'service.call', { kind: 'technician' });
  expect(Object.keys((await room.view('service.mine', a)).calls)).toEqual(['water', 'technician']);
  await room.ok(a, 'service.withdraw', { kind: 'water' });
  expect(await room.no(a, 'service.withdraw', { kind: 'water' })).toBe('service.not-called');
  expect(await room.no(a, 'service.call', { kind: 'coffee' })).toBe('invalid');
});

it('W2 managers see who calls, say that somebody comes, and end it; others see their own only', async () => {
  room = await openRoom();
  const [chair, a, b] = room.members as [string, string, string];
  await room.ok(a, 'service.call', { kind: 'paper' });
  const call = { person: a, kind: 'paper' };
  expect((await room.view('service.calls')).calls[`${a}/paper`]).toMatchObject({ ...call, taken: false });
  expect((await room.view('service.mine', b)).calls).toEqual({});
  for (const name of ['service.take', 'service.done']) expect(await room.no(b, name, call)).toBe('forbidden');
  await room.ok(room.secretary, 'service.take', call);
  await room.ok(chair, 'service.take', call);
  expect((await room.view('service.mine', a)).calls.paper).toMatchObject({ taken: true });
  expect(await room.facts('service.taken')).toHaveLength(1);
  await room.ok(chair, 'service.done', call);
  expect(await room.no(chair, 'service.done', call)).toBe('service.not-called');
});

it('W3 calls end with the meeting, and say nothing but their kind', async () => {
  room = await openRoom();
  await room.ok(room.members[1]!, 'service.call', { kind: 'secretary' });
  await room.ok(room.secretary, 'meetings.close');
  expect((await room.view('service.calls')).calls).toEqual({});
  const [fact] = await room.facts('service.called');
  expect(Object.keys(fact!.data).sort()).toEqual(['kind', 'person']);
});
