import { afterAll, beforeAll, expect, it } from 'vitest';
import { messageStore } from '../../../server/features/messages/store.ts';
import { newId } from '../../../server/kernel/new-id.ts';
import { keyOf, messagesMax, messageTextMax, type Recipient } from '../../../shared/features/messages/contract.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { ViewMessage } from '../../../shared/kernel/wire.ts';
import { ask } from '../../support/house.ts';
import { openRoom, type Room } from '../../support/room.ts';

let room: Room;
let chair: string;
let anne: string;
let binh: string;
beforeAll(async () => {
  room = await openRoom({ members: 3 });
  [chair, anne, binh] = room.members as [string, string, string];
});
afterAll(() => room.close());

const all: Recipient = { kind: 'all' };
const desk = (person: string): Recipient => ({ kind: 'desk', person: person as PersonId });
const one = (person: string): Recipient => ({ kind: 'person', person: person as PersonId });

interface Asked {
  readonly room?: Room;
  readonly id?: string;
}

/** The code with which a message is answered. */
async function send(from: string, to: Recipient, text: string, { room: place = room, id = newId() }: Asked = {}) {
  const reply = await fetch(`${place.house.url}/api/meetings/${place.meeting}/messages/${id}`, {
    method: 'PUT',
    headers: { cookie: await place.house.cookie(from), 'content-type': 'application/json' },
    body: JSON.stringify({ to, text }),
  });
  const body = (await reply.json()) as { failure?: { code: string } };
  return reply.ok ? 'ok' : body.failure!.code;
}

interface Listed {
  readonly messages: readonly { readonly n: number; readonly text: string; readonly from: string }[];
  readonly names: Readonly<Record<string, string>>;
  readonly seen: Readonly<Record<string, number>>;
}
async function list(person: string, place = room): Promise<Listed> {
  const headers = { cookie: await place.house.cookie(person) };
  const reply = await fetch(`${place.house.url}/api/meetings/${place.meeting}/messages`, { headers });
  if (!reply.ok) throw new Error(String(reply.status));
  return (await reply.json()) as Listed;
}
const texts = async (person: string, place = room) => (await list(person, place)).messages.map(({ text }) => text);

it('TN1 members write to each other and to the desk, managers to all as well, guests to the desk only', async () => {
  expect(await send(anne, one(binh), 'Anh có bản cũ không?')).toBe('ok');
  expect(await send(anne, desk(anne), 'Thiếu phụ lục 2')).toBe('ok');
  expect(await send(room.secretary, desk(anne), 'Đã gửi lại')).toBe('ok');
  expect(await send(room.secretary, all, 'Mời nghỉ giải lao')).toBe('ok');
  expect(await send(chair, one(room.secretary), 'Chuẩn bị biểu quyết')).toBe('ok');
  expect(await send(room.guest, desk(room.guest), 'Tôi đến muộn 5 phút')).toBe('ok');
  expect(await send(anne, all, 'x')).toBe('messages.all-by-managers');
  expect(await send(room.guest, one(anne), 'x')).toBe('messages.guests-to-desk');
  expect(await send(anne, desk(binh), 'x')).toBe('messages.not-yours');
  expect(await send(anne, one(anne), 'x')).toBe('messages.to-self');
  expect(await send(anne, one('nguoikhongco'), 'x')).toBe('messages.person-unknown');
  const stranger = await room.house.addAccount('Người ngoài');
  expect(await send(stranger, one(anne), 'x')).toBe('forbidden');
  expect(await send(anne, one(stranger), 'x')).toBe('messages.person-unknown');
});

it('TN2 a message is read by its author and by whom it is for, on the wire too', async () => {
  const others = ['Anh có bản cũ không?'];
  expect(await texts(binh)).toEqual(['Anh có bản cũ không?', 'Mời nghỉ giải lao']);
  expect(await texts(anne)).toEqual(['Anh có bản cũ không?', 'Thiếu phụ lục 2', 'Đã gửi lại', 'Mời nghỉ giải lao']);
  expect(await texts(room.guest)).toEqual(['Mời nghỉ giải lao', 'Tôi đến muộn 5 phút']);
  expect(await texts(chair)).toEqual([
    'Thiếu phụ lục 2',
    'Đã gửi lại',
    'Mời nghỉ giải lao',
    'Chuẩn bị biểu quyết',
    'Tôi đến muộn 5 phút',
  ]);
  for (const text of others) expect(await texts(room.secretary)).not.toContain(text);
  const socket = await room.house.socket(await room.house.cookie(binh));
  let bytes = '';
  socket.onAny((event: string, message: ViewMessage) => {
    bytes += event + JSON.stringify(message);
  });
  await ask(socket, 'enter', { meeting: room.meeting });
  const id = newId();
  await send(anne, desk(anne), 'LOIRIENGCUATHUKY', { id });
  const sign = newId();
  await room.ok(room.secretary, 'agenda.editItem', { item: room.item, title: sign, minutes: 10 });
  await expect.poll(() => bytes).toContain(sign);
  expect(bytes).not.toContain('LOIRIENGCUATHUKY');
  expect(bytes).not.toContain(id);
  socket.disconnect();
  const later = await fetch(`${room.house.url}/api/meetings/${room.meeting}/messages?after=4`, {
    headers: { cookie: await room.house.cookie(anne) },
  });
  expect(((await later.json()) as Listed).messages.map(({ text, n }) => [n, text])).toEqual([[7, 'LOIRIENGCUATHUKY']]);
  expect((await room.view('messages.me', binh)).last).toBe(4);
  expect((await room.view('messages.me', chair)).last).toBe(7);
});

