import { pointsMax, roundPoint } from '../../../shared/features/annotations/ink.ts';
import type { Mark } from '../../../shared/features/annotations/mark.ts';
import { type PageFrame, toPaper } from '../../../shared/features/annotations/page-frame.ts';
import { paintMark } from './paint-mark.ts';
import { inkColour } from './palette.ts';
import { outline, setPaperTransform } from './stroke-path.ts';

/** A place on a page that was touched, and how that page lies on the screen. */
export interface PageSpot {
  readonly page: number;
  readonly frame: PageFrame;
  /** CSS pixels for one pt, and the page's upper left corner in client pixels. */
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

interface Sample {
  readonly x: number;
  readonly y: number;
  readonly pressure: number;
}

/** Kinds that are drawn by moving: as a line, or from one corner or end to the other. */
export type DrawnKind = 'pen' | 'marker' | 'line' | 'arrow' | 'box' | 'ellipse';
/** A shape that is smaller than this both ways was a slip, in 1/8 pt. */
const leastShape = 16;

/** From client pixels to PDF user space, in pt. */
export const paperPoint = (spot: PageSpot, clientX: number, clientY: number) =>
  toPaper(spot.frame, [(clientX - spot.left) / spot.scale, (clientY - spot.top) / spot.scale]);

/** From client pixels to whole 1/8 pt of PDF user space. */
export function paperPlace(spot: PageSpot, clientX: number, clientY: number): readonly [x: number, y: number] {
  const [x, y] = paperPoint(spot, clientX, clientY);
  return [roundPoint(x), roundPoint(y)];
}

/** Lets a canvas over the reader take 1/8 pt of a page; empties it first. */
export function layOut(canvas: HTMLCanvasElement, spot: PageSpot): CanvasRenderingContext2D | null {
  const context = canvas.getContext('2d', { desynchronized: true });
  if (!context) return null;
  const place = placeOn(canvas, spot);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  setPaperTransform(context, place.frame, place.scale, place.left, place.top);
  return context;
}

function placeOn(canvas: HTMLCanvasElement, { frame, scale, left, top }: PageSpot) {
  const box = canvas.getBoundingClientRect();
  const ratio = canvas.width / box.width;
  return {
    frame,
    upright: frame,
    scale: scale * ratio,
    left: (left - box.left) * ratio,
    top: (top - box.top) * ratio,
  };
}

/** What is being drawn under the nib: on a canvas of its own that does not wait for the page's frame. */
export class LiveStroke {
  readonly spot: PageSpot;
  readonly #canvas: HTMLCanvasElement;
  readonly #kind: DrawnKind;
  readonly #dip: { readonly colour: number; readonly width: number };
  readonly #samples: Sample[] = [];
  readonly #pressed: boolean;

  constructor(
    canvas: HTMLCanvasElement,
    spot: PageSpot,
    kind: DrawnKind,
    dip: { readonly colour: number; readonly width: number },
    pressed: boolean,
  ) {
    this.#canvas = canvas;
    this.spot = spot;
    this.#kind = kind;
    this.#dip = dip;
    this.#pressed = pressed && kind === 'pen';
  }

  get full(): boolean {
    return this.#samples.length >= pointsMax;
  }
  get length(): number {
    return this.#samples.length;
  }

  /** Takes what the device measured since the last event, and draws it with what it expects next. */
  move(events: readonly PointerEvent[], expected: readonly PointerEvent[] = []): void {
    for (const event of events) if (!this.full) this.#samples.push(this.#sample(event));
    this.#draw(expected.map((event) => this.#sample(event)));
  }

  /** The finished mark; undefined when nothing was drawn, or no more than a slip. */
  mark(): Mark | undefined {
    if (this.#samples.length === 0) return undefined;
    const mark = this.#markOf(this.#samples);
    if (this.#kind === 'pen' || this.#kind === 'marker') return mark;
    const [ax, ay, bx, by] = mark.points as readonly [number, number, number, number];
    return Math.max(Math.abs(ax - bx), Math.abs(ay - by)) < leastShape ? undefined : mark;
  }

  clear(): void {
    const context = this.#canvas.getContext('2d');
    context?.setTransform(1, 0, 0, 1, 0, 0);
    context?.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
  }

  #sample(event: PointerEvent): Sample {
    const [x, y] = paperPlace(this.spot, event.clientX, event.clientY);
    return { x, y, pressure: Math.round(Math.min(1, event.pressure) * 255) };
  }

  #markOf(samples: readonly Sample[]): Mark {
    const whole = this.#kind === 'pen' || this.#kind === 'marker';
    const places = whole ? samples : [samples[0]!, samples.at(-1)!];
    return {
      kind: this.#kind,
      page: this.spot.page,
      ...this.#dip,
      points: places.flatMap(({ x, y }) => [x, y]),
      pressures: this.#pressed ? Uint8Array.from(samples, ({ pressure }) => pressure) : null,
      text: '',
      about: '',
    };
  }

  #draw(expected: readonly Sample[]): void {
    const context = layOut(this.#canvas, this.spot);
    if (!context) return;
    const mark = this.#markOf([...this.#samples, ...expected]);
    if (this.#kind === 'pen') {
      context.fillStyle = inkColour(mark.colour);
      context.fill(outline(mark, false));
    } else paintMark(context, mark, placeOn(this.#canvas, this.spot));
  }
}
