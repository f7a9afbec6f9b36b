import type { Figure } from './read-figures.ts';

/** A number of which two papers tell differently: what it is of, and where each paper tells it. */
export interface Difference {
  readonly label: string;
  readonly places: readonly { readonly paper: number; readonly figure: Figure }[];
}

/** Differences of one answer at most. */
const differencesMax = 20;

const agree = (a: Figure, b: Figure): boolean => Math.abs(a.value - b.value) <= Math.max(a.slack, b.slack) * (1 + 1e-9);
const sameYears = (a: Figure, b: Figure): boolean => a.years.join() === b.years.join();

/**
 * Numbers that stand under the same label, unit and years in two papers and are not the same, beyond what rounding
 * allows. Where one paper tells several under a label (by parts, by variants), it is not asked: better one too few than
 * a reader who is sent for nothing. Places in the order of the papers; pure.
 */
export function differingFigures(papers: readonly (readonly Figure[])[]): Difference[] {
  const byLabel = new Map<string, { paper: number; figure: Figure }[]>();
  papers.forEach((figures, paper) => {
    const own = Map.groupBy(figures, ({ label, unit, years }) => `${label}|${unit}|${years.join()}`);
    for (const [key, list] of own) {
      const [first] = list;
      if (!first || !list.every((one) => agree(one, first))) continue;
      // The finest of them.
      const figure = list.reduce((best, one) => (one.slack < best.slack ? one : best), first);
      byLabel.set(key, [...(byLabel.get(key) ?? []), { paper, figure }]);
    }
  });
  return [...byLabel.values()]
    .filter(([first, ...others]) =>
      others.some(({ figure }) => first && sameYears(figure, first.figure) && !agree(figure, first.figure)),
    )
    .map((places) => ({ label: places[0]!.figure.label, places }))
    .slice(0, differencesMax);
}
