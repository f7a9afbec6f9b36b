import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { differingFigures } from '../../../server/features/assistant/figures/differing-figures.ts';
import { readFigures } from '../../../server/features/assistant/figures/read-figures.ts';
import { readPdf } from '../../../server/features/documents/pdf/read-pdf.ts';
import { newId } from '../../../server/kernel/new-id.ts';
import { refillProjections } from '../../../server/kernel/projections.ts';
import type { Background } from '../../../shared/features/assistant/questions.ts';
import { readPaper } from '../../support/asking.ts';
import { openRoom, type Room } from '../../support/room.ts';

const figures = (text: string) => readFigures([{ page: 1, text }]);
const differ = (...texts: string[]) => differingFigures(texts.map(figures)).map(({ label }) => label);

describe('S15 numbers of which two papers tell differently', () => {
  it('S15 are told with label, years, value and page', () => {
    const [figure] = readFigures([
      { page: 4, text: 'Trong đó, dự toán chi ngân sách cấp xã năm 2027 là khoảng 6.624,5 tỷ đồng.' },
    ]);
    expect(figure).toMatchObject({
      label: 'chi ngân sách cấp xã',
      years: ['2027'],
      unit: 'đồng',
      value: 6.6245e12,
      page: 4,
      written: '6.624,5 tỷ đồng',
    });
  });

  it.each([
    ['turned digits', 'Chi sự nghiệp khoa học 392 tỷ đồng.', 'Chi sự nghiệp khoa học là 329.000 triệu đồng.'],
    ['another unit', 'Diện tích đất cây xanh 6,85 ha.', 'Diện tích đất cây xanh đạt 68.000 m².'],
    ['a bound', 'Chi cho giáo dục phổ thông 400 tỷ đồng.', 'Chi cho giáo dục phổ thông không thấp hơn 500 tỷ đồng.'],
    ['another place in the sentence', 'Có mưa, tỷ lệ hộ nghèo còn 1,58%.', 'Tỷ lệ hộ nghèo là 1,85%, đã giảm.'],
  ])('S15 %s is found', (_, one, other) => {
    expect(differ(one, other)).toHaveLength(1);
    expect(differ(other, one)).toHaveLength(1);
  });

  it.each([
    ['the same in another unit', 'Chi sự nghiệp khoa học 392 tỷ đồng.', 'Chi sự nghiệp khoa học 392.000 triệu đồng.'],
    ['rounding', 'Thu từ tiền sử dụng đất 3.750,4 tỷ đồng.', 'Thu từ tiền sử dụng đất 3.750 tỷ đồng.'],
    ['about so much', 'Thu từ tiền sử dụng đất 3.750 tỷ đồng.', 'Thu từ tiền sử dụng đất khoảng 3.800 tỷ đồng.'],
    ['another year', 'Chi thường xuyên năm 2026 là 5 tỷ đồng.', 'Chi thường xuyên năm 2027 là 6 tỷ đồng.'],
    ['another thing', 'Bội chi ngân sách địa phương 480 tỷ đồng.', 'Chi ngân sách địa phương 19.300 tỷ đồng.'],
    ['growth beside amount', 'Thu nội địa tăng 5,8%.', 'Thu nội địa giảm 5%.'],
    [
      'several in one paper',
      'Đất cây xanh ven sông 5,1 ha. Đất cây xanh ven sông 6,85 ha.',
      'Đất cây xanh ven sông 6,85 ha.',
    ],
    ['no label', 'Có 112 hộ.', 'Có 113 hộ.'],
  ])('S15 %s is no difference', (_, one, other) => {
    expect(differ(one, other)).toEqual([]);
  });

  it('S15 the one that was put into the papers of the demonstration is found, and no other', async () => {
    const folder = join(import.meta.dirname, '../../../server/demonstration/papers');
    const names = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
    const papers = await Promise.all(
      names.map(async (name) => {
        const read = await readPdf(join(folder, name));
        if (!read.ok) throw new Error(`${name} cannot be read`);
        return readFigures(
          read.value.pages.map(({ lines }, i) => ({ page: i + 1, text: lines.map(({ text }) => text).join(' ') })),
        );
      }),
    );
    expect(papers.flat().length).toBeGreaterThan(200);
    const told = differingFigures(papers).map(({ places }) =>
      places.map(({ paper, figure }) => `${names[paper]} ${figure.page} ${figure.written}`),
    );
    expect(told).toEqual([['du-thao-nghi-quyet.pdf 2 329.000 triệu đồng', 'du-toan-2027.pdf 5 392 tỷ đồng']]);
  });

  const corpus = join(import.meta.dirname, '../../../../shared/corpus/summaries');
  it.skipIf(!existsSync(corpus))('S15 articles on the same events in the corpus raise no false alarm', () => {
    let read = 0;
    const told = readdirSync(corpus).flatMap((cluster) => {
      const texts = readdirSync(join(corpus, cluster))
        .filter((name) => name.endsWith('.body.txt'))
        .map((name) => readFileSync(join(corpus, cluster, name), 'utf8'));
      read += texts.length;
      return differ(...texts);
    });
    expect(read).toBeGreaterThan(250);
    expect(told).toEqual([]);
  });
});

