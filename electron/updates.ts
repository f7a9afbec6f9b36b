import type { ShellReply } from '../shared/shell/calls.ts';
import type { PinnedServer } from './pinned-server.ts';
import type { Timers } from './timers.ts';
import { Told } from './told.ts';

/** Session in which electron-updater asks, by its own name for it: walls are raised around it too. */
export const updatePartition = 'electron-updater';

/** Fetches and installs new versions of this program from one server; what is not signed by its makers it takes for none. */
export interface Updater {
  /** The newer version that a server offers, or null. */
  look(origin: string): Promise<string | null>;
  /** Fetches what `look` has found and checks every byte; quick when that was done before. */
  fetch(signal: AbortSignal): Promise<void>;
  /** Ends the program and installs what was fetched. */
  install(): void;
}

/** After the start, when people have signed in; and then. Each tablet adds some chance, that not all ask at once. In ms. */
const firstMs = 60_000;
const everyMs = 4 * 3_600_000;

type Known = Omit<ShellReply<'update'>, 'n'>;

export interface UpdateParts {
  readonly updater: Updater | null;
  readonly pinned: Pick<PinnedServer, 'origin'>;
  readonly timers: Timers;
  /** From 0 to 1. */
  readonly chance?: () => number;
}

/**
 * Looks on the pinned server, and nowhere else, for a new version; fetches it while no meeting runs; and installs it when
 * a person says so, never while a meeting runs.
 */
export class Updates {
  readonly told: Told<Known>;
  readonly #parts: UpdateParts;
  #inMeeting = false;
  /** Where the version that is ready came from. */
  #from: string | null = null;
  #busy: AbortController | null = null;
  #cancel = (): void => {};

  constructor(parts: UpdateParts) {
    this.#parts = parts;
    this.told = new Told<Known>({ state: parts.updater ? 'none' : 'off', version: null });
  }

  start(): void {
    if (this.#parts.updater) this.#later(firstMs);
  }

  /** A meeting runs in one of the windows, or none does any more. */
  hold(inMeeting: boolean): void {
    if (inMeeting === this.#inMeeting) return;
    this.#inMeeting = inMeeting;
    // The line belongs to the meeting: sixty tablets would fetch a hundred megabytes each.
    if (inMeeting) this.#busy?.abort();
    else if (this.#parts.updater) this.#later(firstMs);
  }

  async look(): Promise<void> {
    const { updater, pinned } = this.#parts;
    const { origin } = pinned;
    if (!updater || origin === null || this.#inMeeting || this.#busy) return;
    const busy = new AbortController();
    this.#busy = busy;
    try {
      const version = await updater.look(origin);
      if (version === null) return this.#tell('none', null);
      if (busy.signal.aborted) return;
      if (this.told.value.state !== 'ready') this.#tell('loading', version);
      await updater.fetch(busy.signal);
      this.#from = origin;
      this.#tell('ready', version);
    } catch {
      // No feed on this server, no line, a wrong signature, a broken file: the program goes on as it is.
      this.#from = null;
      this.#tell('none', null);
    } finally {
      this.#busy = null;
    }
  }

  async install(): Promise<ShellReply<'installUpdate'>['why']> {
    const { updater, pinned } = this.#parts;
    if (this.#inMeeting) return 'meeting-runs';
    if (!updater || this.told.value.state !== 'ready' || this.#busy || this.#from !== pinned.origin) return 'not-ready';
    const busy = new AbortController();
    this.#busy = busy;
    try {
      // The file has lain on the disk since: it is checked again, byte by byte.
      await updater.fetch(busy.signal);
      if (this.#inMeeting) return 'meeting-runs';
      updater.install();
      return 'none';
    } catch {
      return busy.signal.aborted ? 'meeting-runs' : 'failed';
    } finally {
      this.#busy = null;
    }
  }

  #later(ms: number): void {
    const { timers, chance = Math.random } = this.#parts;
    this.#cancel();
    this.#cancel = timers.after(ms * (1 + chance()), () => {
      void this.look();
      this.#later(everyMs);
    });
  }

  #tell(state: Known['state'], version: string | null): void {
    const { value } = this.told;
    if (value.state !== state || value.version !== version) this.told.set({ state, version });
  }
}
