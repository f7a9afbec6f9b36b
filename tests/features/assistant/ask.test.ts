import { afterEach, describe, expect, it } from 'vitest';
import { askRoom, type PaperParts, readPaper } from '../../support/asking.ts';
import { frame, type PlayedModel, playModel, streamText } from '../../support/model.ts';
import { openRoom, type Room, type RoomOptions } from '../../support/room.ts';

let room: Room;
let model: PlayedModel | undefined;
afterEach(async () => {
  await room.close();
  await model?.close();
  model = undefined;
});

const open = async (options: RoomOptions = {}) => {
  room = await openRoom(options);
};

const paper = (title: string, pages: readonly string[], parts: PaperParts = {}) => readPaper(room, title, pages, parts);
const ask = (person: string, text: string, write = false, signal?: AbortSignal) =>
  askRoom(room, person, text, write, signal);

const budget = [
  'Thu ngân sách nhà nước trên địa bàn mười một tháng đạt 21.346 tỷ đồng, bằng 96,4% dự toán năm.',
  'Chi đầu tư phát triển được phân bổ 6.240 tỷ đồng. Trường học được ưu tiên bố trí vốn trước.',
];
const secretWords = 'Phương án nhân sự Giám đốc Sở Tài chính đã được thống nhất kín.';

describe('without a model', () => {
  it('S6 words of the papers with paper and page; nothing of papers that the asker may not read, nor their order', async () => {
    await open();
    const open1 = await paper('Dự toán', budget);
    const before = (await ask(room.guest, 'Chi đầu tư phát triển bao nhiêu?')).answer;
    const closed = await paper('Chỉ quản lý', [`${secretWords} Chi đầu tư phát triển 1 tỷ đồng.`], {
      audience: 'managers',
    });
    const guest = (await ask(room.guest, 'Chi đầu tư phát triển bao nhiêu?')).answer;
    expect(guest.passages).toEqual([
      { text: 'Chi đầu tư phát triển được phân bổ 6.240 tỷ đồng.', document: open1, page: 2 },
    ]);
    expect({ ...guest, id: '' }).toEqual({ ...before, id: '' });
    expect(guest).toMatchObject({ by: 'extract', model: null, prompt: null, writer: null, sentences: [] });
    const manager = (await ask(room.secretary, 'chi dau tu phat trien')).answer;
    expect(new Set(manager.passages.map(({ document }) => document))).toEqual(new Set([open1, closed]));
    expect((await ask(room.guest, 'phương án nhân sự Giám đốc')).answer.passages).toEqual([]);
  });

  it('S6 the newest version answers, a withdrawn paper does not, and what is still being read is counted', async () => {
    await open();
    const document = await paper('Dự toán', budget);
    await paper('Dự toán', ['Chi đầu tư phát triển được phân bổ 7.777 tỷ đồng.'], { document });
    const { answer } = await ask(room.guest, 'Chi đầu tư phát triển');
    expect(answer.passages.map(({ text }) => text)).toEqual(['Chi đầu tư phát triển được phân bổ 7.777 tỷ đồng.']);
    await room.ok(room.secretary, 'documents.withdraw', { document });
    const after = (await ask(room.guest, 'Chi đầu tư phát triển')).answer;
    expect(after).toMatchObject({ passages: [], unread: 0 });
    await paper('Ảnh chụp', [''], { outcome: 'no-text' });
    expect((await ask(room.guest, 'Chi đầu tư phát triển')).answer.unread).toBe(1);
  });

  it('S7 what no paper tells is not told, and who has no part in the meeting is told nothing', async () => {
    await open();
    await paper('Dự toán', budget);
    expect((await ask(room.guest, 'Ai vô địch giải bóng đá quốc gia?')).answer.passages).toEqual([]);
    const stranger = await room.house.addAccount('Người lạ', { office: true });
    expect(await ask(stranger, 'Chi đầu tư phát triển')).toMatchObject({ status: 403 });
    expect(await ask(room.guest, ' ')).toMatchObject({ status: 400 });
    expect(await ask(room.guest, 'x'.repeat(501))).toMatchObject({ status: 400 });
  });

  it('S10 a paper marked Mật, by the office or by letters on its first page, is in no answer', async () => {
    await open();
    await paper('Mật', [secretWords], { secrecy: 'secret' });
    await paper('Quét', [`ỦY BAN NHÂN DÂN MẬT Số 1 ${secretWords}`], { outcome: 'no-text' });
    const seen = await paper('Bảng', ['Nhân sự Giám đốc Sở Tài chính: 12 người.'], { outcome: 'no-text' });
    for (const person of [room.secretary, room.members[0]!, room.guest]) {
      const { answer } = await ask(person, 'nhân sự Giám đốc Sở Tài chính');
      expect(answer.passages.map(({ document }) => document)).toEqual([seen]);
    }
  });

  it('S11 kept are model, version, pages and whether it was right; nowhere who asked and what', async () => {
    await open();
    const document = await paper('Dự toán', budget);
    const { answer } = await ask(room.guest, 'Chi đầu tư phát triển xyzquestion');
    const judge = async (meeting: string, person: string) =>
      (
        await fetch(`${room.house.url}/api/meetings/${meeting}/answers/${answer.id}`, {
          method: 'POST',
          headers: { cookie: await room.house.cookie(person), 'content-type': 'application/json' },
          body: '{"right":true}',
        })
      ).status;
    expect(await judge(room.meeting, room.guest)).toBe(200);
    const { store } = room.house.server;
    const rows = await store.read.selectFrom('answers').selectAll().execute();
    expect(rows).toEqual([
      {
        id: answer.id,
        meeting: room.meeting,
        at: expect.any(Number),
        by: 'extract',
        model: null,
        prompt: null,
        pages: JSON.stringify([{ document, version: 1, page: 2 }]),
        right: 1,
      },
    ]);
    const facts = JSON.stringify(await store.read.selectFrom('facts').select('body').execute());
    expect(`${facts} ${JSON.stringify(rows)}`).not.toContain('xyzquestion');
    expect(JSON.stringify(rows)).not.toContain(room.guest);
  });

  it('S7 a person who asks on and on is slowed down', async () => {
    await open();
    const codes = await Promise.all(Array.from({ length: 30 }, () => ask(room.guest, 'Chi đầu tư')));
    expect(codes.filter(({ failure }) => failure?.code === 'over-limit').length).toBeGreaterThan(5);
    expect((await ask(room.secretary, 'Chi đầu tư')).status).toBe(200);
  });
});

