import type { PageFrame, Point } from '../annotations/page-frame.ts';

/** How far a reader has turned a page clockwise from how its file shows it, in degrees. */
export const turns = [0, 90, 180, 270] as const;
export type Turn = (typeof turns)[number];

export interface Region {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export const turnBy = (turn: Turn, degrees: number): Turn => ((((turn + degrees) % 360) + 360) % 360) as Turn;

/** The frame of a page that is turned: its size, and the way there from user space. */
export function turnFrame(frame: PageFrame, turn: Turn): PageFrame {
  if (turn === 0) return frame;
  const {
    width,
    height,
    transform: [a, b, c, d, e, f],
  } = frame;
  // A quarter clockwise takes (x, y) to (height - y, x).
  const quarter: PageFrame = { width: height, height: width, transform: [-b, a, -d, c, height - f, e] };
  return turnFrame(quarter, turnBy(turn, -90));
}

/** A point of the page as the file shows it, 0…1 of its size, to where it is on the turned page. */
export function turnPoint([x, y]: Point, turn: Turn): Point {
  if (turn === 90) return [1 - y, x];
  if (turn === 180) return [1 - x, 1 - y];
  if (turn === 270) return [y, 1 - x];
  return [x, y];
}

/** The way back from `turnPoint`. */
export const unturnPoint = (point: Point, turn: Turn): Point => turnPoint(point, turnBy(0, -turn));

/** A part of the page as the file shows it to that part of the turned page; 0…1 of its size. */
export function turnRegion(region: Region, turn: Turn): Region {
  if (turn === 0) return region;
  const [x1, y1] = turnPoint([region.x, region.y], turn);
  const [x2, y2] = turnPoint([region.x + region.w, region.y + region.h], turn);
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  return {
    x: round(Math.min(x1, x2)),
    y: round(Math.min(y1, y2)),
    w: round(Math.abs(x2 - x1)),
    h: round(Math.abs(y2 - y1)),
  };
}

export const unturnRegion = (region: Region, turn: Turn): Region => turnRegion(region, turnBy(0, -turn));
