import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { openFiles } from '../../server/kernel/files.ts';
import { newId } from '../../server/kernel/new-id.ts';
import { openHouse } from './house.ts';
import { onePagePdf } from './pdf.ts';

// A product in a process of its own, for tests that kill it, trace it or load it: `serve.ts FOLDER [members] [unsafe]`.
// The first start makes a running meeting with an open question; each start prints one line of JSON and then serves.
const [folder, membersText = '20', mode] = process.argv.slice(2);
const house = await openHouse({
  folder: folder!,
  ...(mode === 'unsafe' && { database: { synchronous: 'OFF', unsafe: true } }),
});
const notes = join(folder!, 'serve.json');
if (!existsSync(notes)) {
  const secretary = await house.addAccount('Thư ký', { office: true });
  const members: string[] = [];
  for (let i = 0; i < Number(membersText); i++) members.push(await house.addAccount(`Đại biểu ${i}`));
  const meeting = newId();
  const act = async (person: string, name: string, input: unknown): Promise<Record<string, string>> => {
    const reply = await house.act(meeting, person, name, input);
    if (!reply.ok) throw new Error(`${name}: ${reply.failure.code}`);
    return reply.value as Record<string, string>;
  };
  await act(secretary, 'meetings.create', {
    title: 'Phiên họp',
    room: 'Phòng 1',
    startsAt: 4e12,
    endsAt: 4e12 + 1000,
    body: 'free',
  });
  await Promise.all(
    members.map((person, i) => act(secretary, 'participants.add', { person, votes: true, chair: i === 0 })),
  );
  const { item } = await act(secretary, 'agenda.addItem', { title: 'Nội dung', minutes: 5 });
  await act(secretary, 'meetings.announce', {});
  await act(secretary, 'meetings.start', {});
  await Promise.all(members.map((person) => act(secretary, 'attendance.checkInFor', { person })));
  const { question } = await act(secretary, 'voting.prepare', {
    item,
    text: 'Đồng ý không?',
    rule: 'majority',
    base: 'all',
    tie: 'fails',
    live: true,
  });
  await act(secretary, 'voting.open', { question });
  // A paper of one page, attached past the upload: what is measured and killed here are votes, pages and ink.
  const upload = newId();
  const saved = await openFiles(folder!).save(Readable.from([onePagePdf('Tai lieu')]), 1 << 20);
  await house.server.store.write
    .insertInto('uploads')
    .values({ id: upload, by: members[0]!, meeting, name: 'tai-lieu.pdf', ...saved, pages: 1, at: Date.now(), used: 0 })
    .execute();
  const { document } = await act(secretary, 'documents.attach', { item, upload, title: 'Tài liệu', kind: 'report' });
  const cookies: string[] = [];
  for (const person of members) cookies.push(await house.cookie(person));
  writeFileSync(
    notes,
    JSON.stringify({ meeting, question, item, document, secretary: await house.cookie(secretary), members, cookies }),
  );
}
console.log(
  JSON.stringify({ url: house.url, pid: process.pid, ...(JSON.parse(readFileSync(notes, 'utf8')) as object) }),
);
process.once('SIGTERM', () => void house.close().then(() => process.exit(0)));
