import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, expect, it } from 'vitest';
import { who } from '../../../server/doors.ts';
import { type DocumentsSlice, mayRead } from '../../../server/features/documents/papers.ts';
import { textStore } from '../../../server/features/documents/store.ts';
import { newId } from '../../../server/kernel/new-id.ts';
import { refillProjections } from '../../../server/kernel/projections.ts';
import { accessOf } from '../../../server/kernel/who.ts';
import { foldText } from '../../../shared/kernel/fold-text.ts';
import type { EndpointReply } from '../../../shared/protocol.ts';
import { actor, type House, openHouse } from '../../support/house.ts';
import { type Cast, castPeople } from '../../support/world.ts';

type Hits = EndpointReply<'documents.searchAll'>['hits'];

let house: House;
let cast: Cast;
afterEach(() => house?.close());

async function open(): Promise<void> {
  house = await openHouse();
  cast = await castPeople(house);
}

const answer = async (person: string, text: string) => {
  const response = await fetch(`${house.url}/api/search?${new URLSearchParams({ text })}`, {
    headers: { cookie: await house.cookie(person) },
  });
  expect(response.status).toBe(200);
  return (await response.json()) as EndpointReply<'documents.searchAll'>;
};
const search = async (person: string, text: string): Promise<Hits> => (await answer(person, text)).hits;
const titles = async (person: string, text: string) => (await search(person, text)).map((hit) => hit.title);

/** Does what must be allowed; throws with the code where it is not. */
const act = async (meeting: string, name: string, input: unknown = {}, person = cast.secretary) => {
  const reply = await house.act(meeting, person, name, input);
  if (!reply.ok) throw new Error(`${name} was refused: ${reply.failure.code}`);
  return reply.value as Record<string, string>;
};

async function makeMeeting(title: string, startsAt = 4e12) {
  const meeting = newId();
  const details = { title, room: 'Phòng 1', startsAt, endsAt: startsAt + 3_600_000, body: 'people-committee' };
  await act(meeting, 'meetings.create', details);
  await act(meeting, 'participants.add', { person: cast.chair, votes: true, chair: true });
  const items: string[] = [];
  for (const name of ['Nội dung một', 'Nội dung hai'])
    items.push((await act(meeting, 'agenda.addItem', { title: name, minutes: 5 })).item!);
  return { meeting, items };
}

/** An upload of which these pages were read. Its bytes are nowhere: nobody can read it again and find other words. */
async function uploadPages(meeting: string, ...pages: string[]): Promise<string> {
  const upload = newId();
  const hash = newId().repeat(6).slice(0, 64);
  await house.server.store.write
    .insertInto('uploads')
    .values({
      id: upload,
      by: cast.secretary,
      meeting,
      name: 'tai-lieu.pdf',
      hash,
      size: 1000,
      pages: pages.length,
      at: Date.now(),
      used: 0,
      original: null,
    })
    .execute();
  const lines = (text: string) => [{ text, x: 0, y: 0, w: 1, h: 1, size: 13 }];
  const read = pages.map((text) => ({ width: 595, height: 842, lines: lines(text) }));
  await textStore(house.server.store).save(hash, { pages: read });
  return upload;
}

const attach = async (meeting: string, item: string, title: string, said: object, ...pages: string[]) =>
  (
    await act(meeting, 'documents.attach', {
      item,
      upload: await uploadPages(meeting, ...pages),
      title,
      kind: 'report',
      ...said,
    })
  ).document!;

