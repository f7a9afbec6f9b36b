import { Worker } from 'node:worker_threads';
import { incident } from '../../kernel/log.ts';
import type { ModelAccess } from './model-client.ts';
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
  /** Pages whose letters can still be read off their pictures, and the slow work of doing so. */
  readonly scans: {
    readonly unread: (hash: string, pages: readonly PageLines[]) => Promise<readonly number[]>;
    readonly recognise: (hash: string, pages: readonly PageLines[], numbers: readonly number[]) => Promise<void>;
    readonly stop: () => void;
  };
  /** Whether the assistant may still read this version: not withdrawn, not replaced, not marked Mật, on paper or in words. */
  readonly mayRead: (paper: Paper, pages: readonly PageLines[]) => Promise<boolean>;
  readonly model: ModelAccess | undefined;
  readonly now: () => number;
  readonly done: (paper: Paper, outcome: Outcome) => Promise<void>;
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

type Outcome = 'ready' | 'no-text' | 'failed';

/**
 * Summarises papers one after another in the background; a paper that waits or is worked on is not queued again. Scans are
 * read in a lane beside it, since each page takes seconds: what has letters does not wait for what has none.
 */
export class SummaryJobs {
  readonly #parts: JobParts;
  readonly #waiting = new Map<string, Paper>();
  readonly #scanning = new Map<string, Paper>();
  #running: Promise<void> | undefined;
  #reading: Promise<void> | undefined;
  #stopped = false;

  constructor(parts: JobParts) {
    this.#parts = parts;
  }

  add(paper: Paper): void {
    const key = keyOf(paper);
    if (this.#waiting.has(key) || this.#scanning.has(key)) return;
    this.#waiting.set(key, paper);
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  /** Takes up a paper of which nothing was read when letters of scans could not be; nothing is said if they still cannot. */
  async reread(paper: Paper): Promise<void> {
    const text = await this.#parts.readText(paper.hash);
    if (this.#stopped || !text || (await this.#parts.scans.unread(paper.hash, text.pages)).length === 0) return;
    this.#addScan(paper);
  }

  #addScan(paper: Paper): void {
    if (this.#stopped) return;
    this.#scanning.set(keyOf(paper), paper);
    this.#reading ??= this.#runScans().finally(() => {
      this.#reading = undefined;
    });
  }

  /** Settles when nothing waits. */
  async idle(): Promise<void> {
    while (this.#running || this.#reading) await (this.#running ?? this.#reading);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#waiting.clear();
    this.#scanning.clear();
    this.#parts.scans.stop();
    await this.#running;
    await this.#reading;
  }

  async #run(): Promise<void> {
    for (const [key, paper] of this.#waiting) {
      if (this.#stopped) return;
      const { outcome, unread } = await this.#attempt(paper);
      if (unread) this.#addScan(paper);
      // Of a scan nothing is said before its letters were read.
      if (!this.#stopped && !(unread && outcome === 'no-text')) await this.#parts.done(paper, outcome);
      this.#waiting.delete(key);
    }
  }

  async #runScans(): Promise<void> {
    const { readText, scans, done } = this.#parts;
    for (const [key, paper] of this.#scanning) {
      if (this.#stopped) return;
      let outcome: Outcome = 'failed';
      try {
        const text = await readText(paper.hash);
        if (text) await scans.recognise(paper.hash, text.pages, await scans.unread(paper.hash, text.pages));
        if (!this.#stopped) outcome = await this.#summarise(paper, await readText(paper.hash));
      } catch (error) {
        incident(error, 'scan');
      }
      if (!this.#stopped) await done(paper, outcome);
      this.#scanning.delete(key);
    }
  }

  async #attempt(paper: Paper): Promise<{ readonly outcome: Outcome; readonly unread: boolean }> {
    try {
      const text = await this.#parts.readText(paper.hash);
      const unread = text ? (await this.#parts.scans.unread(paper.hash, text.pages)).length > 0 : false;
      return { outcome: await this.#summarise(paper, text), unread };
    } catch (error) {
      incident(error, 'summary');
      return { outcome: 'failed', unread: false };
    }
  }

  async #summarise(
    { meeting, document, version, hash }: Paper,
    text: { readonly pages: readonly PageLines[] } | undefined,
  ): Promise<Outcome> {
    const { model, summaries, now } = this.#parts;
    if (!text) return 'failed';
    const paper = { meeting, document, version, hash };
    if (!(await this.#parts.mayRead(paper, text.pages))) return 'no-text';
    const [whole = [], short = []] = await inWorker(text.pages);
    if (whole.length === 0) return 'no-text';
    let kept: KeptSummary = { by: 'extract', model: null, note: null, whole, short };
    if (model && (await this.#parts.mayRead(paper, text.pages))) {
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
    // It may have been marked, withdrawn or replaced while a model wrote.
    if (!(await this.#parts.mayRead(paper, text.pages))) return 'no-text';
    await summaries.save(meeting, document, version, kept, now());
    return 'ready';
  }
}

const keyOf = ({ meeting, document, version }: Paper): string => `${meeting} ${document} ${version}`;
