/** What a page may hold the shell to, as long as it is there. */
export type Duty = 'protect' | 'awake' | 'inMeeting';

interface Dutiful {
  readonly webContents: {
    on(
      event: 'did-start-navigation',
      listener: (details: { isMainFrame: boolean; isSameDocument: boolean }) => void,
    ): unknown;
    on(event: 'render-process-gone', listener: () => void): unknown;
  };
  setContentProtection(on: boolean): void;
  on(event: 'closed', listener: () => void): unknown;
}
interface Blocker {
  start(type: 'prevent-display-sleep'): number;
  stop(id: number): void;
}

/** The duties of all windows. A page that is left, ends or is closed takes its own along. */
export class Duties {
  readonly #held = new Map<Dutiful, Set<Duty>>();
  readonly #blocker: Blocker;
  readonly #changed: () => void;
  #awake: number | null = null;

  constructor(blocker: Blocker, changed: () => void) {
    this.#blocker = blocker;
    this.#changed = changed;
  }

  /** Whether any window says so. */
  any(duty: Duty): boolean {
    return [...this.#held.values()].some((held) => held.has(duty));
  }

  has(window: Dutiful, duty: Duty): boolean {
    return this.#held.get(window)?.has(duty) ?? false;
  }

  add(window: Dutiful): void {
    const held = new Set<Duty>();
    this.#held.set(window, held);
    window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) this.#drop(window);
    });
    window.webContents.on('render-process-gone', () => this.#drop(window));
    window.on('closed', () => {
      this.#held.delete(window);
      this.#settle();
    });
  }

  set(window: Dutiful, duty: Duty, on: boolean): void {
    const held = this.#held.get(window);
    if (!held || held.has(duty) === on) return;
    if (on) held.add(duty);
    else held.delete(duty);
    if (duty === 'protect') window.setContentProtection(on);
    this.#settle();
  }

  #drop(window: Dutiful): void {
    for (const duty of [...(this.#held.get(window) ?? [])]) this.set(window, duty, false);
  }

  #settle(): void {
    const awake = this.any('awake');
    if (awake && this.#awake === null) this.#awake = this.#blocker.start('prevent-display-sleep');
    if (!awake && this.#awake !== null) {
      this.#blocker.stop(this.#awake);
      this.#awake = null;
    }
    this.#changed();
  }
}
