import type { Mark } from '../../../shared/features/annotations/mark.ts';
import { livePlacesMax } from '../../../shared/features/presentation/contract.ts';
import type { SignalValue } from '../../../shared/protocol.ts';

export type LivePart = Omit<SignalValue<'presentation.ink'>, 'document'>;
type Drawn = Pick<Mark, 'kind' | 'page' | 'colour' | 'width' | 'points'>;

/** Parts of a mark are sent no more often. In ms. */
export const sendMs = 50;
const live: ReadonlySet<string> = new Set(['pen', 'marker', 'line', 'arrow', 'box', 'ellipse']);

let count = 0;

/** Cuts a mark that grows into parts: what is new since the last one, at once and then at most so often. */
export class LiveInkSender {
  readonly #send: (part: LivePart) => void;
  #drawn: Drawn | null = null;
  #stroke = '';
  #told = 0;
  #straight = false;
  #sentAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (part: LivePart) => void) {
    this.#send = send;
  }

  /** The mark as far as it is drawn. */
  draw(mark: Drawn): void {
    if (!live.has(mark.kind)) return;
    if (this.#drawn === null) {
      count += 1;
      this.#stroke = `${count.toString(36)}.${Math.floor(performance.now()).toString(36)}`.slice(0, 16);
      this.#told = 0;
      this.#straight = false;
    }
    this.#drawn = mark;
    const wait = this.#sentAt + sendMs - performance.now();
    if (wait <= 0) this.#part(false);
    else this.#timer ??= setTimeout(() => this.#part(false), wait);
  }

  /** The pen is lifted: what was not sent yet goes now, so that all of it is seen until the ink comes. */
  lift(): void {
    if (this.#drawn) this.#part(true);
    this.#drawn = null;
  }

  /** What was drawn comes to nothing: those who look on see it no longer. */
  giveUp(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    // Of what nobody was told nobody knows.
    if (this.#drawn && this.#told > 0) this.#send({ ...this.#head(this.#drawn), from: 0, points: [], ended: true });
    this.#drawn = null;
  }

  #head({ page, kind, colour, width }: Drawn) {
    return { page, stroke: this.#stroke, kind: kind as LivePart['kind'], colour, width };
  }

  #part(ended: boolean): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#drawn) return;
    const { kind, points } = this.#drawn;
    // What is drawn from corner to corner has moved as a whole; a line by hand that was made straight is another one.
    const wasStraight = this.#straight;
    this.#straight = points.length === 4 && this.#told > 0;
    if ((kind !== 'pen' && kind !== 'marker') || this.#straight || wasStraight) this.#told = 0;
    const head = this.#head(this.#drawn);
    do {
      const part = points.slice(2 * this.#told, 2 * (this.#told + livePlacesMax));
      const from = this.#told;
      this.#told += part.length / 2;
      if (part.length > 0 || ended)
        this.#send({ ...head, from, points: [...part], ended: ended && this.#isTold(points) });
    } while (!this.#isTold(points));
    this.#sentAt = performance.now();
  }

  #isTold(points: readonly number[]): boolean {
    return this.#told >= points.length / 2;
  }
}
