import { leftEdge, pageFurniture } from './page-furniture.ts';
import type { PageLine, PageLines } from './page-line.ts';

/** Text of one paragraph, joined over its lines and pages; `pageAt` gives the page (from 1) of a character of it. */
export interface Paragraph {
  readonly text: string;
  readonly pageAt: (offset: number) => number;
  /** Font size in points of its first line. */
  readonly size: number;
}

/** What a line begins when it begins a paragraph of its own: an item, an article, a head. */
const OPENER =
  /^(?:[-–—+•*▪●○■]\s|\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s|\d{1,2}(?:\.\d{1,2}){1,3}\s+\p{Lu}|\(?[a-zđ][.)]\s|[IVXLC]{1,6}[.)]\s|(?:Điều|Chương|Mục|Phần)\s+[\dIVXLC]+\s*[.:]|Căn cứ\s|Kính gửi|Nơi nhận)/u;

const isCapitals = (text: string): boolean => /\p{L}{2}/u.test(text) && text === text.toUpperCase();
const charWidth = (line: PageLine): number => line.w / Math.max(1, line.text.length);

/** Where the text of the column that a line stands in begins and ends. */
interface Edges {
  readonly left: number;
  readonly right: number;
}

/**
 * True when `next` goes on where `line` was wrapped: a line is full when the first word of the next would not have fitted.
 * That tells a wrap from a paragraph's end without any rule about language, in justified and in ragged text.
 */
function wraps(line: PageLine, next: PageLine, { left, right }: Edges, samePage: boolean): boolean {
  // A unit at a line's start ("0,35" | "m. Nước") looks like item m: only what is ended before it lets an item begin.
  if (OPENER.test(next.text) && (/[.;:!?…]["”’)]*$/u.test(line.text) || !/^\p{Ll}/u.test(next.text))) return false;
  if (Math.abs(line.size - next.size) > 0.1 * line.size) return false;
  if (samePage && (next.y - line.y > 2.1 * line.h || next.y < line.y)) return false;
  // A first line is indented by a few characters; more on either side is a centred head or another column.
  if (next.x > line.x + 2 * next.size || line.x - next.x > 4.5 * line.size + 4) return false;
  // An indent of its own begins a paragraph, except below a hanging mark.
  const indented = next.x > left + 1.2 * next.size && Math.abs(next.x - line.x) > 3;
  if (indented && !(OPENER.test(line.text) && next.x > line.x)) return false;
  if (isCapitals(line.text) && !isCapitals(next.text)) return false;
  const word = (/^\S+/u.exec(next.text)?.[0].length ?? 0) + 1;
  return right - (line.x + line.w) < word * charWidth(next) + 0.4 * line.size;
}

/** Joins the lines of a paper to paragraphs in reading order, without page furniture and without what follows "Nơi nhận" on its page. */
export function paragraphs(pages: readonly PageLines[]): Paragraph[] {
  const furniture = pageFurniture(pages);
  const edgesOf = columnEdges(pages);
  const found: Paragraph[] = [];
  let open: { parts: { text: string; page: number }[]; last: PageLine; page: number; size: number } | undefined;
  const close = (): void => {
    if (open) found.push(paragraph(open.parts, open.size));
    open = undefined;
  };
  pages.forEach((page, index) => {
    for (const [at, line] of page.lines.entries()) {
      if (furniture[index]?.[at]) {
        // A footnote or a number between two pages does not end the paragraph; a table in the page does.
        if (open?.page === index && line.y < page.height * 0.85 && line.y > page.height * 0.12) close();
        if (/^Nơi nhận/iu.test(line.text)) break;
        continue;
      }
      if (/^Nơi nhận/iu.test(line.text)) break;
      if (open && wraps(open.last, line, edgesOf(pages[open.page] ?? page, open.last), open.page === index)) {
        open.parts.push({ text: line.text, page: index + 1 });
        open.last = line;
        open.page = index;
      } else {
        close();
        open = { parts: [{ text: line.text, page: index + 1 }], last: line, page: index, size: line.size };
      }
    }
  });
  close();
  return found;
}

/** The edges of the column that a line of the page stands in; its right one is the furthest end of the lines that begin near it. */
function columnEdges(pages: readonly PageLines[]): (page: PageLines, line: PageLine) => Edges {
  const reach = (page: PageLines, from: number): number =>
    page.lines.reduce(
      (most, other) => (Math.abs(other.x - from) < page.width * 0.15 ? Math.max(most, other.x + other.w) : most),
      0,
    );
  const left = new Map(pages.map((page) => [page, leftEdge(page)]));
  // Pages of one width share their margins, so that a page with few lines knows its edge from the others.
  const main = new Map<number, number>();
  for (const page of pages) {
    const width = Math.round(page.width);
    main.set(width, Math.max(main.get(width) ?? 0, reach(page, left.get(page) ?? 0)));
  }
  return (page, line) => {
    const start = left.get(page) ?? 0;
    const right = main.get(Math.round(page.width)) ?? 0;
    const inBody = line.x < start + page.width * 0.15;
    return { left: start, right: inBody ? right : Math.max(reach(page, line.x), line.x + line.w) };
  };
}

function paragraph(parts: readonly { text: string; page: number }[], size: number): Paragraph {
  const starts: { from: number; page: number }[] = [];
  const pieces: string[] = [];
  let length = 0;
  parts.forEach((part, at) => {
    if (starts.at(-1)?.page !== part.page) starts.push({ from: length, page: part.page });
    const line = part.text.normalize('NFC').replace(/\s+/gu, ' ');
    // A word cut by a soft hyphen goes on without it; a hard hyphen at a line's end stays and takes no blank ("UBND-" "VP").
    const soft = line.endsWith('\u00ad');
    const last = at === parts.length - 1;
    const piece = soft ? line.slice(0, -1) : last || /\p{L}-$/u.test(line) ? line : `${line} `;
    pieces.push(piece);
    length += piece.length;
  });
  const text = pieces.join('');
  const pageAt = (offset: number): number =>
    starts.findLast((start) => start.from <= offset)?.page ?? starts[0]?.page ?? 1;
  return { text, pageAt, size };
}