it('D17 words are found over all meetings without tone marks, in a row, the last one as far as it is typed', async () => {
  await open();
  const first = await makeMeeting('Phiên họp tháng Giêng', 3e12);
  const second = await makeMeeting('Phiên họp tháng Hai', 4e12);
  const old = await attach(
    first.meeting,
    first.items[0]!,
    'Báo cáo',
    {},
    'Mở đầu',
    'Dự toán ngân sách năm 2027, tăng 5,8%',
  );
  await attach(second.meeting, second.items[0]!, 'Tờ trình', {}, 'Ngân sách đất đai; ngân sách và ngân sách');
  const hits = await search(cast.chair, 'ngan sach');
  expect(hits).toMatchObject([
    { meetingTitle: 'Phiên họp tháng Hai', startsAt: 4e12, title: 'Tờ trình', page: 1, hit: 'Ngân sách', more: 2 },
    {
      meeting: first.meeting,
      meetingTitle: 'Phiên họp tháng Giêng',
      document: old,
      title: 'Báo cáo',
      page: 2,
      before: 'Dự toán ',
      hit: 'ngân sách',
      after: ' năm 2027, tăng 5,8%',
      more: 0,
    },
  ]);
  expect(await titles(cast.chair, 'NGÂN sá')).toEqual(['Tờ trình', 'Báo cáo']);
  expect((await search(cast.chair, 'dat da'))[0]).toMatchObject({ hit: 'đất đai' });
  expect(await titles(cast.chair, 'sach ngan'), 'not in this order').toEqual([]);
  expect(await titles(cast.chair, 'gan sach'), 'no word begins so').toEqual([]);
  expect(await titles(cast.chair, 'ngan dat')).toEqual([]);
  // Signs of the query language are letters like others, or nothing.
  expect(await titles(cast.chair, 'tăng 5,8%')).toEqual(['Báo cáo']);
  expect(await titles(cast.chair, '"ngan" sach')).toEqual(['Tờ trình', 'Báo cáo']);
  for (const text of [
    '%%',
    '**',
    '""',
    '" OR "',
    'ngan OR sach',
    'ngan NOT xa',
    'folded:ngan',
    'ng*n',
    "' or 1=1",
    '^mo (',
  ])
    expect(await titles(cast.chair, text), text).toEqual(text === '^mo (' ? ['Báo cáo'] : []);
  expect((await fetch(`${house.url}/api/search?text=ngan`)).status).toBe(401);
});

it('D17 members, guests and managers find each their papers; of restricted guests only those of their items', async () => {
  await open();
  const { meeting, items } = await makeMeeting('Phiên họp');
  await act(meeting, 'participants.add', { person: cast.delegate, votes: true });
  await act(meeting, 'participants.add', { person: cast.guest, votes: false, items: [items[1]] });
  await act(meeting, 'participants.add', { person: cast.member, votes: false });
  await attach(meeting, items[0]!, 'Một, mọi người', {}, 'Quy hoạch');
  await attach(meeting, items[1]!, 'Hai, mọi người', { viewOnly: true }, 'Quy hoạch');
  await attach(meeting, items[1]!, 'Hai, đại biểu', { audience: 'members' }, 'Quy hoạch');
  const hidden = await attach(meeting, items[1]!, 'Hai, chủ trì', { audience: 'managers' }, 'Quy hoạch');
  const found = async (person: string) => (await titles(person, 'quy hoach')).toSorted();
  // A draft is its managers' alone.
  for (const person of [cast.delegate, cast.guest, cast.member]) expect(await found(person)).toEqual([]);
  const all = ['Một, mọi người', 'Hai, mọi người', 'Hai, đại biểu', 'Hai, chủ trì'].toSorted();
  for (const person of [cast.secretary, cast.chair]) expect(await found(person)).toEqual(all);
  await act(meeting, 'meetings.announce');
  const members = all.filter((title) => title !== 'Hai, chủ trì');
  expect(await found(cast.delegate)).toEqual(members);
  expect(await found(cast.member)).toEqual(['Hai, mọi người', 'Một, mọi người']);
  expect(await found(cast.guest)).toEqual(['Hai, mọi người']);
  for (const person of [cast.outsider, cast.office, cast.administrator]) expect(await found(person)).toEqual([]);
  // What changes is found, or not, from that moment.
  const edited = { document: hidden, title: 'Nay cho mọi người', kind: 'report', audience: 'all' };
  await act(meeting, 'documents.edit', edited);
  expect(await found(cast.guest)).toEqual(['Hai, mọi người', 'Nay cho mọi người']);
  await act(meeting, 'documents.move', { document: hidden, item: items[0], before: null });
  expect(await found(cast.guest)).toEqual(['Hai, mọi người']);
  await act(meeting, 'participants.change', { person: cast.guest, votes: false, items: 'all' });
  expect(await found(cast.guest)).toHaveLength(3);
  await act(meeting, 'participants.change', { person: cast.guest, votes: false, items: [] });
  expect(await found(cast.guest)).toEqual([]);
  await act(meeting, 'participants.remove', { person: cast.delegate });
  expect(await found(cast.delegate)).toEqual([]);
});

