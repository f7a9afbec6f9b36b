import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../../server/kernel/new-id.ts';
import type { ViewMessage } from '../../../shared/kernel/wire.ts';
import { ask } from '../../support/house.ts';
import { uploadTo } from '../../support/world.ts';
import { type Desk, openDesk, quote } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.house.close());

const words = 'LOICUADAIBIEUGUITHUKY';
const reason = 'LOIGIAITRINHCUATHUKY';

/** All bytes that a device of a person is sent from when it enters until what `during` does has reached it. */
async function seenBy(person: string, during: () => Promise<unknown>): Promise<string> {
  const { house, world, cast, act } = desk;
  const socket = await house.socket(await house.cookie(person));
  let bytes = '';
  socket.onAny((event: string, message: ViewMessage) => {
    bytes += event + JSON.stringify(message);
  });
  await ask(socket, 'enter', { meeting: world.meeting });
  await during();
  // Something that everybody sees comes after it, in the same patches or in later ones.
  const sign = newId();
  await act(cast.secretary, 'agenda.editItem', { item: world.items[0], title: sign, minutes: 10 });
  await expect.poll(() => bytes).toContain(sign);
  socket.disconnect();
  return bytes;
}

it('O6 on the wire too: nobody but author and managers is sent a word of it', async () => {
  const { cast, send, answer, own } = desk;
  const { opinion } = await send(cast.delegate, { text: words });
  await answer(opinion, 'explained', reason);
  const change = async () => {
    const second = await send(cast.delegate, { text: `${words} 2` });
    await answer(second.opinion, 'kept', `${reason} 2`);
  };
  for (const person of [cast.member, cast.guest]) {
    const bytes = await seenBy(person, change);
    for (const word of [words, reason, quote, opinion]) expect(bytes, word).not.toContain(word);
    expect(await own(person)).toEqual([]);
  }
  for (const person of [cast.chair, cast.secretary]) {
    const bytes = await seenBy(person, async () => {});
    for (const word of [words, reason, quote]) expect(bytes, word).toContain(word);
  }
  expect((await own(cast.delegate))[0]).toMatchObject({ text: words, quote, answer: { text: reason } });
  for (const person of [cast.outsider, cast.administrator, cast.stranger])
    await expect(own(person)).rejects.toThrow('403');
  // Its view is so small that it can be computed for everybody: the words are read by their author alone.
  expect(await seenBy(cast.delegate, async () => {})).not.toContain(words);
});

it('O7 the words of the paper go with the right to it, and of what is marked Mật none are taken', async () => {
  const { cast, world, send, own, act, board, house } = desk;
  const attach = async (more: Record<string, unknown>) => {
    const upload = await uploadTo(house, cast, world.meeting, 'Tài liệu khác');
    const input = { item: world.items[0], upload, title: 'Tài liệu khác', kind: 'report', ...more };
    const reply = await house.act(world.meeting, cast.secretary, 'documents.attach', input);
    return (reply as { value: { document: string } }).value.document;
  };
  const last = async (person: string) => (await own(person)).at(-1)!;
  // Taken from the guests: his own words and the answer stay his.
  const paper = await attach({});
  const sent = await send(cast.guest, { document: paper });
  await desk.answer(sent.opinion, 'accepted', 'Đã sửa');
  expect(await last(cast.guest)).toMatchObject({ quote, readable: true });
  const edit = { document: paper, title: 'Tài liệu khác', kind: 'report' };
  await act(cast.secretary, 'documents.edit', { ...edit, audience: 'members' });
  expect(await last(cast.guest)).toMatchObject({ quote: '', readable: false, answer: { text: 'Đã sửa' } });
  expect((await last(cast.guest)).text).not.toBe('');
  expect((await board())[sent.opinion]).toMatchObject({ quote });
  // Marked Mật later: the words are shown no more, not even to who reads the paper.
  await act(cast.secretary, 'documents.edit', { ...edit, audience: 'all', secrecy: 'secret' });
  expect((await board())[sent.opinion]).toMatchObject({ quote: '', secret: true, readable: true });
  // Marked Mật from the start: the log has none of it.
  const secret = await attach({ secrecy: 'secret' });
  const planted = 'TRICHTUTAILIEUMAT';
  const second = await send(cast.delegate, { document: secret, quote: planted, text: 'Ý kiến về tài liệu mật' });
  expect(second.code).toBe('ok');
  const bodies = await house.server.store.read.selectFrom('facts').select('body').execute();
  expect(bodies.map(({ body }) => body).join('\n')).not.toContain(planted);
  await desk.answer(second.opinion, 'explained', 'Lý do mật');
  // Withdrawn: nobody reads the paper, and what is not Mật keeps its words.
  await act(cast.secretary, 'documents.withdraw', { document: world.documents.open });
  for (const one of Object.values(await board()).filter(({ document }) => document === world.documents.open)) {
    expect(one.quote).toBe('');
    expect(one.text).not.toBe('');
  }
  // Recalled with the end: of the opinion only that there was one, and its result.
  await desk.end();
  expect((await board())[second.opinion]).toMatchObject({
    text: '',
    quote: '',
    answer: { result: 'explained', text: '' },
  });
  expect(await last(cast.delegate)).toMatchObject({ text: '', answer: { result: 'explained', text: '' } });
});

it('O6 who was taken out of the meeting sees nothing of it, and managers keep his opinion', async () => {
  const other = await openDesk('announced');
  const { cast, send } = other;
  const { opinion } = await send(cast.member);
  await other.act(cast.secretary, 'participants.remove', { person: cast.member });
  await expect(other.own(cast.member)).rejects.toThrow('403');
  expect((await send(cast.member)).code).toBe('forbidden');
  expect(Object.keys(await other.board())).toEqual([opinion]);
  expect(await other.act(cast.member, 'opinions.withdraw', { opinion })).toBe('forbidden');
  expect((await send(cast.delegate, { opinion: newId() })).code).toBe('ok');
  await other.house.close();
});
