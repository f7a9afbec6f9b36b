/** A value out of sorted numbers, by share 0…1. */
export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

export const median = (numbers: readonly number[]): number =>
  quantile(
    numbers.toSorted((a, b) => a - b),
    0.5,
  );

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** Milliseconds that two processes of one machine agree on. */
export const stamp = (): number => performance.timeOrigin + performance.now();

/** One figure as a line of JSON: ours beside the peer or the floor, of the same run, with all rounds. */
export function print(id: string, what: string, figures: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify({ id, what, ...figures })}\n`);
}
