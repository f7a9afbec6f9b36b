import type { PageFrame } from '../../../shared/features/annotations/page-frame.ts';
import type { PageFlow } from '../../kernel/preferences.ts';

/** Between pages and around them, in CSS pixels. */
export const pageGap = 12;
export const zoomMin = 0.25;
export const zoomMax = 4;
/** CSS pixels for one pt when a page is as large as on paper: 96 and 72 to the inch. */
export const actualSize = 96 / 72;

/** `width` and `page` follow the window; a number is CSS pixels for one pt. */
export type Zoom = 'width' | 'page' | number;

export type Flow = PageFlow;

export interface PlacedPage {
  readonly page: number;
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

/** Pages side by side, from the first to the last. */
export interface Row {
  readonly first: number;
  readonly last: number;
  readonly top: number;
}

export interface Layout {
  readonly scale: number;
  /** All pages of the paper; one page at a time they all lie in the same place, and `rows` says which one is there. */
  readonly pages: readonly PlacedPage[];
  readonly rows: readonly Row[];
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** CSS pixels for one pt, by the widest page, so that all pages of a paper are as large as each other. */
export function scaleOf(zoom: Zoom, frames: readonly PageFrame[], { width, height }: Size, flow: Flow): number {
  if (typeof zoom === 'number') return Math.max(zoomMin, Math.min(zoomMax, zoom));
  const across = flow === 'spread' && frames.length > 1 ? 2 : 1;
  const widest = Math.max(...frames.map((frame) => frame.width));
  const byWidth = (width - (across + 1) * pageGap) / (across * widest);
  const highest = Math.max(...frames.map((frame) => frame.height));
  const scale = zoom === 'width' ? byWidth : Math.min(byWidth, (height - 2 * pageGap) / highest);
  return Math.max(zoomMin, Math.min(zoomMax, scale));
}

/** Where all pages lie; `page` is the one that is there, one page at a time. */
export function layoutOf(
  frames: readonly PageFrame[],
  scale: number,
  viewport: Size,
  flow: Flow,
  page: number,
): Layout {
  if (flow === 'single') return singleOf(frames, scale, viewport, page);
  const across = flow === 'spread' && frames.length > 1 ? 2 : 1;
  const widest = Math.max(0, ...frames.map((frame) => frame.width)) * scale;
  const width = Math.max(viewport.width, across * widest + (across + 1) * pageGap);
  const pages: PlacedPage[] = [];
  const rows: Row[] = [];
  let top = pageGap;
  for (let first = 1; first <= frames.length; first += across) {
    const row = frames.slice(first - 1, first - 1 + across);
    const rowWidth = row.reduce((sum, frame) => sum + frame.width * scale + pageGap, -pageGap);
    let left = Math.max(pageGap, (width - rowWidth) / 2);
    for (const frame of row) {
      pages.push({
        page: pages.length + 1,
        top,
        left,
        width: frame.width * scale,
        height: frame.height * scale,
      });
      left += frame.width * scale + pageGap;
    }
    rows.push({ first, last: pages.length, top });
    top += Math.max(...row.map((frame) => frame.height)) * scale + pageGap;
  }
  return { scale, pages, rows, width, height: top };
}

/** One page, in the middle of the window where it is smaller than that. */
function singleOf(frames: readonly PageFrame[], scale: number, viewport: Size, page: number): Layout {
  const pages = frames.map((frame, index): PlacedPage => {
    const [width, height] = [frame.width * scale, frame.height * scale];
    const left = Math.max(pageGap, (viewport.width - width) / 2);
    return { page: index + 1, top: Math.max(pageGap, (viewport.height - height) / 2), left, width, height };
  });
  const shown = pages[page - 1];
  return {
    scale,
    pages,
    rows: [{ first: page, last: page, top: pageGap }],
    width: Math.max(viewport.width, (shown?.width ?? 0) + 2 * pageGap),
    height: Math.max(viewport.height, (shown?.height ?? 0) + 2 * pageGap),
  };
}

/** The row at a height, or the nearest one, by its index. */
export function rowAt({ rows }: Layout, y: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (rows[middle]!.top - pageGap / 2 <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The first page of the row at a height; with `x`, the page of that row that is there, or the nearest one. */
export function pageAt(layout: Layout, y: number, x?: number): PlacedPage | undefined {
  const row = layout.rows[rowAt(layout, y)];
  if (!row) return undefined;
  const pages = layout.pages.slice(row.first - 1, row.last);
  return (x === undefined ? undefined : pages.findLast((page) => page.left <= x)) ?? pages[0];
}

/** Pages that a stretch of the height touches, first and last. */
export function pagesBetween(layout: Layout, from: number, to: number): readonly [first: number, last: number] {
  return [layout.rows[rowAt(layout, from)]?.first ?? 1, layout.rows[rowAt(layout, to)]?.last ?? 1];
}

/** Pages to draw: those in sight, and the row before and after. */
export function pagesNear(layout: Layout, [first, last]: readonly [number, number]): readonly PlacedPage[] {
  const rows = layout.rows.filter((row) => row.last >= first && row.first <= last);
  const from = layout.rows.indexOf(rows[0]!);
  const [before, after] = [layout.rows[from - 1] ?? rows[0], layout.rows[from + rows.length] ?? rows.at(-1)];
  return before && after ? layout.pages.slice(before.first - 1, after.last) : [];
}

/** Where somebody reads: the page most of which is in sight, and the part of it that is. */
export interface Sight {
  readonly page: number;
  readonly region: { readonly x: number; readonly y: number; readonly w: number; readonly h: number } | null;
}

/** A place on a page, and how that page lies on the screen. */
export interface Spot {
  readonly page: number;
  readonly frame: PageFrame;
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

export function sightOf(layout: Layout, left: number, top: number, { width, height }: Size): Sight {
  const [first, last] = pagesBetween(layout, top, top + height);
  let best: Sight = { page: first, region: null };
  let most = -1;
  for (const page of layout.pages.slice(first - 1, last)) {
    const y = Math.max(page.top, top);
    const h = Math.min(page.top + page.height, top + height) - y;
    const x = Math.max(page.left, left);
    const w = Math.min(page.left + page.width, left + width) - x;
    const area = Math.max(0, w) * h;
    if (area <= most) continue;
    most = area;
    const whole = h >= page.height - 1 && w >= page.width - 1;
    best = {
      page: page.page,
      region: whole
        ? null
        : {
            x: round((x - page.left) / page.width),
            y: round((y - page.top) / page.height),
            w: round(Math.max(0, w) / page.width),
            h: round(h / page.height),
          },
    };
  }
  return best;
}
