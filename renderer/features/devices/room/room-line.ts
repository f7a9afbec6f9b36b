import { type Here, reportMs } from '../../../../shared/features/devices/room.ts';
import type { Failure } from '../../../../shared/kernel/result.ts';
import { call } from '../../../kernel/call.ts';
import { ownBuild } from '../../../kernel/fresh-page.ts';
import { Listeners } from '../../../kernel/listeners.ts';
import { deviceLabel } from '../../../kernel/offline/device-label.ts';
import { attemptMs } from '../../../kernel/pending-commands.ts';
import { SocketLine } from '../../../kernel/socket-line.ts';
import { beOnlyPage, isAside } from './one-page.ts';

interface Battery {
  readonly level: number;
  readonly charging: boolean;
}

/** How this tablet is, as far as its browser tells. */
async function health() {
  const battery = await (navigator as { getBattery?: () => Promise<Battery> }).getBattery?.().catch(() => undefined);
  const space = await navigator.storage?.estimate?.().catch(() => undefined);
  return {
    label: deviceLabel(),
    build: ownBuild() ?? '',
    battery: battery ? Math.round(battery.level * 100) : null,
    charging: battery?.charging ?? null,
    free: space?.quota === undefined ? null : Math.max(0, Math.round(space.quota - (space.usage ?? 0))),
  };
}

/** Until the server has said how long this tablet may be left alone. In ms. */
const firstIdleMs = 5 * 60_000;
/** How often it is looked whether somebody has left it. In ms. */
const lookMs = 1000;

const moment = () => ({ clock: Date.now(), running: performance.now() });
/** By the clock, which goes on while a tablet sleeps, and by what no clock that is set back shortens. */
const sinceMs = ({ clock, running }: ReturnType<typeof moment>): number =>
  Math.round(Math.max(0, Date.now() - clock, performance.now() - running));

/** The line of a room's tablet by itself: it is heard of at once, tells how it is, and counts how long nobody has touched it. */
export class RoomLine {
  readonly #line = new SocketLine({ as: 'device' });
  readonly #listeners = new Listeners();
  #here: Here | null = null;
  #failure: Failure | null = null;
  #touched = moment();
  #reporting = false;
  #again = false;
  #left = firstIdleMs;

  /** Begins; for the life of the page. */
  constructor() {
    beOnlyPage();
    const { socket } = this.#line;
    socket.on('connect', () => void this.report());
    socket.on('device', () => void this.report());
    socket.on('connect_error', () => {
      if (!socket.active) this.#line.later(() => socket.connect());
    });
    socket.on('disconnect', () => {
      if (!socket.active) this.#line.later(() => socket.connect());
      this.#listeners.tell('change');
    });
    socket.connect();
    for (const event of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const)
      addEventListener(event, () => this.touch(), { capture: true, passive: true });
    setInterval(() => void this.report(), reportMs);
    setInterval(() => this.#look(), lookMs);
    void this.report();
  }

  get here(): Here | null {
    return this.#here;
  }
  get failure(): Failure | null {
    return this.#failure;
  }
  get connected(): boolean {
    return this.#line.socket.connected;
  }
  /** How long until it locks by itself, in whole seconds; 0 when it is time. */
  get secondsLeft(): number {
    return Math.max(0, Math.ceil(this.#left / 1000));
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add('change', listener);
  }

  /** Somebody is here. A tablet that slept beyond its time is not woken past the lock by the touch that wakes it. */
  touch(anew = false): void {
    if (anew || this.#leftNow() > 0) this.#touched = moment();
    this.#look();
  }

  #leftNow(): number {
    return (this.#here?.idleMs ?? firstIdleMs) - sinceMs(this.#touched);
  }

  #look(): void {
    const before = this.secondsLeft;
    this.#left = this.#leftNow();
    if (this.secondsLeft !== before) this.#listeners.tell('change');
  }

  /** Tells how it is, and takes in what has changed for it; one at a time, and once more when asked meanwhile. */
  async report(): Promise<void> {
    if (isAside()) return;
    if (this.#reporting) {
      this.#again = true;
      return;
    }
    this.#reporting = true;
    const idleMs = sinceMs(this.#touched);
    const answer = await call(
      'devices.report',
      {},
      { ...(await health()), idleMs },
      AbortSignal.timeout(attemptMs),
    ).finally(() => {
      this.#reporting = false;
    });
    this.#failure = answer.ok ? null : answer.failure;
    if (answer.ok) this.#here = answer.value;
    this.#look();
    this.#listeners.tell('change');
    if (this.#again) {
      this.#again = false;
      void this.report();
    }
  }
}

let line: RoomLine | undefined;
export const roomLine = (): RoomLine => {
  line ??= new RoomLine();
  return line;
};
