import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choose } from '../../../server/features/assistant/choose.ts';
import { textPage } from '../../../server/features/assistant/page-line.ts';
import { summariseDocument, summariseMeeting } from '../../../server/features/assistant/summary.ts';
import { words } from '../../../server/features/assistant/words.ts';

const FORM = [
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Độc lập - Tự do - Hạnh phúc',
  'Số: 12/BC-UBND',
  'Ngọc Giang, ngày 20 tháng 11 năm 2026',
  'BÁO CÁO',
  'Tình hình kinh tế - xã hội tháng 11',
  'Kính gửi: Hội đồng nhân dân thành phố.',
  'Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;',
  'Căn cứ Nghị quyết số 01/NQ-HĐND ngày 10 tháng 12 năm 2025 của Hội đồng nhân dân.',
];
const HEADS = [
  'I. KẾT QUẢ ĐẠT ĐƯỢC',
  '1. Về công tác chuẩn bị',
  'II. HẠN CHẾ',
  'Điều 2. Tổ chức thực hiện',
  'Phần III. KIẾN NGHỊ',
];
const TAIL = ['Nơi nhận:', '- Như trên;', '- Lưu: VT, TH.', 'TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'Nguyễn Văn A'];

const subject = fc.constantFrom(
  'Sở Tài chính',
  'Ủy ban nhân dân phường Đông Ngọc',
  'Ngành Y tế',
  'Thu ngân sách',
  'Ban Quản lý dự án',
);
const verb = fc.constantFrom(
  'đạt',
  'đề nghị bổ sung',
  'tăng so với cùng kỳ',
  'hoàn thành',
  'chưa giải ngân',
  'tổ chức trao đổi về',
);
const object = fc.constantFrom(
  'tỷ đồng vốn đầu tư công',
  'hộ dân phải di dời',
  'phòng học mới',
  'hồ sơ đúng hạn',
  'ý kiến của cử tri',
);
const sentence = fc
  .tuple(subject, verb, fc.integer({ min: 2, max: 9_999 }), object)
  .map(([who, does, count, what]) => `${who} ${does} ${count.toLocaleString('vi-VN')} ${what} trong năm 2026.`);
const section = fc.tuple(
  fc.constantFrom(...HEADS),
  fc.array(fc.array(sentence, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
);
const generatedPaper = fc.array(section, { minLength: 1, maxLength: 6 }).map((sections) => ({
  sentences: new Set(sections.flatMap(([, paragraphs]) => paragraphs.flat())),
  text: [
    ...FORM,
    ...sections.flatMap(([head, paragraphs]) => [head, ...paragraphs.map((part) => part.join(' '))]),
    ...TAIL,
  ].join('\n'),
}));

describe('summariseDocument', () => {
  test('whole sentences of the matter only, within the budget, in reading order, the same every time', () => {
    fc.assert(
      fc.property(generatedPaper, fc.integer({ min: 30, max: 200 }), (paper, budget) => {
        const pages = [textPage(paper.text)];
        const summary = summariseDocument(pages, budget);
        expect(summary).toEqual(summariseDocument(pages, budget));
        expect(summary.length).toBeGreaterThan(0);
        expect(summary.reduce((sum, { text }) => sum + words(text).length, 0)).toBeLessThanOrEqual(budget);
        for (const { text, page } of summary) {
          expect(paper.sentences).toContain(text);
          expect(page).toBe(1);
        }
        const places = summary.map(({ text }) => paper.text.indexOf(text));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }),
      { numRuns: 150, seed: 30_2020 },
    );
  });

  test('prefers what is decided, asked and reached to what frames it', () => {
    const framing = 'Trong thời gian qua, được sự quan tâm của các cấp, công tác này nhìn chung có ý nghĩa quan trọng.';
    const matter = [
      'Thu ngân sách 11 tháng đạt 21.346 tỷ đồng, bằng 96,4% dự toán.',
      'Đề nghị Ủy ban nhân dân thành phố phê duyệt phương án 2 trước ngày 25 tháng 12 năm 2026.',
    ];
    const text = [...FORM, 'I. KẾT QUẢ', framing, matter[0], 'II. KIẾN NGHỊ', matter[1], framing, ...TAIL].join('\n');
    expect(summariseDocument([textPage(text)], 40).map((found) => found.text)).toEqual(matter);
  });

  test('nothing of a paper without text', () => {
    expect(summariseDocument([], 100)).toEqual([]);
    expect(summariseDocument([textPage('')], 100)).toEqual([]);
  });

  test('a budget below every sentence still gives one whole sentence', () => {
    const text = 'Hội nghị bàn về phương án sắp xếp các đơn vị sự nghiệp. Hội nghị kết thúc lúc năm giờ.';
    expect(summariseDocument([textPage(text)], 3)).toEqual([{ text: 'Hội nghị kết thúc lúc năm giờ.', page: 1 }]);
  });
});

test('summariseMeeting names the papers by their ids, in their order, and takes from each', () => {
  const paper = (what: string): string =>
    [
      ...FORM,
      'I. KẾT QUẢ',
      `${what} đạt 1.250 tỷ đồng, tăng 12% so với cùng kỳ.`,
      `Đề nghị phê duyệt bổ sung 85 tỷ đồng cho ${what}.`,
    ].join('\n');
  const sources = ['Thu ngân sách', 'Vốn đầu tư công', 'Quỹ nhà ở'].map((what, at) => ({
    id: `d${at}`,
    pages: [textPage(paper(what))],
  }));
  const { label, sentences } = summariseMeeting(sources, 150);
  expect(label).toBe('extract');
  expect([...new Set(sentences.map(({ document }) => document))]).toEqual(['d0', 'd1', 'd2']);
});

test('choose counts what is repeated once', () => {
  const told = words('thành phố quyết định xây cầu mới qua sông Ngọc');
  const other = words('học sinh được nghỉ học vì bão');
  const chosen = choose(
    [told, told, other].map((tokens) => ({ words: tokens, chance: 0.5 })),
    20,
  );
  expect(chosen).toEqual([0, 2]);
});
