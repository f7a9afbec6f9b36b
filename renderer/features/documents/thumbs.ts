import type { RenderTask } from 'pdfjs-dist';
import { Listeners } from '../../kernel/listeners.ts';
import type { Paper } from './paper.ts';

/** Width of a small picture in pixels, and pixels of all of them together: about 24 MB. */
const thumbWidth = 180;
const pixelsMax = 6_000_000;

const idle = (run: () => void): void => {
  // Safari has no idle callback.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 1000 });
  else setTimeout(run, 0);
};

/** Small pictures of pages: made of pages that were painted anyway, or drawn when nothing else is to be painted. */
export class Thumbs {
  readonly #paper: Paper;
  readonly #made = new Map<number, HTMLCanvasElement>();
  readonly #listeners = new Listeners();
  readonly #failed = new Set<number>();
  #wanted: readonly number[] = [];
  #urgent = 0;
  #task: { readonly page: number; readonly render: RenderTask | null } | null = null;

  constructor(paper: Paper) {
    this.#paper = paper;
  }

  get(page: number): HTMLCanvasElement | undefined {
    return this.#made.get(page);
  }

  onPage(page: number, listener: () => void): () => void {
    return this.#listeners.add(String(page), listener);
  }

  /** Which pages should be there, the most urgent first; those before are no longer asked for. */
  want(pages: readonly number[]): void {
    this.#wanted = pages;
    idle(() => void this.#work());
  }

  /** A page that one waits for is being painted: small pictures wait until the returned function is called. */
  hold(): () => void {
    this.#urgent += 1;
    this.#task?.render?.cancel();
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#urgent -= 1;
      idle(() => void this.#work());
    };
  }

  /** Makes the small picture of a page that was painted, while nothing else is to be done. */
  take(page: number, painted: HTMLCanvasElement): void {
    if (this.#made.has(page)) return;
    idle(() => {
      // Its pixels may have been freed by now.
      if (painted.width === 0 || painted.height === 0 || this.#made.has(page)) return;
      const canvas = document.createElement('canvas');
      canvas.width = Math.min(thumbWidth, painted.width);
      canvas.height = Math.max(1, Math.round((canvas.width * painted.height) / painted.width));
      const context = canvas.getContext('2d');
      if (context) context.imageSmoothingQuality = 'high';
      context?.drawImage(painted, 0, 0, canvas.width, canvas.height);
      this.#keep(page, canvas);
    });
  }

  /** Frees all of them. */
  clear(): void {
    this.#wanted = [];
    this.#task?.render?.cancel();
    for (const page of [...this.#made.keys()]) this.#drop(page);
  }

  async #work(): Promise<void> {
    if (this.#task || this.#urgent > 0) return;
    const page = this.#wanted.find((one) => !this.#made.has(one) && !this.#failed.has(one));
    if (page === undefined) return;
    this.#task = { page, render: null };
    try {
      await this.#draw(page);
    } catch (error) {
      if ((error as { name?: string }).name !== 'RenderingCancelledException') this.#failed.add(page);
    }
    this.#task = null;
    if (this.#urgent === 0) idle(() => void this.#work());
  }

  async #draw(page: number): Promise<void> {
    const proxy = await this.#paper.page(page);
    if (this.#urgent > 0 || !this.#wanted.includes(page)) return;
    const viewport = proxy.getViewport({ scale: thumbWidth / proxy.getViewport({ scale: 1 }).width });
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(viewport.width);
    canvas.height = Math.ceil(viewport.height);
    const render = proxy.render({ canvas, viewport });
    this.#task = { page, render };
    await render.promise;
    this.#keep(page, canvas);
    void this.#paper.release(page);
  }

  #keep(page: number, canvas: HTMLCanvasElement): void {
    this.#made.set(page, canvas);
    this.#listeners.tell(String(page));
    let pixels = [...this.#made.values()].reduce((sum, { width, height }) => sum + width * height, 0);
    for (const [old, { width, height }] of this.#made) {
      if (pixels <= pixelsMax) return;
      if (old === page || this.#wanted.includes(old)) continue;
      pixels -= width * height;
      this.#drop(old);
    }
  }

  #drop(page: number): void {
    const canvas = this.#made.get(page);
    this.#made.delete(page);
    if (canvas) canvas.width = 0;
    this.#listeners.tell(String(page));
  }
}
