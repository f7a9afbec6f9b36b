import { roundPoint } from '../../../shared/features/annotations/ink.ts';
import { type PageFrame, toPaper } from '../../../shared/features/annotations/page-frame.ts';

/** A place on a page that was touched, and how that page lies on the screen. */
export interface PageSpot {
  readonly page: number;
  readonly frame: PageFrame;
  /** CSS pixels for one pt, and the page's upper left corner in client pixels. */
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

/** From client pixels to PDF user space, in pt. */
export const paperPoint = (spot: PageSpot, clientX: number, clientY: number) =>
  toPaper(spot.frame, [(clientX - spot.left) / spot.scale, (clientY - spot.top) / spot.scale]);

/** From client pixels to whole 1/8 pt of PDF user space. */
export function paperPlace(spot: PageSpot, clientX: number, clientY: number): readonly [x: number, y: number] {
  const [x, y] = paperPoint(spot, clientX, clientY);
  return [roundPoint(x), roundPoint(y)];
}
