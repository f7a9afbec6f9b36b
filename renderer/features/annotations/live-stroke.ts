import { pointsMax, roundPoint, type Stroke } from '../../../shared/features/annotations/ink.ts';
import { type PageFrame, toPaper } from '../../../shared/features/annotations/page-frame.ts';
import { inkColour, type Pen, penColours, penWidths } from './palette.ts';
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

/** From client pixels to PDF user space, in pt. */
export const paperPoint = (spot: PageSpot, clientX: number, clientY: number) =>
  toPaper(spot.frame, [(clientX - spot.left) / spot.scale, (clientY - spot.top) / spot.scale]);

/** The stroke under the nib: drawn on a canvas of its own that does not wait for the page's frame. */
export class LiveStroke {
  readonly spot: PageSpot;
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D | null;
  readonly #pen: Pen;
  readonly #samples: Sample[] = [];
  readonly #pressed: boolean;

  constructor(canvas: HTMLCanvasElement, spot: PageSpot, pen: Pen, pressed: boolean) {
    this.#canvas = canvas;
    this.spot = spot;
    this.#pen = pen;
    this.#pressed = pressed;
    this.#context = canvas.getContext('2d', { desynchronized: true });
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

  /** The finished stroke; undefined when nothing was drawn. */
  stroke(): Stroke | undefined {
    return this.#samples.length > 0 ? this.#strokeOf(this.#samples) : undefined;
  }

  clear(): void {
    this.#context?.setTransform(1, 0, 0, 1, 0, 0);
    this.#context?.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
  }

  #sample(event: PointerEvent): Sample {
    const [x, y] = paperPoint(this.spot, event.clientX, event.clientY);
    return { x: roundPoint(x), y: roundPoint(y), pressure: Math.round(Math.min(1, event.pressure) * 255) };
  }

  #strokeOf(samples: readonly Sample[]): Stroke {
    return {
      page: this.spot.page,
      colour: penColours.indexOf(this.#pen.colour),
      width: penWidths[this.#pen.width],
      points: samples.flatMap(({ x, y }) => [x, y]),
      pressures: this.#pressed ? Uint8Array.from(samples, ({ pressure }) => pressure) : null,
    };
  }

  #draw(expected: readonly Sample[]): void {
    const context = this.#context;
    if (!context) return;
    const box = this.#canvas.getBoundingClientRect();
    const ratio = this.#canvas.width / box.width;
    this.clear();
    const { frame, scale, left, top } = this.spot;
    setPaperTransform(context, frame, scale * ratio, (left - box.left) * ratio, (top - box.top) * ratio);
    const stroke = this.#strokeOf([...this.#samples, ...expected]);
    context.fillStyle = inkColour(stroke.colour);
    context.fill(outline(stroke, false));
  }
}
