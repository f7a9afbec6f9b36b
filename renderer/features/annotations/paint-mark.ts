import { unitsPerPoint } from '../../../shared/features/annotations/ink.ts';
import type { Mark } from '../../../shared/features/annotations/mark.ts';
import { type Bounds, boundsOf, linesOf } from '../../../shared/features/annotations/mark-shape.ts';
import { type PageFrame, toShown } from '../../../shared/features/annotations/page-frame.ts';
import { lineHeight, textLines, textMargin } from '../../../shared/features/annotations/text-lines.ts';
import { inkColour } from './palette.ts';
import { pathOf, setPaperTransform } from './stroke-path.ts';

/** How a page lies on a canvas. */
export interface PagePlace {
  /** As it is shown here, turned by the reader or not. */
  readonly frame: PageFrame;
  /** As its file shows it: which way up words are. */
  readonly upright: PageFrame;
  /** Canvas pixels for one shown pt, and where the page's upper left corner is. */
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

/** How much of the paper's letters shows through a highlight. */
const glow = 0.4;

/** Draws a mark on a page; notes and their replies are not drawn but lie over the page as buttons. */
export function paintMark(context: CanvasRenderingContext2D, mark: Mark, place: PagePlace): void {
  const { kind, points, width } = mark;
  const colour = inkColour(mark.colour);
  context.save();
  setPaperTransform(context, place.frame, place.scale, place.left, place.top);
  context.fillStyle = colour;
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  switch (kind) {
    case 'pen':
      context.fill(pathOf(mark));
      break;
    case 'marker':
      context.globalAlpha = glow;
      context.lineCap = 'butt';
      context.stroke(along(points));
      break;
    case 'highlight':
      context.globalAlpha = glow;
      for (const [left, bottom, right, top] of linesOf(mark))
        context.fillRect(left, bottom, right - left, top - bottom);
      break;
    case 'line':
      context.stroke(along(points));
      break;
    case 'arrow':
      context.stroke(along(points));
      context.stroke(along(arrowHead(points, width)));
      break;
    case 'box': {
      const [left, bottom, right, top] = boundsOf(mark);
      context.strokeRect(left, bottom, right - left, top - bottom);
      break;
    }
    case 'ellipse': {
      const [left, bottom, right, top] = boundsOf(mark);
      context.beginPath();
      context.ellipse(
        (left + right) / 2,
        (bottom + top) / 2,
        (right - left) / 2,
        (top - bottom) / 2,
        0,
        0,
        2 * Math.PI,
      );
      context.stroke();
      break;
    }
    case 'text':
    case 'stamp':
      setUpright(context, place);
      if (kind === 'text') paintText(context, mark, place.upright);
      else paintStamp(context, mark, place.upright);
      break;
    case 'note':
    case 'reply':
      break;
  }
  context.restore();
}

function along(points: readonly number[]): Path2D {
  const path = new Path2D();
  path.moveTo(points[0]!, points[1]!);
  // A single place is a dot of the pen's width.
  if (points.length === 2) path.lineTo(points[0]! + 0.1, points[1]!);
  for (let i = 2; i < points.length; i += 2) path.lineTo(points[i]!, points[i + 1]!);
  return path;
}

/** The two barbs of an arrow, from one end over the point to the other. */
export function arrowHead(points: readonly number[], width: number): readonly number[] {
  const [ax, ay, bx, by] = points as readonly [number, number, number, number];
  const angle = Math.atan2(by - ay, bx - ax);
  const length = Math.min(Math.hypot(bx - ax, by - ay) / 2, 40 + 3 * width);
  const barb = (turn: number) => [bx - length * Math.cos(angle + turn), by - length * Math.sin(angle + turn)] as const;
  return [...barb(0.5), bx, by, ...barb(-0.5)];
}

/** Lets a canvas take pt of the page as its file shows it, from its upper left corner. */
function setUpright(context: CanvasRenderingContext2D, { frame, upright, scale, left, top }: PagePlace): void {
  const [a, b, c, d, e, f] = upright.transform;
  context.setTransform(scale, 0, 0, scale, left, top);
  context.transform(...frame.transform);
  const determinant = a * d - b * c;
  context.transform(
    d / determinant,
    -b / determinant,
    -c / determinant,
    a / determinant,
    (c * f - d * e) / determinant,
    (b * e - a * f) / determinant,
  );
}

/** Left, top, width and height of a mark in pt on the page as its file shows it. */
export function uprightBox(mark: Pick<Mark, 'kind' | 'points'>, upright: PageFrame): Bounds {
  const [left, bottom, right, top] = boundsOf(mark);
  const [ax, ay] = toShown(upright, [left / unitsPerPoint, bottom / unitsPerPoint]);
  const [bx, by] = toShown(upright, [right / unitsPerPoint, top / unitsPerPoint]);
  return [Math.min(ax, bx), Math.min(ay, by), Math.abs(ax - bx), Math.abs(ay - by)];
}

const fontOf = (size: number, weight = 400): string =>
  `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;

/** Height in pt that a text takes in a box of this width in pt. */
export function textHeight(text: string, size: number, width: number): number {
  const context = document.createElement('canvas').getContext('2d')!;
  context.font = fontOf(size);
  const lines = textLines(text, width - 2 * textMargin, (line) => context.measureText(line).width);
  return lines.length * size * lineHeight + 2 * textMargin;
}

function paintText(context: CanvasRenderingContext2D, mark: Mark, upright: PageFrame): void {
  const [left, top, width] = uprightBox(mark, upright);
  const size = mark.width;
  context.font = fontOf(size);
  context.textBaseline = 'alphabetic';
  const lines = textLines(mark.text, width - 2 * textMargin, (line) => context.measureText(line).width);
  lines.forEach((line, i) => {
    context.fillText(line, left + textMargin, top + textMargin + size * (lineHeight * i + 1));
  });
}

function paintStamp(context: CanvasRenderingContext2D, mark: Mark, upright: PageFrame): void {
  const [left, top, width, height] = uprightBox(mark, upright);
  context.lineWidth = 1.5;
  context.beginPath();
  context.roundRect(left, top, width, height, 3);
  context.stroke();
  context.font = fontOf(height * 0.5, 700);
  const room = (width - 2 * textMargin) / Math.max(1, context.measureText(mark.text).width);
  context.font = fontOf(height * 0.5 * Math.min(1, room), 700);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(mark.text, left + width / 2, top + height / 2);
}
