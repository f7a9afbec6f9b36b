import { afterEach, expect, it } from 'vitest';
import { paperOfFile } from '../../../renderer/surfaces/office/paper-of-file.ts';
import { type UploadEntry, UploadQueue } from '../../../renderer/surfaces/office/upload-queue.ts';
import { fail, ok, type Result } from '../../../shared/kernel/result.ts';
import { plainPdf } from '../../support/pdf.ts';
import { asMembers, openRoom, type Room } from '../../support/room.ts';

let room: Room;
afterEach(() => room?.close());

const upload = async (...pages: string[]): Promise<string> => {
  const response = await fetch(`${room.house.url}/api/meetings/${room.meeting}/uploads?name=a.pdf`, {
    method: 'POST',
    headers: { cookie: await room.house.cookie(room.secretary), 'content-type': 'application/pdf' },
    body: plainPdf(pages) as BodyInit,
  });
  return ((await response.json()) as { upload: string }).upload;
};
const attach = async (title: string, item = room.item, ...pages: string[]): Promise<string> => {
  const given = { item, upload: await upload(...(pages.length > 0 ? pages : [title])), title, kind: 'report' };
  return (await room.ok(room.secretary, 'documents.attach', given)).document!;
};
const bytes = async (person: string, document: string, version?: number) => {
  const query = version === undefined ? '' : `?version=${version}`;
  const response = await fetch(`${room.house.url}/api/meetings/${room.meeting}/documents/${document}/file${query}`, {
    headers: { cookie: await room.house.cookie(person) },
  });
  return response.ok ? Buffer.from(await response.arrayBuffer()).toString('latin1') : response.status;
};
const titles = async (item: string) =>
  Object.values((await room.view('documents.papers', asMembers)).papers)
    .filter((paper) => paper.item === item)
    .sort((a, b) => a.order - b.order)
    .map((paper) => paper.title);

it('D7 a new version takes the place of the old one, which keeps its bytes', async () => {
  room = await openRoom();
  const member = room.members[1]!;
  const document = await attach('Báo cáo', room.item, 'Ban thu nhat');
  const first = await upload('Ban thu hai', 'them mot trang');
  expect(await room.ok(room.secretary, 'documents.replace', { document, upload: first })).toEqual({ version: 2 });
  const paper = (await room.view('documents.papers', asMembers)).papers[document]!;
  expect(paper).toMatchObject({ version: 2, pages: 2, title: 'Báo cáo', earlier: [{ pages: 1 }] });
  expect(await bytes(member, document)).toContain('Ban thu hai');
  expect(await bytes(member, document, 2)).toContain('Ban thu hai');
  expect(await bytes(member, document, 1)).toContain('Ban thu nhat');
  expect(await bytes(member, document, 3)).toBe(409);
  expect(await room.no(room.secretary, 'documents.replace', { document, upload: first })).toBe('documents.upload-used');
  const again = await upload('Ban thu hai', 'them mot trang');
  expect(await room.no(room.secretary, 'documents.replace', { document, upload: again })).toBe('documents.same-bytes');
  // What one may not read any more, one reads in no version.
  await room.ok(room.secretary, 'documents.edit', { document, title: 'Báo cáo', kind: 'report', audience: 'managers' });
  expect(await bytes(member, document, 1)).toBe(403);
  expect(await bytes(room.secretary, document, 1)).toContain('Ban thu nhat');
});

it('D7 ink lies on the version it was made for, and the summary follows the newest', async () => {
  room = await openRoom();
  const document = await attach('Báo cáo');
  const replaced = await upload('Thu ngân sách nhà nước ước đạt 23.460 tỷ đồng, bằng 105,9% dự toán.');
  await room.ok(room.secretary, 'documents.replace', { document, upload: replaced });
  const socket = await room.house.socket(await room.house.cookie(room.members[1]!));
  const join = (version: number) =>
    new Promise<{ ok: boolean }>((settle) =>
      socket.emit('ink-join', { group: `ink/${room.meeting}/${document}/${version}/0/meeting` }, settle),
    );
  expect((await join(2)).ok).toBe(true);
  expect((await join(1)).ok).toBe(false);
  const versions = async () => (await room.facts('assistant.summarised')).map((fact) => fact.data.version);
  await expect.poll(versions, { timeout: 30_000 }).toContain(2);
});