it('TN3 the same id adds nothing, and is nobody else’s', async () => {
  const id = newId();
  expect(await send(anne, one(binh), 'Một lần', { id })).toBe('ok');
  expect(await send(anne, one(binh), 'Hai lần', { id })).toBe('ok');
  expect((await texts(binh)).filter((text) => text.endsWith('lần'))).toEqual(['Một lần']);
  expect(await send(binh, one(anne), 'Của tôi', { id })).toBe('invalid');
  // Its words were erased: they are nobody's to write anew.
  await room.house.server.store.write.deleteFrom('messages').where('message', '=', id).execute();
  expect(await send(binh, one(anne), 'LOI GIA', { id })).toBe('invalid');
  expect(await send(anne, one(binh), 'Một lần nữa', { id })).toBe('ok');
  expect(await texts(binh)).not.toContain('LOI GIA');
  expect(await room.facts('messages.sent')).toHaveLength(8);
});

it('TN4 words are in no fact; they go with their author, and seven days after the end', async () => {
  const { store } = room.house.server;
  const facts = await room.facts('messages.sent');
  expect(JSON.stringify(facts)).not.toContain('phụ lục');
  const bodies = await store.read.selectFrom('facts').select('body').execute();
  expect(bodies.some(({ body }) => String(body).includes('LOIRIENGCUATHUKY'))).toBe(false);
  const record = await fetch(`${room.house.url}/api/meetings/${room.meeting}/archive/record`, {
    headers: { cookie: await room.house.cookie(room.secretary) },
  });
  expect(record.status).toBe(200);
  expect(await record.text()).not.toContain('phụ lục');
  const other = await openRoom({ members: 2 });
  const [first, second] = other.members as [string, string];
  await send(first, one(second), 'Còn đây', { room: other });
  const messages = messageStore(other.house.server.store);
  await messages.sweep(Number.MAX_SAFE_INTEGER, 0);
  expect(await texts(second, other), 'a meeting that runs keeps its messages').toEqual(['Còn đây']);
  await other.ok(other.secretary, 'meetings.close');
  await messages.sweep(Date.now(), 0);
  // Closed long after its planned end: what was written on its last day stays its time.
  await other.house.server.store.write.updateTable('meetings').set({ ends_at: 1 }).execute();
  await messages.sweep(Date.now() - 60_000, 0);
  expect(await texts(second, other), 'its end was not that long ago').toEqual(['Còn đây']);
  await other.house.server.store.write.deleteFrom('people').where('id', '=', first).execute();
  expect(await texts(second, other)).toEqual([]);
  await other.close();
  const late = await openRoom({ members: 2 });
  await send(late.secretary, all, 'Sẽ bị xóa', { room: late });
  await late.ok(late.secretary, 'meetings.close');
  await messageStore(late.house.server.store).sweep(Number.MAX_SAFE_INTEGER, 0);
  expect(await texts(late.secretary, late)).toEqual([]);
  await late.close();
});

it('TN5 words and number are bounded; after closing it is only read', async () => {
  const other = await openRoom({ members: 3 });
  const [, first, second] = other.members as [string, string, string];
  const to = { room: other };
  expect(await send(first, one(second), 'a'.repeat(messageTextMax), to)).toBe('ok');
  expect(await send(first, one(second), 'a'.repeat(messageTextMax + 1), to)).toBe('invalid');
  expect(await send(first, one(second), '   ', to)).toBe('invalid');
  for (let i = 1; i < messagesMax; i += 1)
    await other.clock('messages.record', { message: newId(), from: first, to: one(second) });
  expect(await send(first, one(second), 'quá nhiều', to)).toBe('messages.too-many');
  expect((await other.view('messages.me', first)).sendDenial).toBe('messages.too-many');
  expect(await send(second, one(first), 'vẫn được', to)).toBe('ok');
  await other.ok(other.secretary, 'meetings.close');
  expect(await send(second, one(first), 'muộn', to)).toBe('closed');
  expect(await texts(first, other)).toEqual(['a'.repeat(messageTextMax), 'vẫn được']);
  expect(await other.house.server.store.read.selectFrom('messages').select('text').execute()).toHaveLength(2);
  await other.close();
});

it('TN6 how far one has read never goes back', async () => {
  const see = async (thread: Recipient, n: number): Promise<void> => {
    const reply = await fetch(`${room.house.url}/api/meetings/${room.meeting}/messages-seen`, {
      method: 'PUT',
      headers: { cookie: await room.house.cookie(binh), 'content-type': 'application/json' },
      body: JSON.stringify({ thread, n }),
    });
    expect(reply.status).toBe(200);
  };
  expect((await list(binh)).seen).toEqual({});
  await see(all, 4);
  await see(all, 2);
  await see(one(anne), 1);
  expect((await list(binh)).seen).toEqual({ all: 4, [keyOf(one(anne))]: 1 });
  await see(all, 1000);
  expect((await list(binh)).seen.all, 'no further than there are').toBe(8);
  expect((await list(anne)).seen).toEqual({});
  // Threads that are not there leave nothing; what is left of read ones goes with the last words.
  await see(one('nguoikhongco'), 1);
  expect(Object.keys((await list(binh)).seen)).toHaveLength(2);
  await room.house.server.store.write.deleteFrom('messages').execute();
  await messageStore(room.house.server.store).sweep(0, 0);
  expect((await list(binh)).seen).toEqual({});
});
