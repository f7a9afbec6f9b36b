/** Time, as the shell uses it; tests give their own. */
export interface Timers {
  /** In ms, from anywhere; never goes back. */
  readonly now: () => number;
  /** Does something later; answers how to take it back. */
  readonly after: (ms: number, act: () => void) => () => void;
}

export const realTimers: Timers = {
  now: () => performance.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