let room: Room | undefined;
afterEach(async () => {
  await room?.close();
  room = undefined;
});
const backgroundOf = async (person: string, meeting = room!.meeting): Promise<Background> => {
  const cookie = await room!.house.cookie(person);
  const response = await fetch(`${room!.house.url}/api/meetings/${meeting}/background`, { headers: { cookie } });
  return (await response.json()) as Background;
};

it('S15 only papers that one may read are compared', async () => {
  room = await openRoom({});
  await readPaper(room, 'Dự toán', ['Chi sự nghiệp khoa học 392 tỷ đồng.']);
  await readPaper(room, 'Chỉ quản lý', ['Chi sự nghiệp khoa học 329 tỷ đồng.'], { audience: 'managers' });
  await readPaper(room, 'Mật', ['Chi sự nghiệp khoa học 1 tỷ đồng.'], { secrecy: 'secret' });
  expect((await backgroundOf(room.guest)).differing).toEqual([]);
  const { differing } = await backgroundOf(room.secretary);
  expect(differing.map(({ places }) => places.map(({ written }) => written))).toEqual([['392 tỷ đồng', '329 tỷ đồng']]);
});

it('S16 votes on the same matter in closed meetings are told to those who were asked to be there, and to nobody else', async () => {
  room = await openRoom({ members: 2 });
  const { house, secretary, members, guest, ok } = room;
  const about = 'Điều chỉnh cục bộ quy hoạch phân khu Bắc sông Ngọc';
  const vote = async (item: string, text: string): Promise<void> => {
    const rule = { rule: 'majority', base: 'all', tie: 'chair' };
    const { question } = await ok(secretary, 'voting.prepare', { item, text, ...rule, live: false, canChange: true });
    await ok(secretary, 'voting.open', { question });
    for (const person of members) await ok(person, 'voting.cast', { question, choice: 'agree', text: '' });
    await ok(secretary, 'voting.close', { question });
  };
  const { item } = await ok(secretary, 'agenda.addItem', { title: about, minutes: 10 });
  const invited = await house.addAccount('Khách của nội dung');
  const other = await house.addAccount('Khách của nội dung khác');
  await ok(secretary, 'participants.add', { person: invited, votes: false, items: [item] });
  await ok(secretary, 'participants.add', { person: other, votes: false, items: [room.item] });
  await vote(item!, 'Đồng chí có tán thành chủ trương không?');
  await vote(room.item, 'Đồng chí có tán thành mua xe buýt điện không?');
  const late = await house.addAccount('Người mới');
  const act = async (meeting: string, name: string, input: unknown): Promise<Record<string, string>> => {
    const reply = await house.act(meeting, secretary, name, input);
    if (!reply.ok) throw new Error(`${name} was refused: ${reply.failure.code}`);
    return reply.value as Record<string, string>;
  };
  const next = newId();
  const startsAt = Date.now() + 86_400_000;
  await act(next, 'meetings.create', {
    title: 'Phiên sau',
    room: 'Phòng 1',
    startsAt,
    endsAt: startsAt + 3_600_000,
    body: 'people-committee',
  });
  for (const person of [members[0], guest, invited, other, late])
    await act(next, 'participants.add', { person, votes: person === members[0], chair: person === members[0] });
  await act(next, 'agenda.addItem', { title: `${about}, tỷ lệ 1/2.000`, minutes: 10 });
  await act(next, 'meetings.announce', {});
  const told = async (person: string) =>
    (await backgroundOf(person, next)).decided.map(({ question, passed, title }) => ({ question, passed, title }));
  expect(await told(members[0]!), 'the meeting is not over').toEqual([]);
  await ok(secretary, 'meetings.close');
  const decided = [{ question: 'Đồng chí có tán thành chủ trương không?', passed: true, title: 'Phiên họp' }];
  for (const person of [members[0]!, guest, invited, secretary]) expect(await told(person)).toEqual(decided);
  for (const person of [other, late]) expect(await told(person)).toEqual([]);
  // The rows are filled again from the log.
  await house.server.store.write.deleteFrom('decisions').execute();
  await refillProjections(house.server.store, house.server.keys.log, house.server.homes);
  expect(await told(invited)).toEqual(decided);
});
