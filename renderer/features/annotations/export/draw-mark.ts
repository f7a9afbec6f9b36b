import { unitsPerPoint } from '../../../../shared/features/annotations/ink.ts';
import type { Mark } from '../../../../shared/features/annotations/mark.ts';
import { type Bounds, boundsOf, linesOf } from '../../../../shared/features/annotations/mark-shape.ts';
import { type PageFrame, toPaper, toShown } from '../../../../shared/features/annotations/page-frame.ts';
import { lineHeight, textLines, textMargin } from '../../../../shared/features/annotations/text-lines.ts';
import type { Typeface } from '../../../../shared/pdf/typeface.ts';
import { arrowHead, uprightBox } from '../paint-mark.ts';
import { edgeOf } from '../stroke-path.ts';
import { toUser } from './page-upright.ts';

/** Red, green and blue, 0…1. */
export type Rgb = readonly [red: number, green: number, blue: number];

export interface Faces {
  readonly plain: Typeface;
  readonly strong: Typeface;
}

export interface DrawnMark {
  /** Operators of PDF in the page's user space; opacity by the graphics state `glowState`. */
  readonly operators: string;
  /** What is drawn lies within: left, bottom, right, top in pt of user space. */
  readonly box: Bounds;
}

/** How much of the paper's letters shows through, as on the screen. */
export const glow = 0.4;
export const glowState = 'Glow';
/** Side of the sign of a note, in pt of the shown page. */
const signSide = 18;
/** How far from a corner a curve's handles lie for a quarter of a circle. */
const quarter = 0.5523;

/** A number as PDF writes it, to a thousandth. */
export const num = (value: number): string => String(Math.round(value * 1000) / 1000 || 0);
const nums = (...values: readonly number[]): string => values.map(num).join(' ');

/** Draws a mark as `paintMark` does; a note as a sign, with its number when it has one. A reply is seen in its note. */
export function drawMark(mark: Mark, colour: Rgb, upright: PageFrame, faces: Faces, number?: number): DrawnMark {
  const { kind, points, width } = mark;
  const paint = `${nums(...colour)} rg ${nums(...colour)} RG`;
  const inUnits = (body: string): string =>
    `q ${paint} ${num(1 / unitsPerPoint)} 0 0 ${num(1 / unitsPerPoint)} 0 0 cm ${body} Q`;
  const isUpright = (body: string): string => `q ${paint} ${nums(...toUser(upright))} cm ${body} Q`;
  const round = `${width} w 1 J 1 j`;
  switch (kind) {
    case 'pen': {
      const edge = edgeOf(mark, true);
      return { operators: inUnits(`${smooth(edge)} f`), box: around(edge.flat(), 1) };
    }
    case 'marker':
      return {
        operators: inUnits(`/${glowState} gs ${width} w 0 J 1 j ${along(points)} S`),
        box: around(points, width / 2 + 1),
      };
    case 'highlight': {
      const boxes = linesOf(mark).map(([l, b, r, t]) => `${nums(l, b, r - l, t - b)} re`);
      // One by one: where two lines of text overlap, both are seen, as on the screen.
      return {
        operators: inUnits(`/${glowState} gs ${boxes.map((box) => `${box} f`).join(' ')}`),
        box: around(points, 0),
      };
    }
    case 'line':
      return { operators: inUnits(`${round} ${along(points)} S`), box: around(points, width / 2 + 1) };
    case 'arrow': {
      const head = arrowHead(points, width);
      return {
        operators: inUnits(`${round} ${along(points)} S ${along(head)} S`),
        box: around([...points, ...head], width / 2 + 1),
      };
    }
    case 'box': {
      const [l, b, r, t] = boundsOf(mark);
      return { operators: inUnits(`${round} ${nums(l, b, r - l, t - b)} re S`), box: around(points, width / 2 + 1) };
    }
    case 'ellipse':
      return { operators: inUnits(`${round} ${ellipse(boundsOf(mark))} S`), box: around(points, width / 2 + 1) };
    case 'text':
      return { operators: isUpright(textOf(mark, upright, faces.plain)), box: around(points, 0) };
    case 'stamp':
      return { operators: isUpright(stampOf(mark, upright, faces.strong)), box: around(points, unitsPerPoint) };
    case 'note': {
      const [x, y] = toShown(upright, [points[0]! / unitsPerPoint, points[1]! / unitsPerPoint]);
      const box = [x - signSide / 2, y - signSide / 2, x + signSide / 2, y + signSide / 2] as const;
      const [ax, ay] = toPaper(upright, [box[0], box[1]]);
      const [bx, by] = toPaper(upright, [box[2], box[3]]);
      return {
        operators: isUpright(signOf(box, faces.strong, number)),
        box: [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)],
      };
    }
    case 'reply':
      return { operators: '', box: around(points, 8) };
  }
}

/** The rectangle around points in 1/8 pt, `reach` further on each side; in pt. */
function around(points: readonly number[], reach: number): Bounds {
  const [left, bottom, right, top] = boundsOf({ kind: 'box', points });
  return [
    (left - reach) / unitsPerPoint,
    (bottom - reach) / unitsPerPoint,
    (right + reach) / unitsPerPoint,
    (top + reach) / unitsPerPoint,
  ];
}

