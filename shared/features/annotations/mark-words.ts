import { unitsPerPoint } from './ink.ts';
import type { Mark } from './mark.ts';
import { linesOf } from './mark-shape.ts';
import { type Point, toShown } from './page-frame.ts';
import { type Area, around, type PlacedWord, shownArea, type Wording } from './page-words.ts';

/**
 * How a mark belongs to words: `on` them (a highlight), drawn along them (`along`: an underline), around them (`around`: a
 * box), next to their line in the margin (`beside`), or near one of them (`near`).
 */
export type Hold = 'on' | 'along' | 'around' | 'beside' | 'near';

/** The words by which a mark is found again. */
export interface MarkWords {
  readonly hold: Hold;
  /** Places in the wording, in order; of `near` the nearest first. */
  readonly words: readonly number[];
  /** The mark lies on these words: when they are gone, so is what it says. */
  readonly touching: boolean;
}

/** How far from a word a mark still touches it, and how far from words a mark may be to belong to them. In pt. */
const touch = 3;
const reach = 160;
const nearMax = 8;

/** The points of a mark on the page as its file shows it, in pt. */
export const shownPoints = ({ pages }: Wording, mark: Mark): readonly Point[] => {
  const { frame } = pages[mark.page - 1]!;
  const points: Point[] = [];
  for (let i = 0; i < mark.points.length; i += 2)
    points.push(toShown(frame, [mark.points[i]! / unitsPerPoint, mark.points[i + 1]! / unitsPerPoint]));
  return points;
};

export const boundsOfPoints = (points: readonly Point[]): Area =>
  around(points.map(([x, y]) => ({ left: x, top: y, right: x, bottom: y })));

/** The words of the old version that a mark belongs to; undefined when there are none near it. */
export function wordsOfMark(wording: Wording, mark: Mark): MarkWords | undefined {
  const first = wording.starts[mark.page - 1]!;
  const own = wording.words.slice(first, wording.starts[mark.page]!);
  if (own.length === 0) return undefined;
  const at = (words: readonly PlacedWord[]): number[] => words.map((word) => first + own.indexOf(word));
  const points = shownPoints(wording, mark);
  const bounds = boundsOfPoints(points);
  if (mark.kind === 'highlight') {
    const frame = wording.pages[mark.page - 1]!.frame;
    const lines = linesOf(mark).map((line) => shownArea(frame, line));
    const under = own.filter((word) => lines.some((line) => isUnder(word, line)));
    if (under.length > 0) return { hold: 'on', words: at(under), touching: true };
  }
  const text = around(own);
  if (bounds.left > text.right - touch || bounds.right < text.left + touch) {
    const lines = linesBeside(own, bounds);
    if (lines.length > 0) return { hold: 'beside', words: at(lines), touching: false };
  }
  const drawn = mark.kind === 'pen' || mark.kind === 'marker' || mark.kind === 'line';
  if (drawn) {
    const line = lineAlong(own, points, bounds);
    if (line.length > 0) return { hold: 'along', words: at(line), touching: true };
  }
  if (drawn || mark.kind === 'box' || mark.kind === 'ellipse') {
    const inside = own.filter((word) => share(word, bounds) > 0.5);
    if (inside.length > 0) return { hold: 'around', words: at(inside), touching: true };
  }
  return wordsNear(own, mark, points, bounds, at);
}

/** The part of a word that lies in an area, 0…1. */
const share = (word: Area, area: Area): number =>
  (Math.max(0, Math.min(word.right, area.right) - Math.max(word.left, area.left)) *
    Math.max(0, Math.min(word.bottom, area.bottom) - Math.max(word.top, area.top))) /
  Math.max(1e-6, (word.right - word.left) * (word.bottom - word.top));

const across = (word: Area, area: Area): number =>
  Math.max(0, Math.min(word.right, area.right) - Math.max(word.left, area.left));

/** Whether a line of a highlight lies on a word: over its middle, and over a part of it that one means. */
function isUnder(word: Area, line: Area): boolean {
  const middle = (word.top + word.bottom) / 2;
  const common = across(word, line);
  return (
    middle > line.top &&
    middle < line.bottom &&
    (common > 0.3 * (word.right - word.left) || common > 0.6 * (line.right - line.left))
  );
}

