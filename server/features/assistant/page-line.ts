/** A line of text as it lies on a page: points, origin at the top left. */
export interface PageLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly size: number;
}

/** One page of a paper, its lines in reading order. */
export interface PageLines {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly PageLine[];
}

/**
 * Plain text as one page without geometry: a character is one unit wide, so that hard wraps are found as on a real page.
 * Text whose lines do not look hard-wrapped (long ones, or no common width) has one paragraph a line.
 */
export function textPage(text: string): PageLines {
  const rows = text.normalize('NFC').split(/\r\n?|[\n\f\u2028\u2029]/u);
  const longest = rows.reduce((most, row) => Math.max(most, row.trim().length), 1);
  const full = rows.filter((row) => row.trim().length > longest * 0.85).length;
  const pitch = longest <= 160 && full >= 3 ? 1 : 10;
  const lines = rows.flatMap((row, at) => {
    const trimmed = row.trim();
    const x = row.length - row.trimStart().length;
    return trimmed === '' ? [] : [{ text: trimmed, x, y: at * pitch, w: trimmed.length, h: 0.9, size: 1 }];
  });
  return { width: longest, height: (rows.length + 1) * pitch, lines };
}