describe('with a model', () => {
  const question = 'Chi đầu tư phát triển bao nhiêu?';

  it('S8 its sentences with their places, the model and the version of the instructions; no tools are offered', async () => {
    model = await playModel(({ response }) =>
      streamText(response, 'Chi đầu tư phát triển là 6.240 tỷ đồng. [1]\nBịa đặt hoàn toàn khác. [1]\nSai trang. [7]'),
    );
    await open({ env: model.env });
    const document = await paper('Dự toán', budget);
    const first = (await ask(room.guest, question)).answer;
    expect(first).toMatchObject({ writer: 'mo-hinh', by: 'extract' });
    expect(model.asked.length).toBe(0);
    const { answer } = await ask(room.guest, question, true);
    expect(answer).toMatchObject({ by: 'model', model: 'mo-hinh', prompt: 1, silent: false, note: null });
    expect(answer.sentences).toEqual([{ text: 'Chi đầu tư phát triển là 6.240 tỷ đồng.', sources: [0] }]);
    expect(answer.passages[0]).toMatchObject({ document, page: 2 });
    expect(model.asked.map(({ url, tools }) => ({ url, tools }))).toEqual([
      { url: '/v1/chat/completions', tools: undefined },
    ]);
  });

  it('S7 no model is asked where nothing fits; one that says so is believed, and the nearest places stay', async () => {
    model = await playModel();
    await open({ env: model.env });
    await paper('Dự toán', budget);
    expect((await ask(room.guest, 'Ai vô địch giải bóng đá quốc gia?', true)).answer.passages).toEqual([]);
    expect(model.asked.length).toBe(0);
    const { answer } = await ask(room.guest, question, true);
    expect(answer).toMatchObject({ silent: true, by: 'model', note: null, sentences: [] });
    expect(answer.passages.length).toBe(1);
  });

  it('S8 what was withdrawn while the model wrote is not in the answer', async () => {
    model = await playModel();
    await open({ env: model.env });
    const document = await paper('Dự toán', budget);
    model.play = ({ response }) =>
      void room
        .ok(room.secretary, 'documents.withdraw', { document })
        .then(() => streamText(response, 'Chi đầu tư phát triển là 6.240 tỷ đồng. [1]'));
    const { answer } = await ask(room.guest, question, true);
    expect(answer).toMatchObject({ sentences: [], passages: [], note: 'assistant.model-failed' });
  });

  it('S13 who stops, or asks anew, ends the model’s work', async () => {
    model = await playModel();
    await open({ env: model.env });
    await paper('Dự toán', budget);
    const gone: Promise<void>[] = [];
    let begun = (): void => {};
    model.play = ({ response }) => {
      gone.push(new Promise((end) => response.once('close', () => end())));
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(frame('Chi đầu tư'));
      begun();
    };
    const hasBegun = () => new Promise<void>((go) => (begun = go));
    let started = hasBegun();
    const stop = new AbortController();
    const stopped = ask(room.guest, question, true, stop.signal).catch((error: Error) => error.name);
    await started;
    stop.abort();
    expect(await stopped).toBe('AbortError');
    await gone[0];
    started = hasBegun();
    const old = ask(room.guest, question, true);
    await started;
    model.play = ({ response }) => streamText(response, 'Chi đầu tư phát triển là 6.240 tỷ đồng. [1]');
    expect((await ask(room.guest, question, true)).answer.sentences.length).toBe(1);
    await gone[1];
    expect((await old).answer).toMatchObject({ sentences: [], note: null });
  });

  it('S9 four write at a time; the fifth is asked to wait', async () => {
    model = await playModel();
    await open({ env: model.env, members: 5 });
    await paper('Dự toán', budget);
    const waiting: (() => void)[] = [];
    let four = (): void => {};
    const allFour = new Promise<void>((go) => (four = go));
    model.play = ({ response }) => {
      waiting.push(() => streamText(response, 'Chi đầu tư phát triển là 6.240 tỷ đồng. [1]'));
      if (waiting.length === 4) four();
    };
    const asked = room.members.slice(0, 4).map((person) => ask(person, question, true));
    await allFour;
    expect(await ask(room.members[4]!, question, true)).toMatchObject({ failure: { code: 'assistant.busy' } });
    for (const go of waiting) go();
    for (const { answer } of await Promise.all(asked)) expect(answer.sentences.length).toBe(1);
  });
});