/** The words of the lines beside which something stands; of the nearest line where it stands beside none. */
function linesBeside(own: readonly PlacedWord[], bounds: Area): readonly PlacedWord[] {
  const lines = [...Map.groupBy(own, (word) => word.line).values()].map((words) => ({ words, area: around(words) }));
  const beside = lines.filter(({ area }) => {
    const middle = (area.top + area.bottom) / 2;
    return middle > bounds.top - 2 && middle < bounds.bottom + 2;
  });
  if (beside.length > 0) return beside.flatMap(({ words }) => words);
  const middle = (bounds.top + bounds.bottom) / 2;
  const nearest = lines
    .map(({ words, area }) => ({ words, far: Math.max(area.top - middle, middle - area.bottom) }))
    .sort((x, y) => x.far - y.far)[0];
  return nearest && nearest.far < reach ? nearest.words : [];
}

/** The words of one line under or through which a flat line was drawn. */
function lineAlong(own: readonly PlacedWord[], points: readonly Point[], bounds: Area): readonly PlacedWord[] {
  const [width, height] = [bounds.right - bounds.left, bounds.bottom - bounds.top];
  if (width < 6 || width < 2.5 * height) return [];
  const heights = points.map(([, y]) => y).sort((x, y) => x - y);
  const y = heights[heights.length >> 1]!;
  const crossed = own.filter((word) => across(word, bounds) > Math.min(0.3 * (word.right - word.left), 0.5 * width));
  // A line is meant for what stands above it rather than for what comes below.
  const far = (word: Area): number => (y < word.top ? 2 * (word.top - y) : Math.max(0, y - word.bottom));
  const nearest = crossed.toSorted((x, z) => far(x) - far(z))[0];
  if (!nearest || far(nearest) > 0.7 * (nearest.bottom - nearest.top) || height > 1.5 * (nearest.bottom - nearest.top))
    return [];
  return crossed.filter((word) => word.line === nearest.line);
}

function wordsNear(
  own: readonly PlacedWord[],
  mark: Mark,
  points: readonly Point[],
  bounds: Area,
  at: (words: readonly PlacedWord[]) => number[],
): MarkWords | undefined {
  const spots = spotsOf(mark, points, bounds);
  const far = own
    .map((word) => ({ word, far: Math.min(...spots.map((spot) => distance(word, spot))) }))
    .filter((one) => one.far < reach)
    .sort((x, y) => x.far - y.far);
  if (far.length === 0) return undefined;
  const on = far.filter((one) => one.far <= touch);
  const touching = on.length > 0 && mark.kind !== 'text' && mark.kind !== 'stamp';
  return { hold: 'near', words: at((touching ? on : far).slice(0, nearMax).map(({ word }) => word)), touching };
}

/** What of a mark says where it belongs: of an arrow its head, of what has corners all of it. */
function spotsOf(mark: Mark, points: readonly Point[], bounds: Area): readonly Area[] {
  const spot = ([x, y]: Point): Area => ({ left: x, top: y, right: x, bottom: y });
  if (mark.kind === 'arrow') return [spot(points.at(-1)!)];
  if (mark.kind === 'pen' || mark.kind === 'marker') {
    const step = Math.max(1, Math.floor(points.length / 40));
    return points.filter((_, i) => i % step === 0).map(spot);
  }
  if (mark.kind === 'line') return points.map(spot);
  return [bounds];
}

/** How far a word is from what stands near it; 0 when they meet. Its own line is nearer than those above and below. */
export function distance(word: Area, near: Area): number {
  const x = Math.max(0, word.left - near.right, near.left - word.right);
  const y = Math.max(0, word.top - near.bottom, near.top - word.bottom);
  const middle = (near.top + near.bottom) / 2;
  const level = middle > word.top && middle < word.bottom;
  return level ? 0.2 * x : Math.hypot(x, 1.5 * y);
}
