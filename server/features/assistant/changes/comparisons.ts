import { Worker } from 'node:worker_threads';
import type { PageText } from '../questions/passages.ts';
import type { ChangedPlace } from './changed-places.ts';

/** Comparisons at a time, how long one may take, and how many are remembered. */
const runningMax = 2;
const timeMaxMs = 20_000;
const keptMax = 50;

export type Compared = { readonly places: readonly ChangedPlace[] | null } | 'busy' | 'failed';

const inWorker = (before: readonly PageText[], after: readonly PageText[]): Promise<readonly ChangedPlace[] | null> =>
  new Promise((settle, reject) => {
    const worker = new Worker(new URL('./changes-worker.ts', import.meta.url), {
      workerData: { before, after },
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    const timer = setTimeout(() => void worker.terminate(), timeMaxMs);
    worker.once('message', settle);
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('the comparison ended without an answer'));
    });
  });

/** What has changed between two files, found once for all who ask, and never on the thread that serves them. */
export class Comparisons {
  readonly #pages: (hash: string) => Promise<readonly PageText[]>;
  readonly #kept = new Map<string, Promise<Compared>>();
  #running = 0;

  constructor(pages: (hash: string) => Promise<readonly PageText[]>) {
    this.#pages = pages;
  }

  of(before: string, after: string): Promise<Compared> {
    const key = `${before} ${after}`;
    const known = this.#kept.get(key);
    if (known) return known;
    if (this.#running >= runningMax) return Promise.resolve('busy');
    this.#running += 1;
    const found = this.#compare(before, after).finally(() => {
      this.#running -= 1;
    });
    this.#kept.set(key, found);
    // What went wrong is tried again.
    void found.then((compared) => compared === 'failed' && this.#kept.delete(key));
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > keptMax && oldest !== undefined) this.#kept.delete(oldest);
    return found;
  }

  async #compare(before: string, after: string): Promise<Compared> {
    try {
      const [old, now] = [await this.#pages(before), await this.#pages(after)];
      return { places: old.length === 0 || now.length === 0 ? [] : await inWorker(old, now) };
    } catch {
      return 'failed';
    }
  }
}
