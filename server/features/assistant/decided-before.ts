import { isPair, questionTerms, termsOf } from './questions/terms.ts';

/** A vote of a meeting that is over. */
export interface Decision {
  readonly meeting: string;
  /** Title of the meeting, and of the item under which it was. */
  readonly title: string;
  readonly item: string;
  readonly text: string;
  readonly passed: boolean;
  readonly at: number;
}

/** Share of a subject's weight that a vote has to hold to be of the same matter. */
const sameMin = 0.6;
/** Pairs of syllables of a subject below which it says too little. */
const pairsMin = 4;
const decidedMax = 5;

/**
 * Votes on the same matter as one of these subjects, in the order in which they were given. Compared are pairs of
 * neighbouring syllables without tone marks, the rarer the heavier; pure.
 */
export function decidedBefore(subjects: readonly string[], decisions: readonly Decision[]): Decision[] {
  const held = decisions.map(({ item, text }) => new Set(termsOf(`${item}. ${text}`).filter(isPair)));
  const counts = new Map<string, number>();
  for (const terms of held) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const rare = (term: string): number => Math.log(1 + (decisions.length + 1) / ((counts.get(term) ?? 0) + 1));
  const sought = subjects
    .map((subject) => questionTerms(subject).filter(isPair))
    .filter((terms) => terms.length >= pairsMin)
    .map((terms) => ({ terms, weight: terms.reduce((sum, term) => sum + rare(term), 0) }));
  return decisions
    .filter((_, at) =>
      sought.some(({ terms, weight }) => {
        const found = terms.reduce((sum, term) => sum + (held[at]!.has(term) ? rare(term) : 0), 0);
        return found >= sameMin * weight;
      }),
    )
    .slice(0, decidedMax);
}
