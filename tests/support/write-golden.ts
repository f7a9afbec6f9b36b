import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '../../server/kernel/new-id.ts';
import { readStream } from '../../server/kernel/stream.ts';
import { openHouse } from './house.ts';
import { castPeople, makeWorld, uploadTo } from './world.ts';

// Writes a golden log: run once when a version of the facts is final, never to make a failing test pass. Facts of an older
// log never change; where a slice has got another form, the state beside it is folded anew by hand and looked at.
const house = await openHouse();
const cast = await castPeople(house);
const world = await makeWorld(house, cast, 'running');
const act = async (person: string, name: string, input: unknown): Promise<void> => {
  const reply = await house.act(world.meeting, person, name, input);
  if (!reply.ok) throw new Error(`${name}: ${reply.failure.code}`);
};
const byClock = async (name: string, input: unknown): Promise<void> => {
  const clock = { kind: 'clock', id: 'clock', office: false, administrator: false } as const;
  await house.server.homes.submit(world.meeting, clock, { name, id: newId(), input });
};
const { secretary, chair, delegate, member, guest, stranger } = cast;
await act(secretary, 'voting.castFor', { question: world.questions.open, person: member, choice: 'disagree' });
await act(secretary, 'participants.add', { person: stranger, votes: true });
await act(secretary, 'attendance.checkInFor', { person: stranger });
await act(chair, 'voting.admit', { question: world.questions.open, person: stranger });
await act(secretary, 'voting.cancel', { question: world.questions.open, reason: 'Mở nhầm nội dung' });
await act(secretary, 'voting.publish', { question: world.questions.closed });
await act(secretary, 'voting.edit', {
  question: world.questions.prepared,
  item: world.items[2],
  text: 'Thông qua báo cáo đã sửa?',
  rule: 'two-thirds',
  base: 'present',
  tie: 'fails',
  seconds: 120,
});
await act(secretary, 'voting.remove', { question: world.questions.prepared });
const asked = { item: world.items[2], rule: 'majority', base: 'all', tie: 'chair' };
const prepared = await house.act(world.meeting, secretary, 'voting.prepare', { ...asked, text: 'Thông qua kế hoạch?' });
const { question } = (prepared as { value: { question: string } }).value;
for (const text of ['Thông qua kế hoạch đã sửa?', 'Thông qua kế hoạch đã sửa lần hai?'])
  await act(secretary, 'voting.edit', { ...asked, question, text });
