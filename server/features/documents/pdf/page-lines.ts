import type { PdfLine } from './pdf-text.ts';

/** What pdf.js gives for a piece of text, its matrix already multiplied by the page's view (origin top left). */
export interface TextPiece {
  readonly text: string;
  readonly matrix: readonly [number, number, number, number, number, number];
  readonly width: number;
}

interface Placed {
  text: string;
  readonly x: number;
  readonly baseline: number;
  w: number;
  size: number;
  upright: boolean;
}

/** A gap wider than this many font sizes parts two columns or two cells of a table. */
const COLUMN_GAP = 1.6;
/** Item numbers and bullets stay with their text however wide the tab is. */
const BULLET = /^(?:[-–—•+*▪●○■]|\(?[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[.)]?|\(?[a-zđA-ZĐ][.)]|[IVXLC]{1,6}[.)])$/u;
const round = (value: number): number => Math.round(value * 10) / 10;

function place({ text, matrix, width }: TextPiece): Placed {
  const [a, b, , , x, y] = matrix;
  const size = Math.hypot(matrix[2], matrix[3]) || Math.hypot(a, b);
  return { text, x, baseline: y, w: width, size, upright: Math.abs(b) < Math.abs(a) * 0.05 && a > 0 };
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A small raised number (a footnote mark, m²) as superscript digits, so that "1945¹" never reads as 19451. */
function raised(left: Placed, right: Placed): Placed {
  const small = right.size < 0.8 * left.size && right.baseline < left.baseline - 0.1 * left.size;
  if (!small || !/^\s*\d{1,3}\s*$/u.test(right.text)) return right;
  return { ...right, text: right.text.replace(/\d/gu, (digit) => SUPERSCRIPTS[Number(digit)] ?? digit) };
}

function joined(left: Placed, right: Placed): string {
  const gap = right.x - (left.x + left.w);
  const spaced = left.text.endsWith(' ') || right.text.startsWith(' ') || gap <= 0.18 * Math.min(left.size, right.size);
  return spaced ? left.text + right.text : `${left.text} ${right.text}`;
}

/** Letters below this size, and off the page, nobody reads: whoever puts words there writes to machines. In points. */
const sizeMin = 1.5;

function isSeen({ x, baseline, w, size }: Placed, page: PageSize): boolean {
  return (
    size >= sizeMin && x < page.width && x + Math.max(w, size) > 0 && baseline - size < page.height && baseline > 0
  );
}

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** Joins the pieces of one page to lines in the file's own order, which keeps columns and cells apart; slanted text stays in pieces. */
export function pageLines(pieces: readonly TextPiece[], page: PageSize): PdfLine[] {
  const rows: Placed[][] = [];
  for (const piece of pieces.map(place)) {
    if (piece.text.trim() !== '' && !isSeen(piece, page)) continue;
    if (piece.text === '' || !Number.isFinite(piece.x + piece.baseline + piece.w + piece.size)) continue;
    const row = rows.at(-1);
    const last = row?.at(-1);
    // Superscripts move the baseline by up to half a size and stay in their line.
    const same =
      last?.upright === true &&
      piece.upright &&
      Math.abs(last.baseline - piece.baseline) < 0.5 * Math.max(last.size, piece.size);
    const blank = last !== undefined && piece.text.trim() === '';
    if (row && (blank || (same && piece.x >= last.x - last.size))) row.push(piece);
    else rows.push([piece]);
  }
  const lines: Placed[] = [];
  for (const row of rows) {
    let open: Placed | undefined;
    for (const piece of row) {
      if (piece.text.trim() === '' && open === undefined) continue;
      const gap: number = open ? piece.x - (open.x + open.w) : 0;
      // A blank piece as wide as a column is the gap itself.
      const blank = piece.text.trim() === '' ? piece.w : 0;
      const wide =
        open !== undefined && Math.max(gap, blank) > COLUMN_GAP * open.size && !BULLET.test(open.text.trim());
      if (open && !wide) {
        open.text = joined(open, raised(open, piece));
        open.w = Math.max(open.w, piece.x + piece.w - open.x);
        open.size = piece.text.trim().length > open.text.trim().length / 2 ? piece.size : open.size;
      } else {
        if (open) lines.push(open);
        open = blank > 0 ? undefined : { ...piece };
      }
    }
    if (open) lines.push(open);
  }
  return lines
    .map((line) => ({
      text: line.text
        .normalize('NFC')
        .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
        .trim(),
      x: round(line.x),
      y: round(line.baseline - line.size),
      w: round(line.w),
      h: round(line.size * 1.2),
      size: round(line.size),
    }))
    .filter((line) => line.text !== '');
}
