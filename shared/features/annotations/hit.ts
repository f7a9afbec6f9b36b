import type { Stroke } from './ink.ts';

/** Whether a place lies on a stroke or no further from its middle than `reach`; all in 1/8 pt of user space. */
export function hits(stroke: Stroke, x: number, y: number, reach: number): boolean {
  const { points } = stroke;
  const far = (reach + stroke.width / 2) ** 2;
  for (let i = 0; i < points.length; i += 2) {
    const next = i + 2 < points.length ? i + 2 : i;
    if (distance2(x, y, points[i]!, points[i + 1]!, points[next]!, points[next + 1]!) <= far) return true;
  }
  return false;
}

/** Squared distance of a point from a segment. */
function distance2(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length2 = dx * dx + dy * dy;
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length2));
  return (x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2;
}