await act(secretary, 'agenda.addItem', { title: 'Nội dung thêm', minutes: 5 });
await act(secretary, 'agenda.editItem', { item: world.items[1], title: 'Nội dung đã sửa', minutes: 7 });
await act(secretary, 'agenda.moveItem', { item: world.items[2], before: world.items[1] });
await act(secretary, 'agenda.removeItem', { item: world.items[1] });
await act(secretary, 'agenda.next', {});
await act(chair, 'presentation.allow', { person: delegate });
await act(delegate, 'presentation.start', { document: world.documents.open });
await act(chair, 'presentation.disallow', { person: delegate });
await act(secretary, 'documents.replace', { document: world.documents.open, upload: world.upload });
await act(secretary, 'documents.edit', { document: world.documents.open, title: 'Báo cáo đã sửa', kind: 'plan' });
await act(secretary, 'documents.move', { document: world.documents.open, item: world.items[0], before: null });
await act(secretary, 'documents.withdraw', { document: world.documents.open });
await act(secretary, 'documents.restore', { document: world.documents.open });
await act(secretary, 'documents.withdraw', { document: world.documents.managers });
await act(chair, 'participants.handOverChair', { person: delegate });
await act(secretary, 'participants.remove', { person: guest });
await act(delegate, 'attendance.checkOut', {});
await act(secretary, 'participants.acceptSubstitute', { absent: delegate, person: cast.outsider });
await act(secretary, 'devices.unpair', { device: world.display.id });
await act(secretary, 'documents.sendBack', { submission: world.submission, reason: 'Thiếu phụ lục số liệu' });
const submit = async (bytes: string): Promise<string> => {
  const upload = await uploadTo(house, cast, world.meeting, bytes);
  const input = { item: world.items[2], upload, title: 'Báo cáo của đơn vị', kind: 'Báo cáo', secrecy: 'secret' };
  const reply = await house.act(world.meeting, secretary, 'documents.submit', input);
  return (reply as { value: { submission: string } }).value.submission;
};
await act(secretary, 'documents.takeBack', { submission: await submit('Bản thứ nhất') });
await act(secretary, 'documents.approve', { submission: await submit('Bản thứ hai') });
await act(delegate, 'annotations.share', { circle: 'vongrieng002', people: [member] });
await act(delegate, 'annotations.unshare', { circle: 'vongrieng002' });
const opinion = { document: world.documents.open, version: 1, page: 1, place: [800, 4000, 2400, 4100] };
const words = { quote: 'Nội dung của tài liệu', text: 'Đề nghị làm rõ nguồn vốn.', mark: 'k1' };
await act(delegate, 'opinions.submit', { ...opinion, ...words, opinion: 'ykien0000001' });
await act(delegate, 'opinions.submit', { ...opinion, opinion: 'ykien0000002', place: null, text: 'Ý kiến gửi nhầm' });
await act(delegate, 'opinions.withdraw', { opinion: 'ykien0000002' });
await act(secretary, 'opinions.answer', { opinion: 'ykien0000001', result: 'kept', text: 'Theo Nghị quyết.' });
await act(secretary, 'opinions.answer', { opinion: 'ykien0000001', result: 'accepted' });
// A speech: asked for by oneself and by hand, taken back, taken out, called, paused, lengthened, ended, not reached.
await act(member, 'speaking.ask', { subject: 'Nguồn vốn' });
await act(member, 'speaking.withdraw', {});
await act(secretary, 'speaking.askFor', { person: member });
await act(secretary, 'speaking.dismiss', { person: member });
await act(secretary, 'speaking.setMinutes', { first: 5, again: 2 });
await act(secretary, 'speaking.call', { person: member });
await act(secretary, 'speaking.pause', {});
await act(secretary, 'speaking.resume', {});
await act(secretary, 'speaking.extend', { minutes: 1 });
await act(member, 'speaking.end', {});
await act(member, 'speaking.ask', { subject: '' });
await act(member, 'service.call', { kind: 'water' });
await act(member, 'service.call', { kind: 'paper' });
await act(member, 'service.withdraw', { kind: 'paper' });
await act(secretary, 'service.take', { person: member, kind: 'water' });
await byClock('messages.record', { message: 'tinnhan00001', from: member, to: { kind: 'desk', person: member } });
await act(secretary, 'agenda.endItem', {});
await act(secretary, 'meetings.setTemplate', { template: true });
await act(secretary, 'meetings.close', {});
await byClock('assistant.record', { document: world.documents.open, version: 1, outcome: 'no-text' });
const { facts } = await readStream(house.server.store.read, house.server.keys.log, world.meeting);
const bodies = facts.map((fact) => JSON.stringify(fact));
// Kinds that cannot stand in one running meeting: an edit before the start, an opening of the doors by hand, one put off, one cancelled.
const edited = {
  type: 'meetings.edited',
  v: 1,
  at: 1,
  by: secretary,
  data: {
    title: 'Phiên họp',
    room: 'Phòng 2',
    startsAt: 4e12,
    endsAt: 4e12 + 1,
    body: 'free',
    checkInMinutes: 5,
    quorum: 'majority',
  },
};
bodies.push(
  JSON.stringify(edited),
  JSON.stringify({ type: 'meetings.checkInOpened', v: 1, at: 2, by: 'clock', data: {} }),
  JSON.stringify({ type: 'meetings.postponed', v: 1, at: 3, by: secretary, data: { reason: 'Chờ số liệu' } }),
  JSON.stringify({ type: 'meetings.cancelled', v: 1, at: 3, by: secretary, data: {} }),
);
let state = house.server.homes.registry.initial;
for (const body of bodies) state = house.server.homes.registry.evolve(state, JSON.parse(body))!;
const folder = join(import.meta.dirname, '..', 'kernel', 'golden');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'log-9.json'), `${JSON.stringify({ bodies, state }, null, 1)}\n`);
console.log(`${bodies.length} facts`);
await house.close();
