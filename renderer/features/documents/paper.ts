import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { type PageFrame, type Point, toShown } from '../../../shared/features/annotations/page-frame.ts';
import { type Turn, turnFrame } from '../../../shared/features/reading/turn.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import { Listeners } from '../../kernel/listeners.ts';
import { type OutlineEntry, readOutline } from './outline.ts';
import { type PageLabels, usefulLabels } from './page-labels.ts';
import { type PageText, pageTextOf } from './page-text.ts';
import { contentOf, type ScanLetters, type TextContent } from './scan-letters.ts';
import { Thumbs } from './thumbs.ts';

/** An opened PDF: its pages are fetched when they are asked for. */
export class Paper {
  readonly pages: number;
  readonly #document: PDFDocumentProxy;
  readonly #task: PDFDocumentLoadingTask;
  readonly #proxies = new Map<number, Promise<PDFPageProxy>>();
  readonly #texts = new Map<number, Promise<PageText>>();
  readonly #listeners = new Listeners();
  #frames: readonly PageFrame[];
  #outline: Promise<readonly OutlineEntry[]> | undefined;
  #labels: Promise<PageLabels> | undefined;
  readonly thumbs = new Thumbs(this);
  readonly #contents = new Map<number, Promise<TextContent>>();
  readonly #letters: ScanLetters | null;

  private constructor(
    task: PDFDocumentLoadingTask,
    document: PDFDocumentProxy,
    first: PageFrame,
    letters: ScanLetters | null,
  ) {
    this.#letters = letters;
    this.#task = task;
    this.#document = document;
    this.pages = document.numPages;
    // Pages that were not read yet are taken to be as large as the first one.
    this.#frames = new Array<PageFrame>(this.pages).fill(first);
  }

  static async open(task: PDFDocumentLoadingTask, letters: ScanLetters | null = null): Promise<Paper> {
    const document = await task.promise;
    const first = await document.getPage(1);
    const paper = new Paper(task, document, frameOf(first), letters);
    paper.#proxies.set(1, Promise.resolve(first));
    return paper;
  }

  /** Frames of all pages, in order; a new array when one became known. */
  get frames(): readonly PageFrame[] {
    return this.#frames;
  }

  onFrames(listener: () => void): () => void {
    return this.#listeners.add('frames', listener);
  }

  /** A page, from 1. */
  page(number: number): Promise<PDFPageProxy> {
    let proxy = this.#proxies.get(number);
    if (!proxy) {
      proxy = this.#document.getPage(number).then((page) => {
        this.#learn(number, frameOf(page));
        return page;
      });
      proxy.catch(() => this.#proxies.delete(number));
      this.#proxies.set(number, proxy);
    }
    return proxy;
  }

  /** The letters of a page: its own, or of a scan those that the server has read off it. */
  content(number: number): Promise<TextContent> {
    let content = this.#contents.get(number);
    if (!content) {
      content = this.page(number).then((page) => this.#readContent(page, number));
      content.catch(() => this.#contents.delete(number));
      this.#contents.set(number, content);
    }
    return content;
  }

  /** The words of a page, as a search sees them. */
  text(number: number): Promise<PageText> {
    let text = this.#texts.get(number);
    if (!text) {
      text = this.#read(number);
      text.catch(() => this.#texts.delete(number));
      this.#texts.set(number, text);
    }
    return text;
  }

  /** The paper's own table of contents, flat; entries without a page are left out. */
  outline(): Promise<readonly OutlineEntry[]> {
    this.#outline ??= readOutline(this.#document).catch(() => []);
    return this.#outline;
  }

  /** What is printed on the pages, where it is not their number. */
  labels(): Promise<PageLabels> {
    this.#labels ??= this.#document.getPageLabels().then(usefulLabels, () => null);
    return this.#labels;
  }

  /** How far down a point of a page lies, in PDF user space; 0…1 of the height of the page when it is turned. */
  async heightOf(number: number, point: Point, turn: Turn): Promise<number> {
    const frame = turnFrame(frameOf(await this.page(number)), turn);
    return Math.max(0, Math.min(1, toShown(frame, point)[1] / frame.height));
  }

  /** Frees what a page that is far away holds in memory. */
  async release(number: number): Promise<void> {
    const page = await this.#proxies.get(number);
    page?.cleanup();
  }

  close(): void {
    this.thumbs.clear();
    void this.#task.destroy().catch(() => {});
  }

  async #readContent(page: PDFPageProxy, number: number): Promise<TextContent> {
    const own = await page.getTextContent();
    if (this.#letters === null || own.items.some((item) => 'str' in item && item.str.trim() !== '')) return own;
    const lines = (await this.#letters()).get(number);
    return lines ? contentOf(lines, frameOf(page)) : own;
  }

  async #read(number: number): Promise<PageText> {
    const frame = frameOf(await this.page(number));
    const { items } = await this.content(number);
    return pageTextOf(
      items.flatMap((item) => {
        if (!('str' in item)) return [];
        const [x, y] = toShown(frame, [item.transform[4] as number, item.transform[5] as number]);
        return [{ str: item.str, hasEOL: item.hasEOL, height: y / frame.height, left: x / frame.width }];
      }),
    );
  }

  #learn(number: number, frame: PageFrame): void {
    const known = this.#frames[number - 1]!;
    if (
      known.width === frame.width &&
      known.height === frame.height &&
      String(known.transform) === String(frame.transform)
    )
      return;
    this.#frames = this.#frames.with(number - 1, frame);
    this.#listeners.tell('frames');
  }
}

const frameOf = (page: PDFPageProxy): PageFrame => {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  return { width, height, transform: transform as unknown as PageFrame['transform'] };
};

/** What kept a paper from opening, in the contract's words. */
export function failureOfPdf(error: unknown): Failure {
  const { name, status } = (error ?? {}) as { name?: string; status?: number };
  if (name === 'PasswordException') return { code: 'documents.password' };
  if (name === 'InvalidPDFException') return { code: 'documents.damaged' };
  if (status === 401) return { code: 'signed-out' };
  if (status === 403 || status === 404) return { code: 'documents.unknown' };
  return { code: 'unreachable' };
}