it('D17 withdrawn, replaced and recalled papers are not found, nor what only they said; restored ones are', async () => {
  await open();
  const { meeting, items } = await makeMeeting('Phiên họp');
  const document = await attach(meeting, items[0]!, 'Báo cáo', {}, 'Bản thứ nhất');
  const secret = await attach(meeting, items[0]!, 'Tài liệu Mật', { secrecy: 'secret' }, 'Điều không ai đọc sau họp');
  await act(meeting, 'documents.withdraw', { document });
  expect(await titles(cast.chair, 'ban thu')).toEqual([]);
  await act(meeting, 'documents.restore', { document });
  expect(await titles(cast.chair, 'ban thu')).toEqual(['Báo cáo']);
  await act(meeting, 'documents.replace', { document, upload: await uploadPages(meeting, 'Nội dung khác hẳn') });
  expect(await titles(cast.chair, 'ban thu')).toEqual([]);
  expect(await search(cast.chair, 'khac han')).toMatchObject([{ document }]);
  expect(await titles(cast.chair, 'khong ai doc'), 'words of what is marked Mật stay in its meeting').toEqual([]);
  await act(meeting, 'documents.edit', { document: secret, secrecy: 'none' });
  expect(await search(cast.chair, 'khong ai doc')).toMatchObject([{ document: secret }]);
  await act(meeting, 'documents.edit', { document: secret, secrecy: 'secret' });
  await act(meeting, 'meetings.announce');
  await act(meeting, 'meetings.start');
  await act(meeting, 'meetings.close');
  expect(await titles(cast.chair, 'khong ai doc')).toEqual([]);
  expect(await titles(cast.chair, 'khac han'), 'a closed meeting is searched on').toEqual(['Báo cáo']);
});

it('D17 a hundred pages at most come back, and only what one may read says that there are more', async () => {
  await open();
  const { meeting, items } = await makeMeeting('Phiên họp');
  await act(meeting, 'participants.add', { person: cast.delegate, votes: true });
  await act(meeting, 'meetings.announce');
  const pages = (n: number) => Array.from({ length: n }, (_, i) => `Trang ${i} về đất đai`);
  await attach(meeting, items[0]!, 'Cho mọi người', {}, ...pages(100));
  await attach(meeting, items[0]!, 'Cho chủ trì', { audience: 'managers' }, ...pages(3));
  const cut = async (person: string) => {
    const { hits, cut: more } = await answer(person, 'dat dai');
    return [hits.length, more];
  };
  expect(await cut(cast.delegate)).toEqual([100, false]);
  expect(await cut(cast.chair)).toEqual([100, true]);
});