it('D8 a paper is edited and moved within its item and to another', async () => {
  room = await openRoom();
  const { item } = await room.ok(room.secretary, 'agenda.addItem', { title: 'Nội dung thứ hai', minutes: 5 });
  const [a, b, c] = [await attach('Một'), await attach('Hai'), await attach('Ba')];
  await room.ok(room.secretary, 'documents.move', { document: c, item: room.item, before: a });
  expect(await titles(room.item)).toEqual(['Ba', 'Một', 'Hai']);
  await room.ok(room.secretary, 'documents.move', { document: c, item: room.item, before: null });
  expect(await titles(room.item)).toEqual(['Một', 'Hai', 'Ba']);
  await room.ok(room.secretary, 'documents.move', { document: b, item, before: null });
  expect(await titles(room.item)).toEqual(['Một', 'Ba']);
  expect(await titles(item!)).toEqual(['Hai']);
  await room.ok(room.secretary, 'documents.edit', { document: b, title: 'Hai đã sửa', kind: 'plan', number: '12/KH' });
  expect((await room.view('documents.papers')).papers[b]).toMatchObject({
    title: 'Hai đã sửa',
    kind: 'plan',
    number: '12/KH',
  });
  await attach('Bốn');
  expect(await titles(room.item)).toEqual(['Một', 'Ba', 'Bốn']);
  expect(await room.no(room.secretary, 'documents.move', { document: a, item: 'khongco00000', before: null })).toBe(
    'documents.item-unknown',
  );
});

it('D9 a withdrawn paper comes back with its versions, unless its item is gone', async () => {
  room = await openRoom({ state: 'draft' });
  const { item } = await room.ok(room.secretary, 'agenda.addItem', { title: 'Nội dung thứ hai', minutes: 5 });
  const document = await attach('Tờ trình', item, 'mot');
  await room.ok(room.secretary, 'documents.replace', { document, upload: await upload('hai') });
  expect(await room.no(room.secretary, 'documents.restore', { document })).toBe('documents.not-withdrawn');
  await room.ok(room.secretary, 'documents.withdraw', { document });
  expect(await room.no(room.secretary, 'documents.edit', { document, title: 'Khác', kind: 'report' })).toBe(
    'documents.unknown',
  );
  const views = [await room.view('documents.papers'), await room.view('documents.papers', asMembers)];
  expect(Object.keys(views[0]!.withdrawn!)).toEqual([document]);
  expect(views[1]!.withdrawn).toBeUndefined();
  await room.ok(room.secretary, 'documents.restore', { document });
  expect((await room.view('documents.papers')).papers[document]).toMatchObject({ version: 2, title: 'Tờ trình' });
  await room.ok(room.secretary, 'documents.withdraw', { document });
  await room.ok(room.secretary, 'agenda.removeItem', { item });
  expect(await room.no(room.secretary, 'documents.restore', { document })).toBe('documents.item-unknown');
});

it('a paper is proposed from the name of its file', () => {
  expect(paperOfFile('02_Tờ trình-quy hoạch phân khu.pdf')).toEqual({
    title: 'Tờ trình quy hoạch phân khu',
    kind: 'submission',
  });
  expect(paperOfFile('bao-cao-ket-qua-2026.PDF')).toEqual({ title: 'Bao cao ket qua 2026', kind: 'report' });
  expect(paperOfFile('1146-UBND-KT.pdf').title).toBe('1146 UBND KT');
  expect(paperOfFile('Kế hoạch 12.docx').kind).toBe('plan');
  expect(paperOfFile('7.pdf').title.length).toBeGreaterThanOrEqual(2);
  expect(paperOfFile(`${'a'.repeat(400)}.pdf`).title).toHaveLength(300);
});

it('files on their way: two at once, a refused one stays with its reason, a stopped one makes nothing', async () => {
  const runs = new Map<
    string,
    { settle: (result: Result<never> | 'stopped') => void; progress: (n: number) => void }
  >();
  const used: string[] = [];
  const queue = new UploadQueue({
    upload: (file, _, progress) => {
      let settle!: (result: Result<never> | 'stopped') => void;
      const done = new Promise<Result<never> | 'stopped'>((set) => {
        settle = set;
      });
      runs.set(file.name, { settle, progress });
      return { done, stop: () => settle('stopped') };
    },
    use: async (_, file) => {
      used.push(file.name);
      return ok({});
    },
    onDone: () => {},
  });
  const states = () => queue.entries.map((entry: UploadEntry) => `${entry.file.name} ${entry.state}`);
  queue.add(
    { item: 'x' },
    ['a', 'b', 'c', 'd'].map((name) => new File(['x'], name)),
  );
  expect(states()).toEqual(['a sending', 'b sending', 'c waiting', 'd waiting']);
  runs.get('a')!.progress(0.5);
  runs.get('b')!.progress(1);
  expect(states().slice(0, 2)).toEqual(['a sending', 'b checking']);
  runs.get('b')!.settle(fail('documents.damaged'));
  await expect.poll(states).toEqual(['a sending', 'b refused', 'c sending', 'd waiting']);
  expect(queue.entries[1]!.failure).toEqual({ code: 'documents.damaged' });
  queue.remove(queue.entries[2]!.key);
  await expect.poll(states).toEqual(['a sending', 'b refused', 'd sending']);
  runs.get('a')!.settle(ok({} as never));
  runs.get('d')!.settle(ok({} as never));
  await expect.poll(states).toEqual(['b refused']);
  queue.retry(queue.entries[0]!.key);
  expect(states()).toEqual(['b sending']);
  runs.get('b')!.settle(ok({} as never));
  await expect.poll(states).toEqual([]);
  expect(used).toEqual(['a', 'd', 'b']);
});

