/** Straight lines snap to directions so far apart. */
const step = Math.PI / 12;
/** How far a line drawn by hand may lie off the straight one, as a share of its length. */
const crooked = 0.06;

export type Ends = readonly [ax: number, ay: number, bx: number, by: number];

/** The line from the first end in the direction, of every 15°, that is nearest to the second one. */
export function straightLine([ax, ay, bx, by]: Ends): Ends {
  const [dx, dy] = [bx - ax, by - ay];
  const angle = Math.round(Math.atan2(dy, dx) / step) * step;
  const length = dx * Math.cos(angle) + dy * Math.sin(angle);
  return [ax, ay, Math.round(ax + length * Math.cos(angle)), Math.round(ay + length * Math.sin(angle))];
}

/** The square from the first corner on that side of it on which the second one lies, as large as its longer side. */
export function square([ax, ay, bx, by]: Ends): Ends {
  const side = Math.max(Math.abs(bx - ax), Math.abs(by - ay));
  return [ax, ay, ax + (bx < ax ? -side : side), ay + (by < ay ? -side : side)];
}

/** Whether a line drawn by hand was meant to be straight; x, y, x, y …, `least` long at least. */
export function isNearlyStraight(points: readonly number[], least: number): boolean {
  const [ax, ay, bx, by] = [points[0]!, points[1]!, points.at(-2)!, points.at(-1)!];
  const length = Math.hypot(bx - ax, by - ay);
  if (length < least) return false;
  let way = 0;
  for (let i = 2; i < points.length; i += 2) {
    const [x, y] = [points[i]!, points[i + 1]!];
    if (Math.abs((x - ax) * (by - ay) - (y - ay) * (bx - ax)) / length > crooked * length) return false;
    way += Math.hypot(x - points[i - 2]!, y - points[i - 1]!);
  }
  // A line that runs forth and back lies on it too.
  return way < 1.3 * length;
}
