import { getStroke } from 'perfect-freehand';
import { type Stroke, unitsPerPoint } from '../../../shared/features/annotations/ink.ts';
import type { PageFrame } from '../../../shared/features/annotations/page-frame.ts';

const paths = new WeakMap<Stroke, Path2D>();

/** The outline of a stroke in 1/8 pt of user space, the same at every zoom; computed once for each stroke. */
export function pathOf(stroke: Stroke): Path2D {
  let path = paths.get(stroke);
  if (!path) {
    path = outline(stroke, true);
    paths.set(stroke, path);
  }
  return path;
}

/** The corners around a stroke, `ended` or still under the nib; the outline goes through the middle of each two. */
export function edgeOf(stroke: Stroke, ended: boolean): readonly (readonly [x: number, y: number])[] {
  const { points, pressures, width } = stroke;
  const places: [number, number, number][] = [];
  for (let i = 0; i < points.length; i += 2)
    places.push([points[i]!, points[i + 1]!, pressures ? pressures[i / 2]! / 255 : 0.5]);
  return getStroke(places, {
    size: width,
    thinning: pressures ? 0.5 : 0,
    smoothing: 0.5,
    streamline: 0.35,
    simulatePressure: false,
    last: ended,
  }) as [x: number, y: number][];
}

/** The outline of a stroke, `ended` or still under the nib. */
export function outline(stroke: Stroke, ended: boolean): Path2D {
  const edge = edgeOf(stroke, ended);
  const path = new Path2D();
  edge.forEach(([x, y], i) => {
    const [nextX, nextY] = edge[(i + 1) % edge.length]!;
    if (i === 0) path.moveTo((x + nextX) / 2, (y + nextY) / 2);
    else path.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
  });
  path.closePath();
  return path;
}

/** Lets a canvas take 1/8 pt of user space; `scale` is canvas pixels for one shown pt, `left` and `top` the page's corner. */
export function setPaperTransform(
  context: CanvasRenderingContext2D,
  { transform: [a, b, c, d, e, f] }: PageFrame,
  scale: number,
  left = 0,
  top = 0,
): void {
  const unit = scale / unitsPerPoint;
  context.setTransform(a * unit, b * unit, c * unit, d * unit, left + e * scale, top + f * scale);
}
