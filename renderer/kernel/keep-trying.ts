/** How long is waited after the first failure, twice as long after each further one, and at most. In ms. */
const firstMs = 1000;
const mostMs = 60_000;

/** Loads something until it is there, later each time; answers how to stop. Nobody waits for it, so nobody is told of failures. */
export function keepTrying<T>(
  load: () => Promise<T>,
  done: (value: T) => void,
  after: (ms: number, go: () => void) => void = (ms, go) => void setTimeout(go, ms),
): () => void {
  let stopped = false;
  const attempt = (waitMs: number): void => {
    if (stopped) return;
    load().then(
      (value) => {
        if (!stopped) done(value);
      },
      () => after(waitMs, () => attempt(Math.min(mostMs, 2 * waitMs))),
    );
  };
  attempt(firstMs);
  return () => {
    stopped = true;
  };
}
