/** How a page of a PDF is shown at 100 %: its size in pt after its own rotation, and the way there from user space. */
export interface PageFrame {
  readonly width: number;
  readonly height: number;
  /** PDF user space (origin lower left) to shown pt (origin upper left): x' = a x + c y + e, y' = b x + d y + f. */
  readonly transform: readonly [a: number, b: number, c: number, d: number, e: number, f: number];
}

export type Point = readonly [x: number, y: number];

/** From PDF user space to where it is shown, in pt from the page's upper left corner. */
export function toShown({ transform: [a, b, c, d, e, f] }: PageFrame, [x, y]: Point): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** From a place on the shown page, in pt from its upper left corner, to PDF user space. */
export function toPaper({ transform: [a, b, c, d, e, f] }: PageFrame, [x, y]: Point): Point {
  const determinant = a * d - b * c;
  return [(d * (x - e) - c * (y - f)) / determinant, (a * (y - f) - b * (x - e)) / determinant];
}
