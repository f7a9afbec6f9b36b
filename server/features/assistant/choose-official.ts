import type { Sentence } from './sentences.ts';
import { pairs } from './words.ts';

/** Taken from the log-odds of a sentence for each one already chosen from its section, its quarter of the paper, its paper. */
const LOSS = { section: 0.2, quarter: 0.15, paper: 0.2 } as const;
/** Taken for the share of its word pairs that the chosen ones have. */
const REPEAT_LOSS = 1.5;
/** Once so much of the budget is used, only what is likelier than this is added: better shorter than filled. */
const ENOUGH = { share: 0.6, chance: 0.5 } as const;

/**
 * Chooses from official papers, at most `budget` words: the likeliest first, with room made for other sections and against
 * repetition. Articles are chosen for the words that they share with a good summary (choose.ts); here each sentence has to be
 * one that matters by itself. Answers in the order given; deterministic.
 */
export function chooseOfficial(
  sentences: readonly Sentence[],
  chances: ReadonlyMap<Sentence, number>,
  budget: number,
): Sentence[] {
  const odds = sentences.map((sentence) => {
    const chance = Math.min(0.999, Math.max(0.001, chances.get(sentence) ?? 0));
    return { sentence, logit: Math.log(chance / (1 - chance)), pairs: [...pairs(sentence.words)] };
  });
  const chosen: Sentence[] = [];
  const said = new Set<string>();
  let spent = 0;
  for (;;) {
    const floor = spent >= ENOUGH.share * budget ? ENOUGH.chance : 0;
    let best: (typeof odds)[number] | undefined;
    let bestValue = Number.NEGATIVE_INFINITY;
    for (const row of odds) {
      const fits = spent + row.sentence.words.length <= budget && (chances.get(row.sentence) ?? 0) >= floor;
      if (!fits || row.logit <= bestValue || chosen.includes(row.sentence)) continue;
      const repeated = row.pairs.filter((pair) => said.has(pair)).length / Math.max(1, row.pairs.length);
      const value = row.logit - REPEAT_LOSS * repeated - crowding(row.sentence, chosen);
      if (value > bestValue) [best, bestValue] = [row, value];
    }
    if (!best) break;
    chosen.push(best.sentence);
    spent += best.sentence.words.length;
    for (const pair of best.pairs) said.add(pair);
  }
  return sentences.filter((sentence) => chosen.includes(sentence));
}

/** Requests and overviews may stand together. Sections differ much in length, hence also quarters: what a paper asks for crowds at its end. */
function crowding(sentence: Sentence, chosen: readonly Sentence[]): number {
  const quarter = (one: Sentence): number => Math.floor((4 * one.position) / one.of);
  // Within one paper LOSS.paper weighs alike on all and changes nothing.
  return chosen
    .filter((other) => other.document === sentence.document)
    .reduce((sum, other) => {
      const section = other.section === sentence.section && sentence.under === undefined ? LOSS.section : 0;
      return sum + LOSS.paper + section + (quarter(other) === quarter(sentence) ? LOSS.quarter : 0);
    }, 0);
}