it('D17 one file in several meetings is found in each that one may read; texts that change or go are in step', async () => {
  await open();
  const first = await makeMeeting('Phiên một', 3e12);
  const second = await makeMeeting('Phiên hai', 4e12);
  const texts = textStore(house.server.store);
  const { store } = house.server;
  const upload = await uploadPages(first.meeting, 'Chung một tệp');
  await act(first.meeting, 'documents.attach', { item: first.items[0], upload, title: 'Tệp', kind: 'report' });
  const row = await store.read.selectFrom('uploads').selectAll().where('id', '=', upload).executeTakeFirstOrThrow();
  const same = { ...row, id: newId(), meeting: second.meeting, used: 0 as const };
  await store.write.insertInto('uploads').values(same).execute();
  await act(second.meeting, 'documents.attach', {
    item: second.items[0],
    upload: same.id,
    title: 'Tệp',
    kind: 'report',
    audience: 'managers',
  });
  await act(first.meeting, 'participants.add', { person: cast.delegate, votes: true });
  await act(second.meeting, 'participants.add', { person: cast.delegate, votes: true });
  for (const { meeting } of [first, second]) await act(meeting, 'meetings.announce');
  const meetings = async (person: string, text: string) => (await search(person, text)).map((hit) => hit.meetingTitle);
  expect(await meetings(cast.chair, 'chung mot tep')).toEqual(['Phiên hai', 'Phiên một']);
  expect(await meetings(cast.delegate, 'chung mot tep')).toEqual(['Phiên một']);
  // As letters that were read off a scan come later.
  const line = { text: 'Chữ đọc từ ảnh', x: 0, y: 0, w: 1, h: 1, size: 13 };
  await texts.save(row.hash, { pages: [{ width: 595, height: 842, lines: [line] }] });
  expect(await meetings(cast.chair, 'chung mot tep')).toEqual([]);
  expect(await meetings(cast.chair, 'doc tu anh')).toHaveLength(2);
  await texts.remove(row.hash);
  expect(await meetings(cast.chair, 'doc tu anh')).toEqual([]);
});

it('D17 of a text that is removed nothing is left in the index, not even in its bytes', async () => {
  await open();
  const { store } = house.server;
  const texts = textStore(store);
  const save = (hash: string, ...pages: string[]) =>
    texts.save(hash, {
      pages: pages.map((text) => ({ width: 1, height: 1, lines: [{ text, x: 0, y: 0, w: 1, h: 1, size: 1 }] })),
    });
  await save('a'.repeat(64), 'zdiphuongbi mot hai', 'trang hai zdiphuongbi');
  await save('b'.repeat(64), 'mot hai ba bon');
  const bytes = async () => {
    const { rows } = await sql<{ block: Uint8Array }>`select block from page_words_data`.execute(store.read);
    return rows.map(({ block }) => Buffer.from(block).toString('latin1')).join(' ');
  };
  // A word shares its beginning with the one before it.
  expect(await bytes()).toContain('phuongbi');
  await texts.remove('a'.repeat(64));
  expect(await bytes()).not.toContain('phuongbi');
  const { rows } = await sql`select rowid from page_words where page_words match 'hai'`.execute(store.read);
  expect(rows).toHaveLength(1);
  expect(await store.read.selectFrom('page_files').select('hash').execute()).toEqual([{ hash: 'b'.repeat(64) }]);
});

const steps = ['attach', 'edit', 'move', 'withdraw', 'restore', 'replace', 'join', 'change', 'leave', 'phase'] as const;
const step = fc.record({
  step: fc.constantFrom(...steps, 'attach' as const, 'join' as const),
  meeting: fc.nat(2),
  person: fc.nat(3),
  paper: fc.nat(9),
  item: fc.nat(1),
  audience: fc.constantFrom('all', 'members', 'managers'),
  secrecy: fc.constantFrom('none', 'none', 'secret'),
  votes: fc.boolean(),
  items: fc.constantFrom('all' as const, [] as number[], [0], [1], [0, 1]),
  words: fc.array(fc.constantFrom('ngan', 'sach', 'nghi', 'quyet', 'nganh', 'dat'), { minLength: 2, maxLength: 5 }),
});

