import { Worker } from 'node:worker_threads';
import type { CompactJob, CompactReply } from './ink-worker.ts';
import { log } from './log.ts';

/** One document may take this long; then the thread is ended and begun anew for the next. In ms. */
const limitMs = 30_000;
/** Without work the thread ends. In ms. */
const idleMs = 60_000;

interface Waiting {
  readonly job: CompactJob;
  readonly settle: (merged: Uint8Array | null) => void;
}

/** Merges the updates of ink documents in a thread of its own, one document after another. */
export class InkCompactor {
  readonly #queue: Waiting[] = [];
  #worker: Worker | undefined;
  #busy: Waiting | undefined;
  #timer: NodeJS.Timeout | undefined;
  #ids = 0;
  #stopped = false;

  /** One update that says what all of these say; null when it could not be done: what was given stays as it is. */
  merge(updates: readonly Uint8Array[]): Promise<Uint8Array | null> {
    if (this.#stopped) return Promise.resolve(null);
    return new Promise((settle) => {
      this.#queue.push({ job: { id: ++this.#ids, updates }, settle });
      this.#next();
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    for (const waiting of [...(this.#busy ? [this.#busy] : []), ...this.#queue.splice(0)]) waiting.settle(null);
    this.#busy = undefined;
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  #next(): void {
    if (this.#busy || this.#stopped) return;
    clearTimeout(this.#timer);
    this.#busy = this.#queue.shift();
    if (!this.#busy) {
      this.#timer = setTimeout(() => this.#end(), idleMs);
      this.#timer.unref();
      return;
    }
    this.#worker ??= this.#start();
    this.#timer = setTimeout(() => {
      log.warn({ updates: this.#busy?.job.updates.length }, 'ink that takes too long to merge stays as it is');
      this.#end();
    }, limitMs);
    this.#timer.unref();
    this.#worker.postMessage(this.#busy.job);
  }

  #start(): Worker {
    const worker = new Worker(new URL('./ink-worker.ts', import.meta.url), { execArgv: [] });
    worker.unref();
    worker.on('message', (reply: CompactReply) => {
      if (worker !== this.#worker || reply.id !== this.#busy?.job.id) return;
      this.#busy.settle(reply.merged);
      this.#busy = undefined;
      this.#next();
    });
    worker.on('error', (error) => {
      log.warn({ error: String(error) }, 'the thread that merges ink has ended');
      if (worker === this.#worker) this.#end();
    });
    return worker;
  }

  #end(): void {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
    this.#busy?.settle(null);
    this.#busy = undefined;
    if (this.#queue.length > 0) this.#next();
  }
}