function along(points: readonly number[]): string {
  let path = `${nums(points[0]!, points[1]!)} m`;
  if (points.length === 2) path += ` ${nums(points[0]! + 0.1, points[1]!)} l`;
  for (let i = 2; i < points.length; i += 2) path += ` ${nums(points[i]!, points[i + 1]!)} l`;
  return path;
}

/** The closed curve through the middle of each two corners, of which each corner is the handle; as `outline` draws it. */
function smooth(edge: readonly (readonly [number, number])[]): string {
  if (edge.length === 0) return '0 0 m h';
  const middle = (i: number): readonly [number, number] => {
    const [ax, ay] = edge[i]!;
    const [bx, by] = edge[(i + 1) % edge.length]!;
    return [(ax + bx) / 2, (ay + by) / 2];
  };
  let [fromX, fromY] = middle(0);
  let path = `${nums(fromX, fromY)} m`;
  for (let i = 1; i < edge.length; i += 1) {
    const [x, y] = edge[i]!;
    const [toX, toY] = middle(i);
    // A curve of PDF has two handles, each two thirds of the way to the one of a quadratic curve.
    path += ` ${nums(fromX + (2 / 3) * (x - fromX), fromY + (2 / 3) * (y - fromY), toX + (2 / 3) * (x - toX), toY + (2 / 3) * (y - toY), toX, toY)} c`;
    [fromX, fromY] = [toX, toY];
  }
  return `${path} h`;
}

function ellipse([left, bottom, right, top]: Bounds): string {
  const [x, y, rx, ry] = [(left + right) / 2, (bottom + top) / 2, (right - left) / 2, (top - bottom) / 2];
  const [kx, ky] = [rx * quarter, ry * quarter];
  return [
    `${nums(right, y)} m`,
    `${nums(right, y + ky, x + kx, top, x, top)} c`,
    `${nums(x - kx, top, left, y + ky, left, y)} c`,
    `${nums(left, y - ky, x - kx, bottom, x, bottom)} c`,
    `${nums(x + kx, bottom, right, y - ky, right, y)} c h`,
  ].join(' ');
}

/** A rectangle with round corners; y grows downwards or upwards alike. */
function roundBox(left: number, top: number, width: number, height: number, radius: number): string {
  const r = Math.min(radius, width / 2, height / 2);
  const [right, bottom, k] = [left + width, top + height, r * (1 - quarter)];
  return [
    `${nums(left + r, top)} m ${nums(right - r, top)} l`,
    `${nums(right - k, top, right, top + k, right, top + r)} c ${nums(right, bottom - r)} l`,
    `${nums(right, bottom - k, right - k, bottom, right - r, bottom)} c ${nums(left + r, bottom)} l`,
    `${nums(left + k, bottom, left, bottom - k, left, bottom - r)} c ${nums(left, top + r)} l`,
    `${nums(left, top + k, left + k, top, left + r, top)} c h`,
  ].join(' ');
}

/** One line of words on a page whose y grows downwards. */
export const words = (face: Typeface, text: string, size: number, x: number, y: number): string =>
  text === '' ? '' : `BT 1 0 0 -1 ${nums(x, y)} Tm ${face.show(text, size)} ET`;

function textOf(mark: Mark, upright: PageFrame, face: Typeface): string {
  const [left, top, width] = uprightBox(mark, upright);
  const size = mark.width;
  const lines = textLines(mark.text, width - 2 * textMargin, (line) => face.width(line, size));
  return lines
    .map((line, i) => words(face, line, size, left + textMargin, top + textMargin + size * (lineHeight * i + 1)))
    .join(' ');
}

function stampOf(mark: Mark, upright: PageFrame, face: Typeface): string {
  const [left, top, width, height] = uprightBox(mark, upright);
  const most = height * 0.5;
  const size = most * Math.min(1, (width - 2 * textMargin) / Math.max(1, face.width(mark.text, most)));
  const x = left + (width - face.width(mark.text, size)) / 2;
  const y = top + height / 2 + face.middle * size;
  return `1.5 w ${roundBox(left, top, width, height, 3)} S ${words(face, mark.text, size, x, y)}`;
}

/** A note's sign: its number, or a sheet with lines where no number leads to its words. */
function signOf([left, top, right, bottom]: Bounds, face: Typeface, number: number | undefined): string {
  const [x, y, side] = [left + 1, top + 1, right - left - 2];
  if (number === undefined) {
    const line = (at: number): string => `${nums(x + 3.5, y + at)} m ${nums(x + side - 3.5, y + at)} l`;
    return `${roundBox(x, y, side, bottom - top - 2, 3)} f 1 1 1 RG 1.5 w 1 J ${line(4.5)} ${line(8)} ${line(11.5)} S`;
  }
  const text = String(number);
  const size = text.length > 2 ? 6.5 : 9;
  const from = (left + right - face.width(text, size)) / 2;
  const letters = words(face, text, size, from, (top + bottom) / 2 + face.middle * size);
  return `q 1 1 1 rg 1.5 w ${roundBox(x, y, side, bottom - top - 2, 3)} B Q 0 0 0 rg ${letters}`;
}
