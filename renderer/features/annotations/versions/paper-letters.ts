import { unitsPerPoint } from '../../../../shared/features/annotations/ink.ts';
import type { PageFrame } from '../../../../shared/features/annotations/page-frame.ts';
import type { TextPage, Word } from '../../../../shared/features/annotations/page-words.ts';
import type { TextRange } from '../../documents/page-text.ts';
import type { Paper } from '../../documents/paper.ts';

/** A run of letters as pdf.js gives it: `transform` leads from letters of size 1 to user space. */
export interface TextRun {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

/** A page's words, and for each where its letters are among the runs of the text layer. */
export interface LetteredPage extends TextPage {
  readonly places: readonly TextRange[];
}

/** How much of the height of letters is above and below their baseline. */
const [ascent, descent] = [0.8, 0.22];

/** Splits the runs of a page into words; a word may go over several runs. `measure` tells how wide a text is, in any unit. */
export function letteredPage(
  frame: PageFrame,
  runs: readonly TextRun[],
  measure: (text: string) => number,
): LetteredPage {
  const words: { text: string; box: Word['box'] }[] = [];
  const places: TextRange[] = [];
  let last: TextRun | undefined;
  runs.forEach((run, index) => {
    if (run.str.trim() === '') {
      // A blank between two runs parts their words; an empty run does so when it ends a line.
      if (run.str !== '' || run.hasEOL) last = undefined;
      return;
    }
    const whole = measure(run.str) || 1;
    for (const found of run.str.matchAll(/\S+/gu)) {
      const [text] = found;
      const from = found.index;
      const to = from + text.length;
      const box = boxOf(run, measure(run.str.slice(0, from)) / whole, measure(run.str.slice(0, to)) / whole);
      const before = words.at(-1);
      if (from === 0 && last && before && goesOn(last, run)) {
        const [left, bottom, right, top] = before.box;
        before.text += text;
        before.box = [Math.min(left, box[0]), Math.min(bottom, box[1]), Math.max(right, box[2]), Math.max(top, box[3])];
        places[places.length - 1] = { first: places.at(-1)!.first, last: { run: index, offset: to } };
      } else {
        words.push({ text, box });
        places.push({ first: { run: index, offset: from }, last: { run: index, offset: to } });
      }
    }
    last = run.hasEOL || /\s$/u.test(run.str) ? undefined : run;
  });
  return { frame, words, places };
}

/** The rectangle of a part of a run, 0…1 along it, in 1/8 pt of user space. */
function boxOf({ transform, width, height }: TextRun, from: number, to: number): Word['box'] {
  const [a, b, c, d, x, y] = transform as [number, number, number, number, number, number];
  const along = Math.hypot(a, b) || 1;
  const up = Math.hypot(c, d) || 1;
  const size = height || up;
  const corner = (part: number, rise: number): readonly [number, number] => [
    x + (a / along) * width * part + (c / up) * size * rise,
    y + (b / along) * width * part + (d / up) * size * rise,
  ];
  const corners = [corner(from, -descent), corner(to, -descent), corner(from, ascent), corner(to, ascent)];
  const [xs, ys] = [corners.map(([px]) => px * unitsPerPoint), corners.map(([, py]) => py * unitsPerPoint)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map(Math.round) as unknown as Word['box'];
}

/** Whether a run begins where another one ends, without a blank between them. */
function goesOn(last: TextRun, next: TextRun): boolean {
  const [a, b, , , x, y] = last.transform as [number, number, number, number, number, number];
  const along = Math.hypot(a, b) || 1;
  const [dx, dy] = [next.transform[4]! - x, next.transform[5]! - y];
  const gap = (dx * a + dy * b) / along - last.width;
  const off = Math.abs(dy * a - dx * b) / along;
  const size = Math.max(last.height, next.height);
  return off < 0.3 * size && Math.abs(gap) < 0.2 * size;
}

const kept = new WeakMap<Paper, Promise<readonly LetteredPage[]>>();

/** The words of all pages of an open paper, read once; `onPage` is told how many pages are read. */
export function lettersOfPaper(paper: Paper, onPage: (pages: number) => void): Promise<readonly LetteredPage[]> {
  let pages = kept.get(paper);
  if (!pages) {
    pages = readAll(paper, onPage);
    pages.catch(() => kept.delete(paper));
    kept.set(paper, pages);
  }
  return pages;
}

/** The words of one page of an open paper. */
export async function lettersOfPage(paper: Paper, page: number): Promise<LetteredPage> {
  const context = document.createElement('canvas').getContext('2d');
  if (context) context.font = `20px ${getComputedStyle(document.documentElement).getPropertyValue('--font-paper')}`;
  const measure = (text: string): number => context?.measureText(text).width ?? text.length;
  const { items } = await paper.content(page);
  const runs = items.flatMap((item) => ('str' in item ? [item as TextRun] : []));
  return letteredPage(paper.frames[page - 1]!, runs, measure);
}

async function readAll(paper: Paper, onPage: (pages: number) => void): Promise<readonly LetteredPage[]> {
  const pages: LetteredPage[] = [];
  for (let page = 1; page <= paper.pages; page += 1) {
    pages.push(await lettersOfPage(paper, page));
    onPage(page);
  }
  return pages;
}
