import { type Failure, ok, type Result } from '../../../shared/kernel/result.ts';
import type { Uploaded, UploadRun } from './upload.ts';

/** Where a file goes: it becomes a paper of an item, or the next version of a paper. */
export type Target = { readonly item: string } | { readonly document: string };

export interface UploadEntry<T = Target, U = Uploaded> {
  readonly key: number;
  readonly file: File;
  readonly target: T;
  /**
   * `checking`: the bytes are there, the server reads them; `adding`: it becomes a paper, which cannot be stopped any more;
   * `refused` has a failure and can be tried again.
   */
  readonly state: 'waiting' | 'sending' | 'checking' | 'adding' | 'refused';
  /** 0…1 of the bytes that have gone. */
  readonly share: number;
  readonly failure: Failure | null;
  /** The bytes are there: another try only makes a paper of them. */
  readonly uploaded: U | null;
}

export interface QueueParts<T, U> {
  readonly upload: (file: File, target: T, onProgress: (share: number) => void) => UploadRun<U>;
  /** Makes what was uploaded a paper, or a version of one. */
  readonly use: (target: T, file: File, uploaded: U) => Promise<Result<unknown>>;
  readonly onDone: (file: File, target: T) => void;
}

/** Files on their way at once: one is sent while the server reads another. */
const atOnce = 2;

/**
 * Files on their way to the server, each with its own progress, stop and retry. A file leaves the queue when it has
 * become a paper; one that was refused stays, with the reason, until somebody tries again or takes it off.
 */
export class UploadQueue<T = Target, U = Uploaded> {
  readonly #parts: QueueParts<T, U>;
  readonly #listeners = new Set<() => void>();
  readonly #runs = new Map<number, UploadRun<U>>();
  #entries: readonly UploadEntry<T, U>[] = [];
  #next = 1;
  /** Settles when the file before has become a paper or was refused. */
  #before: Promise<void> = Promise.resolve();

  constructor(parts: QueueParts<T, U>) {
    this.#parts = parts;
  }

  get entries(): readonly UploadEntry<T, U>[] {
    return this.#entries;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  add(target: T, files: readonly File[]): void {
    const fresh = files.map(
      (file): UploadEntry<T, U> => ({
        key: this.#next++,
        file,
        target,
        state: 'waiting',
        share: 0,
        failure: null,
        uploaded: null,
      }),
    );
    this.#set([...this.#entries, ...fresh]);
    this.#start();
  }

  retry(key: number): void {
    this.#change(key, { state: 'waiting', share: 0, failure: null });
    this.#start();
  }

  /** Stops a file, or takes a refused one off the list. What the server has of it is swept there. */
  remove(key: number): void {
    if (this.#entries.find((entry) => entry.key === key)?.state === 'adding') return;
    const run = this.#runs.get(key);
    this.#runs.delete(key);
    this.#set(this.#entries.filter((entry) => entry.key !== key));
    run?.stop();
    this.#start();
  }

  stop(): void {
    for (const { key } of this.#entries) this.remove(key);
  }

  #start(): void {
    for (const entry of this.#entries) {
      if (this.#runs.size >= atOnce) return;
      if (entry.state === 'waiting' && !this.#runs.has(entry.key)) void this.#run(entry);
    }
  }

  async #run(entry: UploadEntry<T, U>): Promise<void> {
    const { key, file, target } = entry;
    const run: UploadRun<U> = entry.uploaded
      ? { done: Promise.resolve(ok(entry.uploaded)), stop: () => {} }
      : this.#parts.upload(file, target, (share) =>
          this.#change(key, { state: share < 1 ? 'sending' : 'checking', share }),
        );
    this.#runs.set(key, run);
    this.#change(key, { state: 'sending' });
    // Papers come in the order in which their files were chosen, whichever is there first.
    const before = this.#before;
    let settle = (): void => {};
    const mine = new Promise<void>((done) => {
      settle = done;
    });
    this.#before = Promise.all([before, mine]).then(() => {});
    const sent = await run.done;
    if (sent !== 'stopped' && sent.ok) await before;
    await this.#finish(entry, run, sent).finally(settle);
  }

  async #finish(entry: UploadEntry<T, U>, run: UploadRun<U>, sent: Awaited<UploadRun<U>['done']>): Promise<void> {
    const { key, file, target } = entry;
    // Removed in the meantime: nothing is made of it.
    if (this.#runs.get(key) !== run || sent === 'stopped') return;
    if (sent.ok) this.#change(key, { state: 'adding', uploaded: sent.value });
    const used = sent.ok ? await this.#parts.use(target, file, sent.value) : sent;
    this.#runs.delete(key);
    // Used already: the reply of an earlier try was lost on its way.
    if (used.ok || used.failure.code === 'documents.upload-used') {
      this.#set(this.#entries.filter((one) => one.key !== key));
      this.#parts.onDone(file, target);
    } else this.#change(key, { state: 'refused', failure: used.failure });
    this.#start();
  }

  #change(key: number, part: Partial<UploadEntry<T, U>>): void {
    this.#set(this.#entries.map((entry) => (entry.key === key ? { ...entry, ...part } : entry)));
  }

  #set(entries: readonly UploadEntry<T, U>[]): void {
    this.#entries = entries;
    for (const listener of this.#listeners) listener();
  }
}
