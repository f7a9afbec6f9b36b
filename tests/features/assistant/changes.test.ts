import { afterEach, describe, expect, it } from 'vitest';
import { changedPlaces, mostTelling } from '../../../server/features/assistant/changes/changed-places.ts';
import type { Changes } from '../../../shared/features/assistant/changes.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import { readPaper } from '../../support/asking.ts';
import { chanceOf } from '../../support/chance.ts';
import { type PlayedModel, playModel, streamText } from '../../support/model.ts';
import { openRoom, type Room, type RoomOptions } from '../../support/room.ts';

const pages = (...texts: string[]) => texts.map((text, i) => ({ page: i + 1, text }));

describe('S17 the places', () => {
  it('S17 a changed, an added and a removed sentence, each with its page; what only moved over a page is none', () => {
    const before = pages(
      'Tổng mức đầu tư là 329 tỷ đồng. Thời gian thực hiện từ 2026 đến 2028. Nguồn vốn từ ngân sách thành phố',
      'và vốn trung ương. Giao Sở Xây dựng làm chủ đầu tư. Báo cáo trước ngày 15/12.',
    );
    const after = pages(
      'Tổng mức đầu tư là 392 tỷ đồng. Thời gian thực hiện từ 2026 đến 2028.',
      'Nguồn vốn từ ngân sách thành phố và vốn trung ương. Giao Sở Xây dựng làm chủ đầu tư. Dự án chia làm hai giai đoạn.',
    );
    expect(changedPlaces(before, after)).toEqual([
      { before: 'Tổng mức đầu tư là 329 tỷ đồng.', after: 'Tổng mức đầu tư là 392 tỷ đồng.', page: 1 },
      { before: '', after: 'Dự án chia làm hai giai đoạn.', page: 2 },
      { before: 'Báo cáo trước ngày 15/12.', after: '', page: 2 },
    ]);
    expect(changedPlaces(before, before)).toEqual([]);
  });

  it('S17 of a long row only what lies around the change is told, and another paper is no change of this one', () => {
    const row = Array.from({ length: 200 }, (_, i) => `mục${i}`);
    const changed = row.with(100, 'mới');
    const [place] = changedPlaces(pages(row.join(' ')), pages(changed.join(' ')))!;
    expect(place!.after.split(' ').length).toBeLessThan(30);
    expect(place!.after).toContain('mục99 mới mục101');
    expect(place!.before).toContain('mục99 mục100 mục101');
    const other = (word: string) =>
      Array.from({ length: 400 }, (_, i) => `Câu ${word} số ${i} nói về việc ${word}${i}.`);
    expect(changedPlaces(pages(other('a').join(' ')), pages(other('b').join(' ')))).toBeNull();
  });

  it('S17 seeded: what is edited is told, what is not is not', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const chance = chanceOf(seed);
      const whole = (n: number): number => chance.between(0, n - 1);
      const sentences = Array.from(
        { length: 40 },
        (_, i) =>
          `Nội dung thứ ${i} của đơn vị ${whole(9)} có kinh phí ${100 + i} triệu đồng trong năm ${2020 + whole(8)}.`,
      );
      const edited = new Set(Array.from({ length: 1 + whole(5) }, () => whole(40)));
      const now = sentences.map((text, i) =>
        edited.has(i) ? text.replace(`${100 + i} triệu`, `${900 + i} triệu`) : text,
      );
      const lay = (all: readonly string[], on: number) =>
        pages(all.slice(0, on).join(' '), all.slice(on).join('  '), '');
      const places = changedPlaces(lay(sentences, 10 + whole(20)), lay(now, 10 + whole(20)))!;
      expect(places.map(({ after }) => after).sort(), `seed ${seed}`).toEqual([...edited].map((i) => now[i]!).sort());
      expect(places.map(({ before }) => before).sort()).toEqual([...edited].map((i) => sentences[i]!).sort());
    }
  });

  it('S17 where there is no room for all, changed numbers come first', () => {
    const word = { before: 'Sở Tài chính báo cáo.', after: 'Sở Xây dựng báo cáo.', page: 1 };
    const number = { before: 'Kinh phí 1 tỷ.', after: 'Kinh phí 2 tỷ.', page: 9 };
    expect(mostTelling([word, word, number], 2, 1000)).toEqual([word, number]);
    expect(mostTelling([word, number], 5, 40)).toEqual([number]);
  });

  it('S17 a number at the head of a page is a change, though it is that page’s number', () => {
    const [before, after] = [
      pages('Báo cáo nêu tình hình chung.', '2 tỷ đồng được giao.'),
      pages('Báo cáo nêu tình hình chung.', '3 tỷ đồng được giao.'),
    ];
    const [place, ...more] = changedPlaces(before, after)!;
    expect(more).toEqual([]);
    expect(place!.before).toMatch(/2 tỷ đồng được giao\.$/);
    expect(place!.after).toMatch(/3 tỷ đồng được giao\.$/);
  });

  it('S17 the work does not grow with the square of a table without stops', () => {
    const table = (n: number, page: number) =>
      Array.from({ length: 70 }, (_, i) => `Mục ${i} trang ${page} dự toán ${n + i} triệu đồng`).join(' ');
    const laid = (count: number, n: number) =>
      Array.from({ length: count }, (_, i) => ({ page: i + 1, text: `${table(n, i)}.` }));
    const took = (count: number): number => {
      const started = performance.now();
      expect(changedPlaces(laid(count, 1000), laid(count, 2000))).toHaveLength(count);
      return performance.now() - started;
    };
    took(25);
    expect(took(200) / took(25)).toBeLessThan(40);
  });
});

