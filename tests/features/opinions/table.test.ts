import { expect, it } from 'vitest';
import { writeTable } from '../../../renderer/features/identity/read-table.ts';
import { type Listed, type TableWords, tableOf } from '../../../renderer/features/opinions/table.ts';

const listed = (more: Partial<Listed>): Listed => ({
  id: 'ykien0000001',
  author: 'Nguyễn Thị An',
  position: 'Giám đốc',
  unit: 'Sở Tài chính',
  title: 'Báo cáo dự toán',
  document: 'tailieu00001',
  version: 1,
  page: 3,
  place: null,
  quote: 'tổng chi 1.250 tỷ đồng',
  text: 'Làm rõ nguồn vốn',
  at: 1,
  readable: true,
  secret: false,
  answer: null,
  person: 'nguoi0000001',
  earlier: [],
  ...more,
});
const words: TableWords = {
  head: [
    'STT',
    'Người góp ý',
    'Đơn vị',
    'Tài liệu',
    'Trang',
    'Trích',
    'Nội dung',
    'Kết quả',
    'Giải trình',
    'Ai',
    'Lúc',
  ],
  result: { accepted: 'Tiếp thu', explained: 'Giải trình', kept: 'Giữ nguyên' },
  waiting: 'Chờ trả lời',
  page: (page, version) => `${page}/${version}`,
  time: (at) => `lúc ${at}`,
  nameOf: (person) => `người ${person}`,
};

it('O10 the table says who, where, what and what became of it, and leaves out what is Mật', async () => {
  const answer = { result: 'kept' as const, text: 'Theo Nghị quyết 12', by: 'thuky0000001', at: 2 };
  const { rows, leftOut } = tableOf([listed({}), listed({ secret: true }), listed({ answer, version: 2 })], words);
  expect(leftOut).toBe(1);
  expect(rows.slice(1)).toEqual([
    [
      '1',
      'Nguyễn Thị An',
      'Sở Tài chính',
      'Báo cáo dự toán',
      '3/1',
      'tổng chi 1.250 tỷ đồng',
      'Làm rõ nguồn vốn',
      'Chờ trả lời',
      '',
      '',
      'lúc 1',
    ],
    [
      '2',
      'Nguyễn Thị An',
      'Sở Tài chính',
      'Báo cáo dự toán',
      '3/2',
      'tổng chi 1.250 tỷ đồng',
      'Làm rõ nguồn vốn',
      'Giữ nguyên',
      'Theo Nghị quyết 12',
      'người thuky0000001',
      'lúc 1',
    ],
  ]);
  expect(rows.every(({ length }) => length === words.head.length)).toBe(true);
});

it('O10 no cell begins a formula, whatever somebody wrote', async () => {
  const bad = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', 'câu "trích", và\nxuống dòng'];
  const { rows } = tableOf(
    bad.map((text) => listed({ text, quote: text })),
    words,
  );
  const csv = await writeTable(rows).text();
  expect(csv).not.toMatch(/(^|,)"[=+\-@\t\r]/m);
  expect(csv).toContain('"\'=HYPERLINK(""http://x"")"');
  expect(csv).toContain('"câu ""trích"", và\nxuống dòng"');
});
