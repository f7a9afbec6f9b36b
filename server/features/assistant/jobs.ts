import { Worker } from 'node:worker_threads';
import { incident } from '../../kernel/log.ts';
import type { ModelAccess } from './openai-summary.ts';
import { summariseWithModel } from './openai-summary.ts';
import type { PageLines } from './page-line.ts';
import type { KeptSummary, Sentence, summaryStore } from './store.ts';

/** Words of a paper's summary, and of its part in the meeting's. */
const budgets = [150, 60] as const;

export interface Paper {
  readonly meeting: string;
  readonly document: string;
  readonly version: number;
  readonly hash: string;
}

export interface JobParts {
  readonly summaries: ReturnType<typeof summaryStore>;
  readonly readText: (hash: string) => Promise<{ readonly pages: readonly PageLines[] } | undefined>;
  readonly model: ModelAccess | undefined;
  readonly now: () => number;
  readonly done: (paper: Paper, outcome: 'ready' | 'no-text' | 'failed') => Promise<void>;
}

const inWorker = (pages: readonly PageLines[]): Promise<Sentence[][]> =>
  new Promise((settle, reject) => {
    const worker = new Worker(new URL('./summarise-worker.ts', import.meta.url), {
      workerData: { pages, budgets },
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    const timer = setTimeout(() => void worker.terminate(), 60_000);
    worker.once('message', settle);
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('the summariser ended without an answer'));
    });
  });

/** Summarises papers one after another in the background; a paper that waits or is worked on is not queued again. */
export class SummaryJobs {
  readonly #parts: JobParts;
  readonly #waiting = new Map<string, Paper>();
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(parts: JobParts) {
    this.#parts = parts;
  }

  add(paper: Paper): void {
    const key = `${paper.meeting} ${paper.document} ${paper.version}`;
    if (this.#waiting.has(key)) return;
    this.#waiting.set(key, paper);
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  /** Settles when nothing waits. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#waiting.clear();
    await this.#running;
  }

  async #run(): Promise<void> {
    for (const [key, paper] of this.#waiting) {
      if (this.#stopped) return;
      let outcome: 'ready' | 'no-text' | 'failed' = 'failed';
      try {
        outcome = await this.#summarise(paper);
      } catch (error) {
        incident(error, 'summary');
      }
      if (!this.#stopped) await this.#parts.done(paper, outcome);
      this.#waiting.delete(key);
    }
  }

  async #summarise({ meeting, document, version, hash }: Paper): Promise<'ready' | 'no-text' | 'failed'> {
    const { readText, model, summaries, now } = this.#parts;
    const text = await readText(hash);
    if (!text) return 'failed';
    const [whole = [], short = []] = await inWorker(text.pages);
    if (whole.length === 0) return 'no-text';
    let kept: KeptSummary = { by: 'extract', model: null, note: null, whole, short };
    if (model) {
      const answer = await summariseWithModel(model, [{ id: document, pages: text.pages }], budgets[0]);
      if (answer.ok)
        kept = {
          by: 'model',
          model: model.model,
          note: null,
          whole: answer.value.sentences,
          short: answer.value.sentences.slice(0, 2),
        };
      else kept = { ...kept, note: 'assistant.model-failed' };
    }
    await summaries.save(meeting, document, version, kept, now());
    return 'ready';
  }
}
