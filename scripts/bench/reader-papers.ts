import type { Page } from 'playwright-core';

/** PDFs of the reader's figures: made here by the same steps each time, kept nowhere. */

function assemble(objects: readonly (string | Buffer)[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n', 'latin1')];
  let at = parts[0]!.length;
  const offsets: number[] = [];
  const push = (part: Buffer): void => {
    parts.push(part);
    at += part.length;
  };
  objects.forEach((object, i) => {
    offsets.push(at);
    push(Buffer.from(`${i + 1} 0 obj\n`, 'latin1'));
    push(typeof object === 'string' ? Buffer.from(object, 'latin1') : object);
    push(Buffer.from('\nendobj\n', 'latin1'));
  });
  const xref = at;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`,
      'latin1',
    ),
  );
  return Buffer.concat(parts);
}

const stream = (entries: string, bytes: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`<< ${entries} /Length ${bytes.length} >>\nstream\n`, 'latin1'),
    bytes,
    Buffer.from('\nendstream', 'latin1'),
  ]);

const words = 'bao cao du toan thu chi ngan sach dia phuong va phuong an phan bo cap thanh pho nam nghi quyet'.split(
  ' ',
);

/** Pages of 46 lines in a standard typeface, with two ruled tables' worth of lines. */
export function textPdf(pages: number): Buffer {
  const objects: (string | Buffer)[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${Array.from({ length: pages }, (_, i) => `${4 + 2 * i} 0 R`).join(' ')}] /Count ${pages} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>',
  ];
  for (let page = 0; page < pages; page++) {
    const lines = Array.from({ length: 46 }, (_, line) => {
      const text = Array.from({ length: 13 }, (_, i) => words[(page * 7 + line * 5 + i * 3) % words.length]).join(' ');
      return `BT /F1 12 Tf 72 ${780 - line * 16} Td (${page + 1}.${line + 1} ${text}) Tj ET`;
    });
    const rules = Array.from({ length: 40 }, (_, i) => `72 ${780 - i * 18} m 523 ${780 - i * 18} l S`);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * page} 0 R >>`,
      stream('', Buffer.from(`0.3 w\n${rules.join('\n')}\n${lines.join('\n')}`, 'latin1')),
    );
  }
  return assemble(objects);
}

/** Pictures of a scanner: A4 at 200 dpi, lines of letters with the noise of paper, in JPEG of about 600 kB each. */
async function scans(page: Page, count: number): Promise<readonly Buffer[]> {
  const pictures = await page.evaluate(async (n) => {
    const made: string[] = [];
    for (let k = 0; k < n; k++) {
      const canvas = new OffscreenCanvas(1654, 2339);
      const context = canvas.getContext('2d')!;
      context.fillStyle = '#f4f1ea';
      context.fillRect(0, 0, 1654, 2339);
      context.fillStyle = '#222';
      context.font = '30px serif';
      for (let line = 0; line < 48; line++)
        context.fillText(
          `${k + 1}.${line + 1} báo cáo dự toán thu chi ngân sách địa phương và phương án phân bổ`,
          180,
          220 + line * 42,
        );
      const pixels = context.getImageData(0, 0, 1654, 2339);
      let seed = 12345 + k;
      for (let i = 0; i < pixels.data.length; i += 4) {
        seed = (seed * 1103515245 + 12345) & 0x7fffffff;
        const noise = ((seed >> 16) & 15) - 8;
        for (let c = 0; c < 3; c++) pixels.data[i + c] = Math.max(0, Math.min(255, pixels.data[i + c]! + noise));
      }
      context.putImageData(pixels, 0, 0);
      const bytes = new Uint8Array(
        await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.72 })).arrayBuffer(),
      );
      let text = '';
      for (let i = 0; i < bytes.length; i += 30_000) text += String.fromCharCode(...bytes.subarray(i, i + 30_000));
      made.push(btoa(text));
    }
    return made;
  }, count);
  return pictures.map((text) => Buffer.from(text, 'base64'));
}

/** Pages that are one picture each. */
export async function scanPdf(page: Page, pages: number): Promise<Buffer> {
  const pictures = await scans(page, 4);
  const objects: (string | Buffer)[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${Array.from({ length: pages }, (_, i) => `${3 + 3 * i} 0 R`).join(' ')}] /Count ${pages} >>`,
  ];
  for (let i = 0; i < pages; i++) {
    const first = 3 + 3 * i;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /I ${first + 2} 0 R >> >> /Contents ${first + 1} 0 R >>`,
      stream('', Buffer.from('q 595 0 0 842 0 0 cm /I Do Q', 'latin1')),
      stream(
        '/Type /XObject /Subtype /Image /Width 1654 /Height 2339 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode',
        pictures[i % pictures.length]!,
      ),
    );
  }
  return assemble(objects);
}
