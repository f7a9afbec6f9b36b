import type { PageLine, PageLines } from './page-line.ts';

/** True for the lines to leave out, in the shape of the pages: page numbers, running heads and feet, footnotes, cells of tables. */
export function pageFurniture(pages: readonly PageLines[]): boolean[][] {
  const repeated = runningLines(pages);
  const body = bodySize(pages);
  return pages.map((page) => {
    const cells = tableCells(page);
    const notes = footnotes(page, body);
    return page.lines.map((line, at) => {
      if (/^[-–—\s]*(?:trang\s*)?\d{1,4}(?:\s*\/\s*\d{1,4})?[-–—\s]*$/iu.test(line.text)) return true;
      return repeated.has(runningKey(page, line)) || cells.has(at) || notes.has(at);
    });
  });
}

/** The size in which most characters of the paper are set. */
export function bodySize(pages: readonly PageLines[]): number {
  const bySize = new Map<number, number>();
  for (const page of pages) {
    for (const line of page.lines) {
      const size = Math.round(line.size * 2) / 2;
      bySize.set(size, (bySize.get(size) ?? 0) + line.text.length);
    }
  }
  return [...bySize].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 12;
}

const edge = (page: PageLines, line: PageLine): boolean => line.y < page.height * 0.11 || line.y > page.height * 0.89;
const runningKey = (page: PageLines, line: PageLine): string =>
  edge(page, line) ? `${Math.round(line.y / 6)} ${line.text.replace(/\d+/gu, '#')}` : '';

/** Texts that stand at the same height at the edge of two pages or more. */
function runningLines(pages: readonly PageLines[]): Set<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const key of new Set(page.lines.map((line) => runningKey(page, line))))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  counts.delete('');
  return new Set([...counts].filter(([, count]) => count >= 2).map(([key]) => key));
}

/** Small print below the last line of body size, from its first number on. */
function footnotes(page: PageLines, body: number): Set<number> {
  const found = new Set<number>();
  if (body <= 1) return found;
  const bottom = Math.max(
    0,
    ...page.lines.filter((line) => line.size > body * 0.87 && !edge(page, line)).map((line) => line.y),
  );
  let open = false;
  page.lines.forEach((line, at) => {
    if (line.size > body * 0.87 || line.y <= bottom) return;
    open ||= /^(?:\[?\d{1,3}\]?|[¹²³⁰⁴-⁹]+|\*+)\s*\p{L}/u.test(line.text);
    if (open) found.add(at);
  });
  return found;
}

/** Lines that share their baseline with another (cells, the two columns of a paper's head), and what hangs below them in a cell. */
function tableCells(page: PageLines): Set<number> {
  const found = new Set<number>();
  const { lines } = page;
  const left = leftEdge(page);
  const order = lines.map((line, at) => ({ line, at })).sort((p, q) => p.line.y + p.line.h - q.line.y - q.line.h);
  order.forEach((p, from) => {
    for (const q of order.slice(from + 1, from + 12)) {
      if (q.line.y + q.line.h - p.line.y - p.line.h > 0.35 * Math.min(p.line.h, q.line.h)) break;
      if (p.line.x + p.line.w <= q.line.x + 1 || q.line.x + q.line.w <= p.line.x + 1) found.add(p.at).add(q.at);
    }
  });
  const cells = [...found].map((at) => lines[at]).filter((line) => line !== undefined);
  lines.forEach((line, at) => {
    const near = cells.some((cell) => Math.abs(cell.y - line.y) < 1.7 * cell.h && Math.abs(cell.x - line.x) < 40);
    if (near && line.x > left + 60 && line.w < page.width * 0.5) found.add(at);
  });
  return found;
}

/** Where the body text begins: the left-most place where at least a tenth of the page's characters begin. */
export function leftEdge(page: PageLines): number {
  const starts = new Map<number, number>();
  let all = 0;
  for (const line of page.lines) {
    const place = Math.round(line.x / 3) * 3;
    starts.set(place, (starts.get(place) ?? 0) + line.text.length);
    all += line.text.length;
  }
  return Math.min(...[...starts].filter(([, count]) => count >= all * 0.1).map(([place]) => place), page.width);
}