describe('S17 over the wire', () => {
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
  const versions = async (parts: Parameters<typeof readPaper>[3] = {}) => {
    const document = await readPaper(
      room,
      'Tờ trình',
      ['Tổng mức đầu tư là 329 tỷ đồng. Báo cáo trước ngày 15/12.'],
      parts,
    );
    await readPaper(room, 'Tờ trình', ['Tổng mức đầu tư là 392 tỷ đồng. Báo cáo trước ngày 20/12.'], { document });
    return document;
  };
  const ask = async (person: string, document: string, body: unknown) => {
    const reply = await fetch(`${room.house.url}/api/meetings/${room.meeting}/documents/${document}/changes`, {
      method: 'POST',
      headers: { cookie: await room.house.cookie(person), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: reply.status, ...((await reply.json()) as Changes & { failure?: Failure }) };
  };

  it('S17 who may read the paper is told the sentences, nobody else', async () => {
    model = await playModel();
    await open({ env: model.env });
    const document = await versions();
    const told = await ask(room.guest, document, { against: 1, write: true });
    expect(told).toMatchObject({ writer: 'mo-hinh', model: null, sentences: [], more: 0, another: false });
    expect(told.places).toEqual([
      { before: 'Tổng mức đầu tư là 329 tỷ đồng.', after: 'Tổng mức đầu tư là 392 tỷ đồng.', page: 1 },
      { before: 'Báo cáo trước ngày 15/12.', after: 'Báo cáo trước ngày 20/12.', page: 1 },
    ]);
    expect((await ask(room.guest, document, { against: 2, write: false })).failure?.code).toBe('invalid');
    expect((await ask(room.guest, document, { against: 9, write: false })).failure?.code).toBe('invalid');
    const closed = await versions({ audience: 'managers' });
    expect((await ask(room.guest, closed, { against: 1, write: false })).status).toBe(403);
    expect((await ask(room.secretary, closed, { against: 1, write: true })).places).toHaveLength(2);
    // Of what is only looked at a delegate gets no sentence, whoever runs the meeting does.
    const edit = { document, title: 'Tờ trình', kind: 'plan', audience: 'all', viewOnly: true };
    await room.ok(room.secretary, 'documents.edit', edit);
    expect((await ask(room.guest, document, { against: 1, write: true })).failure?.code).toBe('invalid');
    expect((await ask(room.secretary, document, { against: 1, write: true })).places).toHaveLength(2);
    const stranger = await room.house.addAccount('Người lạ');
    expect((await ask(stranger, document, { against: 1, write: false })).status).toBe(403);
  });

  it('S17 a version that bears the mark of a secret is not compared, though the newest one does not', async () => {
    model = await playModel();
    await open({ env: model.env });
    const document = await readPaper(room, 'Tờ trình', ['MẬT Tổng mức đầu tư là 329 tỷ đồng.']);
    await readPaper(room, 'Tờ trình', ['Tổng mức đầu tư là 392 tỷ đồng.'], { document });
    const told = await ask(room.secretary, document, { against: 1, write: true });
    expect(told.failure?.code).toBe('assistant.no-text');
    expect(model.asked).toEqual([]);
  });

  it('S17 the model’s sentences stand on the places; a wrong number, another place and an order in the paper are dropped', async () => {
    model = await playModel(({ response }) =>
      streamText(
        response,
        [
          'Tổng mức đầu tư tăng từ 329 tỷ đồng lên 392 tỷ đồng. [1]',
          'Tổng mức đầu tư là 500 tỷ đồng. [1]',
          'Báo cáo trước ngày 20/12 thay vì ngày 15/12. [7]',
          'Xem thêm tại https://xau.example. [2]',
        ].join('\n'),
      ),
    );
    await open({ env: model.env });
    const document = await versions();
    const told = await ask(room.guest, document, { against: 1, write: true });
    expect(told.sentences).toEqual([{ text: 'Tổng mức đầu tư tăng từ 329 tỷ đồng lên 392 tỷ đồng.', sources: [0] }]);
    expect(told).toMatchObject({ model: 'mo-hinh', writer: 'mo-hinh', note: null });
    expect(model.asked).toHaveLength(1);
    expect(model.asked[0]!.prompt).toContain(
      'Trước: Tổng mức đầu tư là 329 tỷ đồng. Nay: Tổng mức đầu tư là 392 tỷ đồng.',
    );
    model.play = ({ response }) => response.writeHead(500).end();
    const failed = await ask(room.guest, document, { against: 1, write: true });
    expect(failed).toMatchObject({ sentences: [], note: 'assistant.model-failed', model: null });
    expect(failed.places).toHaveLength(2);
  });
});