/** What a person may find, asked of the rule itself: every paper of every meeting, page by page. */
async function bruteForce(person: string, meetings: readonly string[], wanted: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const meeting of meetings) {
    const { state } = (await house.server.homes.find(meeting))!;
    const access = accessOf(who, state, actor(person));
    const papers = state.documents as DocumentsSlice;
    for (const [document, { hash, secrecy }] of Object.entries(papers.papers)) {
      if (!access || secrecy === 'secret' || !mayRead(papers, access, document)) continue;
      const pages = await house.server.store.read
        .selectFrom('page_texts')
        .selectAll()
        .where('hash', '=', hash)
        .execute();
      for (const { page, text } of pages) {
        const words = foldText(text).split(/[^a-z0-9]+/);
        const stands = (at: number) =>
          wanted.every((word, i) => (i < wanted.length - 1 ? words[at + i] === word : words[at + i]?.startsWith(word)));
        if (words.some((_, at) => stands(at))) found.push(`${meeting} ${document} ${page}`);
      }
    }
  }
  return found.toSorted();
}

it('D17 whatever was done before, the search answers what the rule of reading lets through', {
  timeout: 120_000,
}, async () => {
  await open();
  const people = [cast.delegate, cast.member, cast.guest, cast.office];
  let told = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 25, maxLength: 40 }), async (list) => {
      const made = await Promise.all(['A', 'B', 'C'].map((name) => makeMeeting(`Phiên ${name}`)));
      const papers: { meeting: string; document: string }[] = [];
      for (const { meeting: m, person: p, paper: n, ...one } of list) {
        const { meeting, items } = made[m]!;
        const person = people[p]!;
        const attended = one.items === 'all' ? 'all' : one.items.map((i) => items[i]);
        const mine = papers.filter((paper) => paper.meeting === meeting);
        const document = mine[n % Math.max(1, mine.length)]?.document;
        const said = { title: 'Tài liệu', kind: 'report', audience: one.audience, secrecy: one.secrecy };
        const text = one.words.join(' ');
        const tryTo = (name: string, input: unknown) => house.act(meeting, cast.secretary, name, input);
        if (one.step === 'attach') {
          const upload = await uploadPages(meeting, text, one.words.toReversed().join(', '));
          const reply = await tryTo('documents.attach', { item: items[one.item], upload, ...said });
          if (reply.ok) papers.push({ meeting, document: (reply.value as { document: string }).document });
        } else if (one.step === 'edit') await tryTo('documents.edit', { document, ...said });
        else if (one.step === 'move') await tryTo('documents.move', { document, item: items[one.item], before: null });
        else if (one.step === 'withdraw' || one.step === 'restore') await tryTo(`documents.${one.step}`, { document });
        else if (one.step === 'replace')
          await tryTo('documents.replace', { document, upload: await uploadPages(meeting, text) });
        else if (one.step === 'join') await tryTo('participants.add', { person, votes: one.votes, items: attended });
        else if (one.step === 'change')
          await tryTo('participants.change', { person, votes: one.votes, items: attended });
        else if (one.step === 'leave') await tryTo('participants.remove', { person });
        else for (const name of ['announce', 'start', 'close']) if ((await tryTo(`meetings.${name}`, {})).ok) break;
      }
      const meetings = made.map(({ meeting }) => meeting);
      const compare = async () => {
        for (const person of [...people, cast.chair])
          for (const text of ['ngan sach', 'nga', 'nghi quyet', 'dat', 'sach, ng']) {
            const hits = (await search(person, text)).filter((hit) => meetings.includes(hit.meeting));
            const expected = await bruteForce(person, meetings, text.split(/\W+/));
            told += expected.length;
            expect(hits.map((hit) => `${hit.meeting} ${hit.document} ${hit.page}`).toSorted(), text).toEqual(expected);
          }
      };
      await compare();
      // The rows that are filled again from the log are the same.
      await refillProjections(house.server.store, house.server.keys.log, house.server.homes);
      await compare();
    }),
    { seed: 20_261_124, numRuns: 10, endOnFailure: true },
  );
  expect(told, 'there was something to find').toBeGreaterThan(100);
});
