import { describe, expect, test } from 'vitest';
import { type PageLine, type PageLines, textPage } from '../../../server/features/assistant/page-line.ts';
import { readSentences } from '../../../server/features/assistant/sentences.ts';
import { splitSentences } from '../../../server/features/assistant/split-sentences.ts';

describe('splitSentences', () => {
  test.each([
    ['Tổng vốn là 85.000 tỷ đồng. Giải ngân đạt 71,1%.', 2],
    ['UBND TP. Hồ Chí Minh họp ngày 20.10. Cuộc họp kết thúc lúc 17 giờ.', 2],
    ['ThS. Nguyễn Văn A. trình bày báo cáo của PGS.TS. Trần B. Hội nghị thống nhất.', 2],
    ['Đ/c. Lê Minh phát biểu. Nxb. Chính trị quốc gia in sách.', 2],
    ['Hỗ trợ giống, phân bón, v.v. cho nông dân. Kinh phí 2 tỷ đồng.', 2],
    ['Ông nói: “Chúng ta làm được. Không lùi bước.” Hội trường vỗ tay.', 3],
    ['Điều 3. Giao Sở Tài chính chủ trì. Điều 4. Quyết định này có hiệu lực.', 2],
  ])('%s', (text, count) => {
    const found = splitSentences(text);
    expect(found).toHaveLength(count);
    expect(found.join(' ')).toBe(text);
  });
});

const body = (text: string, y: number, more: Partial<PageLine> = {}): PageLine => ({
  text,
  x: 85,
  y,
  w: 450,
  h: 17,
  size: 14,
  ...more,
});
const page = (lines: PageLine[]): PageLines => ({ width: 595, height: 842, lines });
const texts = (pages: PageLines[]): string[] => readSentences(pages, 0).sentences.map((sentence) => sentence.text);

/** An official paper with all the parts that the layout of Decree 30 asks for. */
const paper: PageLines[] = [
  page([
    body('UBND THÀNH PHỐ NGỌC GIANG', 60, { w: 180 }),
    body('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 60, { x: 290, w: 250 }),
    body('Độc lập - Tự do - Hạnh phúc', 78, { x: 330, w: 170 }),
    body('Số: 318/TTr-SXD', 100, { w: 100 }),
    body('Ngọc Giang, ngày 19 tháng 11 năm 2026', 100, { x: 300, w: 220 }),
    body('TỜ TRÌNH', 130, { x: 260, w: 80 }),
    body('Về việc điều chỉnh quy hoạch phân khu Bắc sông', 150, { x: 150, w: 300 }),
    body('Kính gửi: Ủy ban nhân dân thành phố.', 180, { x: 180, w: 240 }),
    body('Căn cứ Luật Quy hoạch đô thị và nông thôn số 47/2024/QH15 ngày 26 tháng 11 năm 2024;', 210),
    body('I. SỰ CẦN THIẾT', 240, { w: 120 }),
    body('Quy hoạch hiện nay có quy mô 412,6 ha và được phê duyệt năm 2019¹. Dân số', 270, { x: 113, w: 422 }),
    body('tăng 18% so với dự báo nên thiếu 46 phòng học, diện tích 25m² mỗi lớp chưa', 290),
    body('đạt.', 310, { w: 30 }),
    body('Phường', 340, { w: 50 }),
    body('Số hộ phải di dời.', 340, { x: 260, w: 120 }),
    body('Đông Ngọc', 360, { w: 60 }),
    body('Có 86 hộ dân cư phải di dời.', 360, { x: 260, w: 180 }),
    body('1 Theo Quyết định của Ủy ban nhân dân thành phố ngày 01/7/2019.', 790, { size: 10, h: 12, w: 300 }),
    body('1', 815, { x: 300, w: 7 }),
  ]),
  page([
    body('2', 815, { x: 300, w: 7 }),
    body('II. KIẾN NGHỊ', 60, { w: 100 }),
    body('- Đề nghị Ủy ban nhân dân thành phố phê duyệt phương án 2 trước ngày 25 tháng', 90, { x: 113, w: 422 }),
    body('12 năm 2026.', 110, { w: 80 }),
    body('Trên đây là tờ trình, kính trình Ủy ban nhân dân thành phố xem xét.', 140, { x: 113, w: 380 }),
    body('Nơi nhận:', 200, { w: 60, size: 11 }),
    body('- Như trên;', 215, { w: 60, size: 11 }),
    body('- Lưu: VT, QH.', 230, { w: 70, size: 11 }),
    body('KT. GIÁM ĐỐC', 200, { x: 350, w: 100 }),
    body('Người ký văn bản này là Phó Giám đốc Trần Văn B.', 260, { x: 350, w: 190 }),
  ]),
];

describe('readSentences', () => {
  test('keeps the matter of an official paper and nothing of its form', () => {
    const read = readSentences(paper, 0);
    expect(read.official).toBe(true);
    expect(read.sentences.map(({ text, page: at }) => [text, at])).toEqual([
      ['Quy hoạch hiện nay có quy mô 412,6 ha và được phê duyệt năm 2019.', 1],
      ['Dân số tăng 18% so với dự báo nên thiếu 46 phòng học, diện tích 25m² mỗi lớp chưa đạt.', 1],
      ['Đề nghị Ủy ban nhân dân thành phố phê duyệt phương án 2 trước ngày 25 tháng 12 năm 2026.', 2],
    ]);
  });

  test('joins a sentence over the page break and names the page where it begins', () => {
    const first = page([
      body('Giải ngân đạt 71,1% kế hoạch và phải đạt', 700),
      body('Sở Tài chính trình phương án điều chuyển vốn', 720),
    ]);
    const second = page([body('đợt cuối năm.', 60, { w: 90 }), body('Hội nghị kết thúc.', 90, { w: 120 })]);
    const { sentences } = readSentences([first, second], 0);
    expect(sentences.map((sentence) => sentence.page)).toEqual([1, 2]);
    expect(sentences[0]?.text.endsWith('vốn đợt cuối năm.')).toBe(true);
  });

  test('drops running heads of every page', () => {
    const pages = [1, 2, 3].map((n) =>
      page([
        body('Báo cáo của Sở Tài chính năm 2026.', 30, { w: 200 }),
        body(`Nội dung của trang số ${n} được nêu ở đây.`, 200, { w: 300 }),
      ]),
    );
    expect(texts(pages)).toEqual([1, 2, 3].map((n) => `Nội dung của trang số ${n} được nêu ở đây.`));
  });

  test('plain text: one paragraph a line, hard wraps joined', () => {
    expect(texts([textPage('Một câu dài viết trên một dòng.\nCâu thứ hai ở dòng khác.')])).toHaveLength(2);
    const wrapped =
      'Thành phố hoàn thành mười một chỉ tiêu chủ\nyếu của năm nay, trong đó có ba chỉ tiêu về\nmôi trường và bốn chỉ tiêu về văn hóa, xã\nhội.';
    expect(texts([textPage(wrapped)])).toEqual([wrapped.replaceAll('\n', ' ')]);
  });

  test('an empty paper and a scan have no sentences', () => {
    expect(texts([])).toEqual([]);
    expect(texts([page([])])).toEqual([]);
  });
});
