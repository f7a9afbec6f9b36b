import type { PdfLine } from '../pdf/pdf-text.ts';

/** Words of which the machine is less sure than this are left out: specks, stamps, signatures. In per cent. */
const leastSure = 30;

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * The lines of a page out of Tesseract's table of words (TSV: level, page, block, paragraph, line, word, left, top, width,
 * height, confidence, text), in points: `perPixel` is points of the page for one pixel of the picture.
 */
export function tesseractLines(tsv: string, perPixel: number): PdfLine[] {
  const lines = new Map<string, { words: string[]; box: Box }>();
  for (const row of tsv.split('\n').slice(1)) {
    const [level, , block, paragraph, line, , left, top, width, height, sure, ...rest] = row.split('\t');
    const text = rest.join('\t').normalize('NFC').trim();
    if (level !== '5' || text === '' || Number(sure) < leastSure) continue;
    const [x, y, w, h] = [left, top, width, height].map(Number) as [number, number, number, number];
    const key = `${block} ${paragraph} ${line}`;
    const found = lines.get(key);
    const box = { left: x, top: y, right: x + w, bottom: y + h };
    if (!found) {
      lines.set(key, { words: [text], box });
      continue;
    }
    found.words.push(text);
    found.box = {
      left: Math.min(found.box.left, box.left),
      top: Math.min(found.box.top, box.top),
      right: Math.max(found.box.right, box.right),
      bottom: Math.max(found.box.bottom, box.bottom),
    };
  }
  const round = (value: number): number => Math.round(value * perPixel * 100) / 100;
  return [...lines.values()].map(({ words, box }) => {
    const h = round(box.bottom - box.top);
    // Between ascenders and descenders lie about three quarters of a font's size.
    return {
      text: words.join(' '),
      x: round(box.left),
      y: round(box.top),
      w: round(box.right - box.left),
      h,
      size: Math.round(h * 0.75 * 2) / 2,
    };
  });
}
