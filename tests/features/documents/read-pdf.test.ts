import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { pageLines } from '../../../server/features/documents/pdf/page-lines.ts';
import { readPdf } from '../../../server/features/documents/pdf/read-pdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'nghisu-pdf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A PDF of one page with one line at (72, 700), without a cross-reference table: pdf.js rebuilds it. */
function tinyPdf(name: string, text: string): string {
  const stream = `BT /F1 14 Tf 72 700 Td (${text}) Tj ET`;
  const file = join(folder, name);
  writeFileSync(
    file,
    `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj
4 0 obj <</Length ${stream.length}>> stream
${stream}
endstream endobj
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
trailer <</Root 1 0 R>>
%%EOF`,
  );
  return file;
}

describe('readPdf', () => {
  test('gives the lines of each page in points from the top left', { timeout: 20_000 }, async () => {
    const result = await readPdf(tinyPdf('tiny.pdf', 'Bao cao so 12'));
    expect(result).toMatchObject({
      ok: true,
      value: {
        encrypted: false,
        outline: [],
        pages: [{ width: 595, height: 842, lines: [{ text: 'Bao cao so 12', x: 72, y: 128, size: 14 }] }],
      },
    });
  });

  test('what is no PDF is damaged, and so is what is not there', { timeout: 20_000 }, async () => {
    const file = join(folder, 'no.pdf');
    writeFileSync(file, 'Đây không phải là PDF');
    expect(await readPdf(file)).toEqual({ ok: false, error: { code: 'documents.damaged' } });
    expect(await readPdf(join(folder, 'absent.pdf'))).toEqual({ ok: false, error: { code: 'documents.damaged' } });
  });

  test('a child over its time is killed, one out of memory is too large, and the next file is read', {
    timeout: 30_000,
  }, async () => {
    const file = tinyPdf('again.pdf', 'Lan nua');
    const [slow, full, next] = await Promise.all([
      readPdf(file, { timeoutMs: 1 }),
      readPdf(file, { memoryMb: 1 }),
      readPdf(file),
    ]);
    expect(slow).toEqual({ ok: false, error: { code: 'documents.timeout' } });
    expect(full).toEqual({ ok: false, error: { code: 'documents.too-large' } });
    expect(next.ok).toBe(true);
  });
});

describe('pageLines', () => {
  const page = { width: 595, height: 842 };
  const piece = (text: string, x: number, y: number, size = 14, width = text.length * size * 0.5) => ({
    text,
    width,
    matrix: [size, 0, 0, size, x, y] as const,
  });

  test('joins pieces of one baseline, NFC, and keeps columns apart', () => {
    const pieces = [piece('Bộ'.normalize('NFD'), 50, 100, 14, 16), piece('trưởng', 70, 100), piece('Hà Nội', 300, 100)];
    expect(pageLines(pieces, page).map((line) => line.text)).toEqual(['Bộ trưởng', 'Hà Nội']);
  });

  test('a raised number stays apart from the word', () => {
    expect(pageLines([piece('25m', 50, 100, 14, 30), piece('2', 80, 95, 9)], page).map((line) => line.text)).toEqual([
      '25m²',
    ]);
  });

  test('what nobody can read, too small or off the page, is no text of it', () => {
    const unseen = [piece('a', 50, 100, 1), piece('b', 600, 100), piece('c', 50, 870), piece('d', 50, -20)];
    expect(pageLines([...unseen, piece('e', 590, 100)], page).map((line) => line.text)).toEqual(['e']);
  });

  test('an item number stays with its text', () => {
    expect(pageLines([piece('1.', 50, 100), piece('Kết quả', 100, 100)], page).map((line) => line.text)).toEqual([
      '1. Kết quả',
    ]);
  });
});

const corpus = join(import.meta.dirname, '../../../../shared/corpus');
const files = ['pdf-odd', 'pdf-vn'].flatMap((name) =>
  existsSync(join(corpus, name)) ? readdirSync(join(corpus, name)).map((file) => join(corpus, name, file)) : [],
);
test.skipIf(files.length === 0)(
  `every odd file is read or refused, none hangs${files.length === 0 ? ` (skipped: ${corpus} is absent)` : ''}`,
  { timeout: 240_000 },
  async () => {
    const results = new Map<string, string>();
    for (const file of files) {
      const result = await readPdf(file);
      results.set(file.slice(corpus.length + 1), result.ok ? 'read' : result.error.code);
    }
    const refused = [...results].filter(([, result]) => result !== 'read');
    expect(refused).toEqual([['pdf-odd/poppler-742-0-fuzzed.pdf', 'documents.damaged']]);
  },
);
