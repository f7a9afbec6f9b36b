import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { Point } from '../../../shared/features/annotations/page-frame.ts';

/** An entry of a paper's own table of contents. */
export interface OutlineEntry {
  readonly title: string;
  readonly page: number;
  /** 0 for the highest level. */
  readonly depth: number;
  /** Where on the page, in PDF user space; null for its top. */
  readonly point: Point | null;
}

/** Deeper entries are left out, and so are those past a number that nobody reads. */
const depthMax = 3;
const entriesMax = 2000;

/** The place that a destination names, as far as it names one: `[page, {name: 'XYZ'}, left, top, zoom]` and its like. */
function pointOf(place: readonly unknown[]): Point | null {
  const kind = (place[1] as { name?: unknown } | undefined)?.name;
  const [left, top] = kind === 'XYZ' ? [place[2], place[3]] : kind === 'FitH' || kind === 'FitBH' ? [0, place[2]] : [];
  return typeof top === 'number' ? [typeof left === 'number' ? left : 0, top] : null;
}

/** The table of contents, flat and in order; entries that lead to no page of the paper are left out. */
export async function readOutline(document: PDFDocumentProxy): Promise<readonly OutlineEntry[]> {
  const entries: OutlineEntry[] = [];
  type Node = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number];
  const pageOf = async (target: unknown): Promise<number | undefined> => {
    if (typeof target === 'number') return target;
    if (!target) return undefined;
    return document.getPageIndex(target as Parameters<PDFDocumentProxy['getPageIndex']>[0]);
  };
  const walk = async (nodes: readonly Node[], depth: number): Promise<void> => {
    for (const node of nodes) {
      if (entries.length >= entriesMax) return;
      // One entry that leads nowhere does not take the others with it.
      const place = await Promise.resolve(
        typeof node.dest === 'string' ? document.getDestination(node.dest) : node.dest,
      ).catch(() => null);
      const index = await pageOf(place?.[0]).catch(() => undefined);
      const title = node.title.replace(/[\s\p{Cc}]+/gu, ' ').trim();
      if (place && index !== undefined && title !== '')
        entries.push({ title, page: index + 1, depth, point: pointOf(place) });
      if (depth < depthMax) await walk(node.items, depth + 1);
    }
  };
  await walk((await document.getOutline()) ?? [], 0);
  return entries;
}

/** The entry that a page belongs to: the last one that begins on it or before; -1 for none. */
export function currentEntry(entries: readonly OutlineEntry[], page: number): number {
  let found = -1;
  entries.forEach((entry, index) => {
    if (entry.page <= page && (found < 0 || entry.page >= entries[found]!.page)) found = index;
  });
  return found;
}