it('another try of a file that was sent makes a paper of it and does not send it again', async () => {
  let sent = 0;
  const answers = [fail('unknown-outcome'), fail('documents.upload-used')];
  const done: string[] = [];
  const queue = new UploadQueue({
    upload: () => {
      sent += 1;
      return { done: Promise.resolve(ok({ upload: 'u' } as never)), stop: () => {} };
    },
    use: async () => answers.shift() as Result<unknown>,
    onDone: (file) => done.push(file.name),
  });
  queue.add({ item: 'x' }, [new File(['x'], 'a')]);
  await expect.poll(() => queue.entries[0]?.state).toBe('refused');
  queue.retry(queue.entries[0]!.key);
  await expect.poll(() => queue.entries.length).toBe(0);
  expect(sent).toBe(1);
  // It was a paper already: the first answer was lost on its way.
  expect(done).toEqual(['a']);
});

it('D12 words inside papers are found without tone marks, in what one may read only, with the newest bytes', async () => {
  room = await openRoom();
  const search = async (person: string, text: string) => {
    const response = await fetch(
      `${room.house.url}/api/meetings/${room.meeting}/search?${new URLSearchParams({ text })}`,
      { headers: { cookie: await room.house.cookie(person) } },
    );
    return (await response.json()) as {
      hits: { document: string; page: number; before: string; hit: string; after: string; more: number }[];
      failure?: { code: string };
    };
  };
  const attachVietnamese = async (title: string, audience: string, pages: readonly string[]) => {
    const response = await fetch(`${room.house.url}/api/meetings/${room.meeting}/uploads?name=a.pdf`, {
      method: 'POST',
      headers: { cookie: await room.house.cookie(room.secretary), 'content-type': 'application/pdf' },
      body: plainPdf([...pages]) as BodyInit,
    });
    const { upload } = (await response.json()) as { upload: string };
    const given = { item: room.item, upload, title, kind: 'report', audience };
    return (await room.ok(room.secretary, 'documents.attach', given)).document!;
  };
  const open = await attachVietnamese('Báo cáo', 'all', ['Mo dau', 'Du toan ngan sach nam 2027 tang 5,8% va 100% von']);
  const closed = await attachVietnamese('Chỉ Chủ trì', 'managers', ['Ngan sach du phong 5,8%']);
  const member = room.members[1]!;
  expect((await search(member, 'ngân SÁCH')).hits).toMatchObject([
    {
      document: open,
      page: 2,
      before: 'Du toan ',
      hit: 'ngan sach',
      after: ' nam 2027 tang 5,8% va 100% von',
      more: 0,
    },
  ]);
  expect((await search(room.secretary, 'ngan sach')).hits.map((hit) => hit.document)).toEqual([open, closed]);
  // Signs of the query language are letters like others.
  expect((await search(member, '5,8%')).hits).toHaveLength(1);
  expect((await search(member, '%%')).hits).toEqual([]);
  expect((await search(member, "' or 1=1")).hits).toEqual([]);
  const replaced = await upload('Ban moi khong con chu ay');
  await room.ok(room.secretary, 'documents.replace', { document: open, upload: replaced });
  expect((await search(member, 'ngan sach')).hits).toEqual([]);
  expect((await search(member, 'ban moi')).hits).toMatchObject([{ document: open, page: 1 }]);
  await room.ok(room.secretary, 'documents.withdraw', { document: open });
  expect((await search(member, 'ban moi')).hits).toEqual([]);
  const stranger = await room.house.addAccount('Người ngoài');
  expect((await search(stranger, 'ngan sach')).failure?.code).toBe('forbidden');
});
