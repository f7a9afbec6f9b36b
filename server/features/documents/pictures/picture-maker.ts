import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { PageSize, PictureReply, PictureRequest } from './picture-child.ts';

export type PictureCode = 'documents.page-unknown' | 'documents.damaged' | 'documents.timeout';

/** Pictures that wait at most: beyond, who asks is told to wait himself. */
const waitingMax = 300;
/** Pictures of one person that wait at most: a tablet asks for a few. */
const ofOneMax = 24;
/** One picture may take this long; after it the child is ended and begun anew for the next. In ms. */
const limitMs = 20_000;
/** Without work the child ends. In ms. */
const idleMs = 60_000;
/** Resident memory of the child at most, in MB. */
const memoryMb = 1200;
const watchMs = 250;

interface Waiting {
  readonly request: PictureRequest;
  /** Who asks. */
  readonly by: string;
  readonly settle: (reply: PictureReply | { readonly error: 'timeout' }) => void;
}

/**
 * Draws pages in one child process, one after another: a page that crashes it, never ends or takes too much memory costs
 * its own request only. The child is started when it is needed and ends when nothing is asked.
 */
export class PictureMaker {
  readonly #queue: Waiting[] = [];
  #child: ChildProcess | undefined;
  #busy: Waiting | undefined;
  #ids = 0;
  #timer: NodeJS.Timeout | undefined;
  #watch: NodeJS.Timeout | undefined;
  readonly #papers: string;

  /** `data`: the data folder; the child reads its papers and the product's own code, and nothing else. */
  constructor(data: string) {
    this.#papers = join(data, 'files');
  }

  /** Sizes of all pages as they are shown, in points. */
  async sizes(file: string): Promise<readonly PageSize[] | PictureCode> {
    const reply = await this.#ask({ file, page: null, width: 0, mark: '' });
    return 'sizes' in reply ? reply.sizes : codeOf(reply);
  }

  /** A page as a JPEG of this width in pixels, with a text over it. */
  async picture(file: string, page: number, width: number, mark: string, by = ''): Promise<Uint8Array | PictureCode> {
    const reply = await this.#ask({ file, page, width, mark }, by);
    return 'picture' in reply ? reply.picture : codeOf(reply);
  }

  stop(): void {
    this.#end();
    for (const waiting of [...(this.#busy ? [this.#busy] : []), ...this.#queue.splice(0)])
      waiting.settle({ error: 'timeout' });
    this.#busy = undefined;
  }

  #ask(request: Omit<PictureRequest, 'id'>, by = ''): Promise<PictureReply | { readonly error: 'timeout' }> {
    const mine = by === '' ? 0 : this.#queue.filter((waiting) => waiting.by === by).length;
    if (this.#queue.length >= waitingMax || mine >= ofOneMax) return Promise.resolve({ error: 'timeout' });
    return new Promise((settle) => {
      this.#queue.push({ request: { ...request, id: ++this.#ids }, by, settle });
      this.#next();
    });
  }

  #next(): void {
    if (this.#busy) return;
    clearTimeout(this.#timer);
    this.#busy = this.#queue.shift();
    if (!this.#busy) {
      this.#timer = setTimeout(() => this.#end(), idleMs);
      this.#timer.unref();
      return;
    }
    this.#child ??= this.#start();
    this.#timer = setTimeout(() => this.#fail('timeout'), limitMs);
    this.#child.send(this.#busy.request);
  }

  #start(): ChildProcess {
    const child = fork(join(import.meta.dirname, 'picture-child.ts'), [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: {},
      execArgv: [
        '--max-old-space-size=600',
        '--disable-warning=ExperimentalWarning',
        '--disallow-code-generation-from-strings',
        '--permission',
        // The canvas is native code.
        '--allow-addons',
        ...[this.#papers, ownCode].map((place) => `--allow-fs-read=${place}`),
      ],
    });
    child.on('message', (reply: PictureReply) => {
      if (reply.id !== this.#busy?.request.id) return;
      this.#settle(reply);
    });
    child.on('error', () => this.#fail('damaged', child));
    child.on('exit', () => this.#fail('damaged', child));
    this.#watch = setInterval(() => {
      if (residentMb(child.pid) > memoryMb) this.#fail('damaged', child);
    }, watchMs);
    this.#watch.unref();
    return child;
  }

  #settle(reply: PictureReply | { readonly error: 'timeout' }): void {
    const done = this.#busy;
    this.#busy = undefined;
    done?.settle(reply);
    this.#next();
  }

  /** What is under way has failed with its child; the next request begins a new one. */
  #fail(error: 'timeout' | 'damaged', child = this.#child): void {
    if (child !== this.#child) return;
    this.#end();
    const busy = this.#busy;
    if (busy) this.#settle(error === 'timeout' ? { error } : { id: busy.request.id, error });
  }

  #end(): void {
    clearInterval(this.#watch);
    clearTimeout(this.#timer);
    const child = this.#child;
    this.#child = undefined;
    child?.kill('SIGKILL');
  }
}

/** The product's own folder: its code, its packages and its fonts. */
const ownCode = resolve(import.meta.dirname, '../../../..');

const codeOf = (reply: PictureReply | { readonly error: 'timeout' }): PictureCode => {
  if (!('error' in reply)) return 'documents.damaged';
  return reply.error === 'no-page' ? 'documents.page-unknown' : `documents.${reply.error}`;
};

/** Where the system tells it (Linux), else 0: the limits of heap and time then stand alone. */
function residentMb(pid: number | undefined): number {
  try {
    return (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096) / 1_048_576;
  } catch {
    return 0;
  }
}
