import type { PageFrame } from '../../../shared/features/annotations/page-frame.ts';

/** Between pages and around them, in CSS pixels. */
export const pageGap = 12;
export const zoomMin = 0.25;
export const zoomMax = 4;

/** `width` and `page` follow the window; a number is CSS pixels for one pt. */
export type Zoom = 'width' | 'page' | number;

export interface PlacedPage {
  readonly page: number;
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly scale: number;
  readonly pages: readonly PlacedPage[];
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** CSS pixels for one pt, by the widest page, so that all pages of a paper are as large as each other. */
export function scaleOf(zoom: Zoom, frames: readonly PageFrame[], { width, height }: Size): number {
  if (typeof zoom === 'number') return Math.max(zoomMin, Math.min(zoomMax, zoom));
  const widest = Math.max(...frames.map((frame) => frame.width));
  const byWidth = (width - 2 * pageGap) / widest;
  const highest = Math.max(...frames.map((frame) => frame.height));
  const scale = zoom === 'width' ? byWidth : Math.min(byWidth, (height - 2 * pageGap) / highest);
  return Math.max(zoomMin, Math.min(zoomMax, scale));
}

/** Pages one below the other, each in the middle. */
export function layoutOf(frames: readonly PageFrame[], scale: number, viewport: Size): Layout {
  const widest = Math.max(0, ...frames.map((frame) => frame.width)) * scale;
  const width = Math.max(viewport.width, widest + 2 * pageGap);
  let top = pageGap;
  const pages = frames.map((frame, index): PlacedPage => {
    const placed = {
      page: index + 1,
      top,
      left: Math.max(pageGap, (width - frame.width * scale) / 2),
      width: frame.width * scale,
      height: frame.height * scale,
    };
    top += placed.height + pageGap;
    return placed;
  });
  return { scale, pages, width, height: top };
}

/** The page at a height, or the nearest one. */
export function pageAt({ pages }: Layout, y: number): PlacedPage | undefined {
  let low = 0;
  let high = pages.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pages[middle]!.top - pageGap / 2 <= y) low = middle;
    else high = middle - 1;
  }
  return pages[low];
}

/** Pages that a stretch of the height touches, first and last. */
export function pagesBetween(layout: Layout, from: number, to: number): readonly [first: number, last: number] {
  return [pageAt(layout, from)?.page ?? 1, pageAt(layout, to)?.page ?? 1];
}

/** Where somebody reads: the page most of which is in sight, and the part of it that is. */
export interface Sight {
  readonly page: number;
  readonly region: { readonly x: number; readonly y: number; readonly w: number; readonly h: number } | null;
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
    if (h <= most) continue;
    most = h;
    const whole = h >= page.height - 1 && w >= page.width - 1;
    best = {
      page: page.page,
      region: whole
        ? null
        : {
            x: round((x - page.left) / page.width),
            y: round((y - page.top) / page.height),
            w: round(Math.max(0, w) / page.width),
            h: round(Math.max(0, h) / page.height),
          },
    };
  }
  return best;
}
