import type { PDFDocumentLoadingTask, PDFWorker } from 'pdfjs-dist';
import rendererSrc from 'pdfjs-dist/build/pdf.renderer.min.mjs?url';
import workerSrc from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

import { readingHeader } from '../../../shared/features/reading/copy.ts';
import type { KeptFile } from '../packs/stored-file.ts';

type Pdfjs = typeof import('pdfjs-dist');

/** Bytes of one range request; nothing is fetched that is not shown. */
const rangeBytes = 64 * 1024;
/** Pixels of one picture in a paper at most: an A0 scan at 300 dpi has 140 million. */
const imagePixelsMax = 150_000_000;
/** Larger pictures are made smaller while they are decoded. In bytes. */
const canvasBytesMax = 128 * 1024 * 1024;

let engine: Promise<Pdfjs> | undefined;
let worker: PDFWorker | undefined;

/** Loads the PDF engine and starts its worker, so that the first paper does not wait for them. */
export function warmPdf(): Promise<Pdfjs> {
  engine ??= import('pdfjs-dist').then((pdfjs) => {
    pdfjs.GlobalWorkerOptions.workerSrc = workerSrc;
    // Pages are painted in a worker of their own: the pen never waits for a page.
    pdfjs.GlobalWorkerOptions.rendererSrc = rendererSrc;
    worker = pdfjs.PDFWorker.create({});
    return pdfjs;
  });
  return engine;
}

/** Longer than this nothing of a paper is waited for that makes no progress: a file can be built to never end. In ms. */
export const stuckMs = 30_000;

/** Ends the worker that is stuck in a paper; the next paper gets a new one. */
export function dropWorker(): void {
  worker?.destroy();
  worker = undefined;
}

/** What is the same for every paper: where its parts are, and what never runs. */
const common = (pdfjs: Pdfjs) => {
  const parts = `/assets/pdf-${pdfjs.version}/`;
  return {
    enableXfa: false,
    cMapUrl: `${parts}cmaps/`,
    standardFontDataUrl: `${parts}standard_fonts/`,
    iccUrl: `${parts}iccs/`,
    wasmUrl: `${parts}wasm/`,
    maxImageSize: imagePixelsMax,
    canvasMaxAreaInBytes: canvasBytesMax,
  };
};

/** Begins to read a paper by ranges; scripts, forms of XFA and links of papers never run. */
export async function readPdf(url: string): Promise<PDFDocumentLoadingTask> {
  const pdfjs = await warmPdf();
  if (!worker || worker.destroyed) worker = pdfjs.PDFWorker.create({});
  return pdfjs.getDocument({
    url,
    worker,
    withCredentials: true,
    httpHeaders: { [readingHeader]: '1' },
    rangeChunkSize: rangeBytes,
    disableAutoFetch: true,
    disableStream: true,
    ...common(pdfjs),
  });
}

/** Begins to read a paper that lies on this device. */
export async function readKept({ bytes, read }: KeptFile): Promise<PDFDocumentLoadingTask> {
  const pdfjs = await warmPdf();
  if (!worker || worker.destroyed) worker = pdfjs.PDFWorker.create({});
  class KeptRanges extends pdfjs.PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number): void {
      // A piece that does not open leaves the paper waiting, until its time is over and says so.
      void read(begin, Math.min(end, bytes))
        .then((chunk) => this.onDataRange(begin, chunk))
        .catch(() => {});
    }
  }
  return pdfjs.getDocument({
    range: new KeptRanges(bytes, null),
    worker,
    rangeChunkSize: rangeBytes,
    disableAutoFetch: true,
    disableStream: true,
    ...common(pdfjs),
  });
}

/** Reads a PDF that was made here, in a worker of its own. */
export async function openBytes(data: Uint8Array): Promise<PDFDocumentLoadingTask> {
  const pdfjs = await warmPdf();
  return pdfjs.getDocument({ data, ...common(pdfjs) });
}
