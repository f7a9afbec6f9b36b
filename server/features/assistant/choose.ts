/** A sentence as the choice sees it. */
export interface Candidate {
  readonly words: readonly string[];
  /** The chance that a good summary has it, 0…1. */
  readonly chance: number;
}

/** A single word counts half a pair of words: pairs tell more of what is said, words steady the choice. */
const WORD_WEIGHT = 0.5;
/** Part of the value that a sentence has whatever else is chosen: people repeat themselves a little. */
const REPEAT_WEIGHT = 0.3;
const MOST_CANDIDATES = 150;
/** Exchanges tried in all: many short sentences have more of them than anybody waits for. */
const MOST_TRIES = 3_000;
const FIRST_TRIES = 12;

/**
 * Chooses sentences of at most `budget` words together: the set that is expected to share most with a good summary. The
 * worth of a word pair is the chance that any sentence with it is in that summary, and counts once, so that repetition
 * earns little. Greedy filling, then exchanges until nothing improves. Answers indices, ascending; deterministic.
 */
export function choose(candidates: readonly Candidate[], budget: number): number[] {
  const order = candidates
    .map((candidate, index) => ({ candidate, index }))
    .filter(({ candidate }) => candidate.words.length > 0 && candidate.words.length <= budget)
    .sort((a, b) => b.candidate.chance - a.candidate.chance || a.index - b.index)
    .slice(0, MOST_CANDIDATES)
    .sort((a, b) => a.index - b.index);
  const table = worth(
    candidates,
    order.map(({ candidate }) => candidate),
  );
  let best: number[] = [];
  let bestValue = -1;
  // Filling by value, by value per word, and between: each is misled by other lengths.
  for (const lengthPower of [0, 0.5, 1]) {
    const set = new Selection(table, budget);
    set.fill(lengthPower);
    while (set.tries < MOST_TRIES && set.exchange());
    if (set.value > bestValue + 1e-9) [best, bestValue] = [[...set.chosen], set.value];
  }
  return best.map((at) => order[at]?.index ?? 0).sort((a, b) => a - b);
}

interface Row {
  readonly grams: readonly number[];
  readonly length: number;
  readonly fixed: number;
}

interface Table {
  readonly rows: readonly Row[];
  readonly weights: readonly number[];
}

/** Numbers the words and pairs of the choice; the chances of all candidates, also those too long to choose, give their worth. */
function worth(all: readonly Candidate[], chosen: readonly Candidate[]): Table {
  const grams = ({ words }: Candidate): Set<string> => {
    const found = new Set(words);
    for (let at = 0; at + 1 < words.length; at++) found.add(`${words[at]} ${words[at + 1]}`);
    return found;
  };
  const absent = new Map<string, number>();
  for (const candidate of all) {
    for (const gram of grams(candidate)) absent.set(gram, (absent.get(gram) ?? 1) * (1 - candidate.chance));
  }
  const ids = new Map<string, number>();
  const weights: number[] = [];
  const rows = chosen.map((candidate) => ({
    grams: [...grams(candidate)].map((gram) => {
      const known = ids.get(gram);
      if (known !== undefined) return known;
      ids.set(gram, weights.length);
      weights.push((gram.includes(' ') ? 1 : WORD_WEIGHT) * (1 - (absent.get(gram) ?? 1)));
      return weights.length - 1;
    }),
    length: candidate.words.length,
    fixed: REPEAT_WEIGHT * candidate.chance * candidate.words.length,
  }));
  return { rows, weights };
}

class Selection {
  chosen: number[] = [];
  value = 0;
  tries = 0;
  #length = 0;
  readonly #covered: Int32Array;
  readonly #table: Table;
  readonly #budget: number;

  constructor(table: Table, budget: number) {
    this.#table = table;
    this.#budget = budget;
    this.#covered = new Int32Array(table.weights.length);
  }

  /** Adds the best that still fits until nothing does. */
  fill(lengthPower: number): void {
    for (;;) {
      let best = -1;
      let bestRate = 0;
      this.#table.rows.forEach((row, at) => {
        if (!this.#fits(at)) return;
        const rate = this.#gain(row) / row.length ** lengthPower;
        if (rate > bestRate) [best, bestRate] = [at, rate];
      });
      if (best < 0) return;
      this.#add(best);
    }
  }

  /** Makes the one exchange (a sentence out, another and what then fits in) that improves most; false when none does. */
  exchange(): boolean {
    const before = [...this.chosen];
    const start = this.value;
    let [best, bestValue] = [before, start];
    for (const out of before) {
      this.#set(before.filter((at) => at !== out));
      const firsts = this.#table.rows
        .map((row, at) => ({ at, gain: this.#gain(row) }))
        .filter(({ at }) => at !== out && this.#fits(at))
        .sort((a, b) => b.gain - a.gain || a.at - b.at)
        .slice(0, FIRST_TRIES);
      for (const { at } of firsts) {
        if (this.tries++ >= MOST_TRIES) break;
        this.#set(before.filter((other) => other !== out));
        this.#add(at);
        this.fill(0.5);
        if (this.value > bestValue + 1e-9) [best, bestValue] = [[...this.chosen], this.value];
      }
    }
    this.#set(best);
    return best !== before;
  }

  #fits(at: number): boolean {
    return !this.chosen.includes(at) && this.#length + (this.#table.rows[at]?.length ?? 0) <= this.#budget;
  }

  #gain(row: Row): number {
    let gain = row.fixed;
    for (const id of row.grams) if (this.#covered[id] === 0) gain += this.#table.weights[id] ?? 0;
    return gain;
  }

  #add(at: number): void {
    const row = this.#table.rows[at];
    if (!row) return;
    this.value += this.#gain(row);
    for (const id of row.grams) this.#covered[id] = (this.#covered[id] ?? 0) + 1;
    this.#length += row.length;
    this.chosen.push(at);
  }

  #set(chosen: readonly number[]): void {
    this.chosen = [];
    this.value = 0;
    this.#length = 0;
    this.#covered.fill(0);
    for (const at of chosen) this.#add(at);
  }
}
