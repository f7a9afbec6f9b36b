import type { Json } from '../../shared/kernel/patch.ts';
import type { Audience } from '../../shared/kernel/roles.ts';
import type { SignalsMessage } from '../../shared/kernel/wire.ts';
import type { Feature } from './feature.ts';
import type { Host } from './host.ts';
import { Broadcast, type Link } from './link.ts';
import type { SeatGroup } from './publisher.ts';

/** Shortest time between two packets of signals of one meeting, after the first, which goes at once. In ms. */
export const signalTickMs = 25;

interface Signal {
  readonly feature: Feature;
  readonly name: string;
  readonly audiences: readonly Audience[];
  readonly value: Json;
  readonly from: Link;
}

/** Gathers the signals of one meeting: each device is sent one packet a tick with all that it may see, or none when it is behind. */
export class SignalTick {
  readonly #host: Host;
  readonly #classes: () => Iterable<SeatGroup>;
  #waiting: Signal[] = [];
  #last = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(host: Host, classes: () => Iterable<SeatGroup>) {
    this.#host = host;
    this.#classes = classes;
  }

  add(signal: Signal): void {
    this.#waiting.push(signal);
    if (this.#timer) return;
    const wait = this.#last + signalTickMs - performance.now();
    if (wait <= 0) this.#flush();
    else this.#timer = setTimeout(() => this.#flush(), wait);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #flush(): void {
    this.#timer = undefined;
    this.#last = performance.now();
    const waiting = this.#waiting;
    this.#waiting = [];
    const senders = new Set(waiting.map(({ from }) => from));
    for (const { seats } of this.#classes()) {
      const access = seats.values().next().value?.access;
      if (!access) continue;
      const seen = waiting.filter(
        ({ feature, name, audiences, value }) =>
          audiences.includes(access.audience) &&
          (feature.lanes[name]?.visible?.(value, { access, needs: this.#host.needs(feature) }) ?? true),
      );
      if (seen.length === 0) continue;
      const whole = this.#packet(seen);
      for (const { link } of seats) {
        // Nobody is sent his own.
        const others = senders.has(link) ? seen.filter(({ from }) => from !== link) : seen;
        if (others.length > 0) link.send(others === seen ? whole : this.#packet(others), true);
      }
    }
  }

  #packet(signals: readonly Signal[]): Broadcast {
    const message: SignalsMessage = {
      meeting: this.#host.stream,
      signals: signals.map(({ feature, name, value, from }) => ({
        name: `${feature.name}.${name}`,
        by: from.actor.id,
        value,
      })),
    };
    return new Broadcast('signal', message as unknown as Json);
  }
}
