import { pointsMax } from '../../../shared/features/annotations/ink.ts';
import type { Mark } from '../../../shared/features/annotations/mark.ts';
import { type Ends, isNearlyStraight, square, straightLine } from '../../../shared/features/annotations/straight.ts';
import { type PageSpot, paperPlace } from './page-spot.ts';

/** What a device measured at one moment. */
export interface Measured {
  readonly clientX: number;
  readonly clientY: number;
  readonly pressure: number;
}

interface Sample {
  readonly x: number;
  readonly y: number;
  readonly pressure: number;
}

/** Kinds that are drawn by moving: as a line, or from one corner or end to the other. */
export type DrawnKind = 'pen' | 'marker' | 'line' | 'arrow' | 'box' | 'ellipse';

export interface StrokeLook {
  readonly spot: PageSpot;
  readonly kind: DrawnKind;
  readonly dip: { readonly colour: number; readonly width: number };
  /** The device measures pressure. */
  readonly pressed: boolean;
}

/** A shape that is smaller than this both ways was a slip, in 1/8 pt. */
const leastShape = 16;
/** A line by hand that is shorter is a letter, not a straight line; in 1/8 pt. */
const leastStraight = 320;

/** The places of one stroke, as they were measured, and the mark that they make. */
export class StrokeSamples {
  readonly #look: StrokeLook;
  readonly #samples: Sample[] = [];
  readonly #byHand: boolean;
  /** Straight, or as wide as it is high. */
  straight = false;

  constructor(look: StrokeLook) {
    this.#look = look;
    this.#byHand = look.kind === 'pen' || look.kind === 'marker';
  }

  get length(): number {
    return this.#samples.length;
  }
  /** A line by hand that looks as if it was meant to be straight. */
  get nearlyStraight(): boolean {
    return isNearlyStraight(
      this.#samples.flatMap(({ x, y }) => [x, y]),
      leastStraight,
    );
  }

  /** Takes what was measured; answers what does not fit any more, since a stroke is bounded. */
  take<M extends Measured>(measured: readonly M[]): readonly M[] {
    const room = pointsMax - this.#samples.length;
    for (const one of measured.slice(0, room)) this.#samples.push(this.#sample(one));
    return measured.slice(room);
  }

  /** The mark so far, and as it is expected to go on. */
  mark(expected: readonly Measured[] = []): Mark {
    const samples = [...this.#samples, ...expected.map((one) => this.#sample(one))];
    const [first, last] = [samples[0]!, samples.at(-1)!];
    const ends: Ends = [first.x, first.y, last.x, last.y];
    const { kind, spot, dip, pressed } = this.#look;
    const points = this.straight
      ? [...(kind === 'box' || kind === 'ellipse' ? square(ends) : straightLine(ends))]
      : this.#byHand
        ? samples.flatMap(({ x, y }) => [x, y])
        : [...ends];
    const pressures = (): readonly number[] => {
      const all = samples.map(({ pressure }) => pressure);
      if (!this.straight) return all;
      // A ruler's line is as broad from end to end.
      const middle = Math.round(all.reduce((sum, one) => sum + one, 0) / all.length);
      return [middle, middle];
    };
    return {
      kind,
      page: spot.page,
      ...dip,
      points,
      pressures: pressed && kind === 'pen' ? Uint8Array.from(pressures()) : null,
      text: '',
      about: '',
    };
  }

  /** The finished mark; undefined when nothing was drawn, or no more than a slip. */
  finished(): Mark | undefined {
    if (this.#samples.length === 0) return undefined;
    const mark = this.mark();
    if (this.#byHand) return mark;
    const [ax, ay, bx, by] = mark.points as unknown as Ends;
    return Math.max(Math.abs(ax - bx), Math.abs(ay - by)) < leastShape ? undefined : mark;
  }

  #sample({ clientX, clientY, pressure }: Measured): Sample {
    const [x, y] = paperPlace(this.#look.spot, clientX, clientY);
    // A pen that is lifted presses no more: its last place is as broad as the one before.
    const pressing = pressure > 0 ? Math.round(Math.min(1, pressure) * 255) : this.#samples.at(-1)?.pressure;
    return { x, y, pressure: pressing ?? 0 };
  }
}
