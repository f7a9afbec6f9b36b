import { Bucket } from '../../../kernel/bucket.ts';
import type { ModelAccess } from '../model-client.ts';
import { type Written, writeAnswer } from './write-answer.ts';

/** Answers that the model writes at a time. */
const writingMax = 4;
/** Questions of one person: so many at once, then one every two seconds. */
const burst = 20;

/** Who may ask, and whose answers are being written: one of each person, and few at a time. */
export class WritingSlots {
  readonly #writing = new Map<string, AbortController>();
  readonly #buckets = new Map<string, Bucket>();

  mayAsk(person: string): boolean {
    const bucket = this.#buckets.get(person) ?? new Bucket(0.5, burst);
    this.#buckets.set(person, bucket);
    return bucket.take();
  }

  /** Lets the model write for a person, whose earlier answer is given up; `busy` where as many as may are written. */
  async write(
    person: string,
    stop: AbortSignal,
    model: ModelAccess,
    question: string,
    passages: readonly string[],
  ): Promise<Written | 'busy'> {
    this.#writing.get(person)?.abort();
    if (this.#writing.size >= writingMax && !this.#writing.has(person)) return 'busy';
    const own = new AbortController();
    this.#writing.set(person, own);
    try {
      return await writeAnswer(model, question, passages, AbortSignal.any([own.signal, stop]));
    } finally {
      if (this.#writing.get(person) === own) this.#writing.delete(person);
    }
  }

  stop(): void {
    for (const writing of this.#writing.values()) writing.abort();
  }
}
