import { officialCue } from './official-cues.ts';
import type { ReadDocument, Sentence } from './sentences.ts';
import { pairs } from './words.ts';

/** Weights by word, and their Euclidean length. */
interface Vector {
  readonly weights: ReadonlyMap<string, number>;
  readonly norm: number;
}

/** What the choice of a sentence may depend on; each is a number near 0…4. */
export interface Features {
  /** ln(1 + place in the document): what is said first matters most. */
  readonly depth: number;
  /** 1 for the first two sentences. */
  readonly opening: number;
  /** ln(words / 45) above 45 words: very long sentences spend the budget. */
  readonly length: number;
  /** Share of its word pairs that the other documents have too, mean over them. */
  readonly shared: number;
  /** Likeness (tf-idf cosine) to the openings of the other documents, mean over them. */
  readonly openings: number;
  /** Likeness to its own document. */
  readonly own: number;
  /** ln(sentences of its document): a sentence of a short document is likelier to be chosen. */
  readonly crowd: number;
  /** Numbers in it, up to three, as 0…1. */
  readonly figures: number;
}

type Weights = Readonly<Record<keyof Features | 'bias', number>>;

/**
 * Weights of the chance that a human summary of several articles takes a sentence over: logistic regression (l2 = 1) over
 * the 99 clusters of shared/corpus/summaries; cross-validated ROUGE-1/2: 63.5 / 51.3 (halves), 63.8 / 51.8 (eleven folds).
 */
const ARTICLE: Weights = {
  bias: -2.07,
  depth: -0.54,
  opening: 0.52,
  length: -1.1,
  shared: 2.79,
  openings: 3.26,
  own: 1.58,
  crowd: -0.22,
  figures: 0.16,
};

/**
 * Official papers have no such corpus: likeness counts as with articles, place counts little (a paper opens with its
 * basis and background, and what it asks for stands at the end), and cues of decision, proposal and result count most.
 */
const PAPER: Weights = {
  bias: -2.6,
  depth: -0.1,
  opening: 0,
  length: -2.5,
  shared: 0.5,
  openings: 0.5,
  own: 2,
  crowd: -0.1,
  figures: 0,
};

const chance = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** The chance (0…1) that a good summary of all the documents together has each of their sentences. */
export function salience(documents: readonly ReadDocument[]): Map<Sentence, number> {
  const chances = new Map<Sentence, number>();
  for (const [document, found] of features(documents)) {
    const weights = document.official ? PAPER : ARTICLE;
    for (const [sentence, values] of found) {
      const cue = document.official ? officialCue(sentence, document) : 0;
      const names = Object.keys(values) as (keyof Features)[];
      const logit = names.reduce((total, name) => total + weights[name] * values[name], weights.bias + cue);
      chances.set(sentence, chance(logit));
    }
  }
  return chances;
}

/** The features of each sentence, by document. */
export function features(documents: readonly ReadDocument[]): Map<ReadDocument, Map<Sentence, Features>> {
  const weigh = inverseFrequency(documents.flatMap((document) => document.sentences));
  const known = documents.map((document) => {
    const tokens = document.sentences.flatMap((sentence) => sentence.words);
    const opening = document.sentences.slice(0, 4).flatMap((sentence) => sentence.words);
    return { document, whole: weigh(tokens), pairs: pairs(tokens), opening: weigh(opening) };
  });
  return new Map(
    known.map((own) => {
      const others = known.filter((other) => other !== own);
      const mean = (value: (other: (typeof known)[number]) => number): number =>
        others.length === 0 ? 0 : others.reduce((sum, other) => sum + value(other), 0) / others.length;
      const rows = own.document.sentences.map((sentence): [Sentence, Features] => {
        const vector = weigh(sentence.words);
        const mine = [...pairs(sentence.words)];
        return [
          sentence,
          {
            depth: Math.log(1 + sentence.position),
            opening: sentence.position < 2 ? 1 : 0,
            length: Math.max(0, Math.log(sentence.words.length / 45)),
            shared: mean((other) => mine.filter((pair) => other.pairs.has(pair)).length / Math.max(1, mine.length)),
            openings: mean((other) => likeness(vector, other.opening)),
            own: likeness(vector, own.whole),
            crowd: Math.log(sentence.of),
            figures: Math.min(3, sentence.text.match(/\d+/gu)?.length ?? 0) / 3,
          },
        ];
      });
      return [own.document, new Map(rows)];
    }),
  );
}

/** Weighs words by how few sentences have them. */
function inverseFrequency(sentences: readonly Sentence[]): (tokens: readonly string[]) => Vector {
  const seen = new Map<string, number>();
  for (const sentence of sentences) {
    for (const word of new Set(sentence.words)) seen.set(word, (seen.get(word) ?? 0) + 1);
  }
  return (tokens) => {
    const weights = new Map<string, number>();
    for (const word of tokens) {
      weights.set(word, (weights.get(word) ?? 0) + Math.log((sentences.length + 1) / (seen.get(word) ?? 1)));
    }
    return { weights, norm: Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight * weight, 0)) };
  };
}

function likeness(a: Vector, b: Vector): number {
  let dot = 0;
  for (const [word, weight] of a.weights) dot += weight * (b.weights.get(word) ?? 0);
  return dot === 0 ? 0 : dot / (a.norm * b.norm);
}