it('S14 the brief tells each his own: what he has not opened, and what is newer than his last reading', async () => {
  let now = 1_800_000_000_000;
  await open({ now: () => now });
  const budgetPaper = await paper('Dự toán', budget);
  const secret = await paper('Mật', [secretWords], { secrecy: 'secret' });
  const closed = await paper('Chỉ quản lý', ['Nội dung khác.'], { audience: 'managers' });
  const at = (person: string, path: string, init: RequestInit = {}) =>
    room.house.cookie(person).then((cookie) =>
      fetch(`${room.house.url}/api/meetings/${room.meeting}${path}`, {
        ...init,
        headers: { cookie, 'content-type': 'application/json' },
      }),
    );
  const brief = async (person: string) => (await at(person, '/brief')).json();
  const read = (person: string, document: string) =>
    at(person, `/documents/${document}/place`, { method: 'PUT', body: '{"page":1,"y":0,"turn":0}' });
  expect(await brief(room.guest)).toEqual({ changed: [], unread: [budgetPaper, secret] });
  expect(await brief(room.secretary)).toEqual({ changed: [], unread: [budgetPaper, secret, closed] });
  now += 1000;
  await read(room.guest, budgetPaper);
  expect(await brief(room.guest)).toEqual({ changed: [], unread: [secret] });
  now += 1000;
  await paper('Dự toán', budget, { document: budgetPaper });
  expect(await brief(room.guest)).toEqual({ changed: [{ document: budgetPaper, version: 2 }], unread: [secret] });
  expect(await brief(room.secretary)).toMatchObject({ changed: [], unread: [budgetPaper, secret, closed] });
  now += 1000;
  await read(room.guest, budgetPaper);
  expect(await brief(room.guest)).toMatchObject({ changed: [] });
});
