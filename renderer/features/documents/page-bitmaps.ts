import type { RenderTask } from 'pdfjs-dist';
import { Listeners } from '../../kernel/listeners.ts';
import type { Paper } from './paper.ts';
import { stuckMs } from './pdf-engine.ts';

/** Pixels of one painted page at most; beyond, it is painted coarser and stretched. */
const pixelsMax = 16_000_000;
/** Pixels of all painted pages together: about 48 MB, ten pages of a tablet's width. */
const cachePixelsMax = 12_000_000;

interface Painted {
  readonly canvas: HTMLCanvasElement;
  readonly scale: number;
}

/** A page that is painted for ever is given up, so that the others come. */
function inTime(render: RenderTask): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      render.cancel();
      reject(new Error('the page takes too long'));
    }, stuckMs);
  });
  return Promise.race([render.promise, late]).finally(() => clearTimeout(timer));
}

/** Painted pages, a bounded number of them: what is shown, its neighbours, and what was shown last. */
export class PageBitmaps {
  readonly #paper: Paper;
  readonly #painted = new Map<number, Painted>();
  readonly #listeners = new Listeners();
  readonly #failed = new Set<string>();
  #wanted: readonly number[] = [];
  #scale = 1;
  #task: { readonly page: number; readonly scale: number; readonly render: RenderTask | null } | null = null;

  constructor(paper: Paper) {
    this.#paper = paper;
  }

  /** The page as it was painted last, at whatever scale. */
  get(page: number): HTMLCanvasElement | undefined {
    return this.#painted.get(page)?.canvas;
  }

  /** Whether a page is there in the scale that is wanted now. */
  isReady(page: number): boolean {
    return this.#painted.get(page)?.scale === this.#scaleOf(page);
  }

  onPage(page: number, listener: () => void): () => void {
    return this.#listeners.add(String(page), listener);
  }

  /**
   * Which pages should be there: those in sight, and those that come next, the most urgent first; of the latter as many as
   * may be kept. `scale` is CSS pixels for one pt.
   */
  want(shown: readonly number[], near: readonly number[], scale: number): void {
    this.#scale = scale * devicePixelRatio;
    let left = cachePixelsMax - shown.reduce((sum, page) => sum + this.#pixelsOf(page), 0);
    const pages = [...shown];
    for (const page of near) {
      left -= this.#pixelsOf(page);
      // Of large pages only what is seen is kept: a cache that holds all that is wanted has no bound.
      if (left < 0) break;
      pages.push(page);
    }
    this.#wanted = pages;
    const task = this.#task;
    if (task && (!pages.includes(task.page) || task.scale !== this.#scaleOf(task.page))) task.render?.cancel();
    void this.#work();
  }

  /** Tries again what could not be painted, once the line is back. */
  retry(): void {
    this.#failed.clear();
    void this.#work();
  }

  /** Stops painting and frees the pictures; goes on when something is wanted again. */
  idle(): void {
    this.#wanted = [];
    this.#task?.render?.cancel();
    for (const page of [...this.#painted.keys()]) this.#drop(page);
  }

  #scaleOf(page: number): number {
    const { width, height } = this.#paper.frames[page - 1]!;
    return Math.min(this.#scale, Math.sqrt(pixelsMax / (width * height)));
  }

  #pixelsOf(page: number): number {
    const { width, height } = this.#paper.frames[page - 1]!;
    return width * height * this.#scaleOf(page) ** 2;
  }

  async #work(): Promise<void> {
    if (this.#task) return;
    const page = this.#wanted.find((one) => !this.isReady(one) && !this.#failed.has(`${one}@${this.#scaleOf(one)}`));
    if (page === undefined) return;
    const scale = this.#scaleOf(page);
    this.#task = { page, scale, render: null };
    const free = this.#paper.thumbs.hold();
    try {
      await this.#paint(page, scale);
    } catch (error) {
      // A page that cannot be painted stays blank; one that was given up is asked for again when it is needed.
      if ((error as { name?: string }).name !== 'RenderingCancelledException') this.#failed.add(`${page}@${scale}`);
    }
    free();
    this.#task = null;
    void this.#work();
  }

  async #paint(page: number, scale: number): Promise<void> {
    const proxy = await this.#paper.page(page);
    if (!this.#wanted.includes(page) || scale !== this.#scaleOf(page)) return;
    const viewport = proxy.getViewport({ scale });
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(viewport.width);
    canvas.height = Math.ceil(viewport.height);
    const render = proxy.render({ canvas, viewport });
    this.#task = { page, scale, render };
    await inTime(render);
    this.#painted.delete(page);
    this.#painted.set(page, { canvas, scale });
    this.#listeners.tell(String(page));
    this.#paper.thumbs.take(page, canvas);
    this.#shrink();
  }

  /** Lets the pages go that were painted longest ago and are not wanted now. */
  #shrink(): void {
    let pixels = [...this.#painted.values()].reduce((sum, { canvas }) => sum + canvas.width * canvas.height, 0);
    for (const [page, { canvas }] of this.#painted) {
      if (pixels <= cachePixelsMax) return;
      if (this.#wanted.includes(page)) continue;
      pixels -= canvas.width * canvas.height;
      this.#drop(page);
    }
  }

  #drop(page: number): void {
    const painted = this.#painted.get(page);
    this.#painted.delete(page);
    if (!painted) return;
    // Some browsers keep the pixels until the canvas is collected.
    painted.canvas.width = 0;
    painted.canvas.height = 0;
    this.#listeners.tell(String(page));
    void this.#paper.release(page);
  }
}
