// Entry of the child process that picture-maker.ts starts: draws pages of PDFs as pictures, asked by messages.
import { open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Canvas, createCanvas, GlobalFonts, type Image, loadImage } from '@napi-rs/canvas';
import type { PDFDocumentProxy } from 'pdfjs-dist';

export interface PictureRequest {
  readonly id: number;
  readonly file: string;
  /** Page from 1; null asks for the sizes of all pages. */
  readonly page: number | null;
  /** Pixels. */
  readonly width: number;
  /** Written across the picture, over and over. */
  readonly mark: string;
}
/** A page as it is shown, in points; `transform` leads from the file's own space there, as pdf.js gives it. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
  readonly transform: readonly number[];
}
export type PictureReply =
  | { readonly id: number; readonly sizes: readonly PageSize[] }
  | { readonly id: number; readonly picture: Uint8Array }
  | { readonly id: number; readonly error: 'damaged' | 'no-page' };

/** Documents held open, and pictures without a mark that are kept. */
const documentsMax = 4;
const picturesMax = 40;
/** Pixels of a picture at most: an A0 map at the widest. */
const pixelsMax = 24_000_000;

console.log = console.info = console.warn = console.debug = console.error = () => undefined;

const require = createRequire(import.meta.url);
const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
const root = dirname(require.resolve('pdfjs-dist/package.json'));
const fonts = join(dirname(require.resolve('@fontsource/be-vietnam-pro/package.json')), 'files');
const families = ['latin', 'latin-ext', 'vietnamese'].map((part) => {
  GlobalFonts.registerFromPath(join(fonts, `be-vietnam-pro-${part}-500-normal.woff2`), `mark-${part}`);
  return `mark-${part}`;
});

const documents = new Map<string, Promise<PDFDocumentProxy>>();
const pictures = new Map<string, Promise<Buffer>>();

/** Keeps the newest; the oldest goes. */
function keep<T>(cache: Map<string, T>, key: string, max: number, make: () => T, drop: (old: T) => void): T {
  const found = cache.get(key) ?? make();
  cache.delete(key);
  cache.set(key, found);
  for (const [old, value] of cache) {
    if (cache.size <= max) break;
    cache.delete(old);
    drop(value);
  }
  return found;
}

const openDocument = (file: string): Promise<PDFDocumentProxy> =>
  keep(
    documents,
    file,
    documentsMax,
    async () => {
      const handle = await open(file);
      const data = new Uint8Array(await handle.readFile());
      await handle.close();
      return pdfjs.getDocument({
        data,
        enableXfa: false,
        disableFontFace: true,
        useSystemFonts: false,
        useWorkerFetch: false,
        maxImageSize: 150_000_000,
        verbosity: 0,
        standardFontDataUrl: join(root, 'standard_fonts/'),
        cMapUrl: join(root, 'cmaps/'),
        cMapPacked: true,
        wasmUrl: join(root, 'wasm/'),
        iccUrl: join(root, 'iccs/'),
      }).promise;
    },
    (old) => void old.then((document) => document.loadingTask.destroy()).catch(() => undefined),
  );

async function draw({ file, page: number, width }: PictureRequest): Promise<Buffer> {
  const document = await openDocument(file);
  const page = await document.getPage(number ?? 1);
  const one = page.getViewport({ scale: 1 });
  const scale = Math.min(width / one.width, Math.sqrt(pixelsMax / (one.width * one.height)));
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  // The same calls as a browser's canvas; this side has no types of a page.
  const target = { canvas, canvasContext: context, viewport } as unknown as Parameters<typeof page.render>[0];
  await page.render(target).promise;
  page.cleanup();
  return canvas.toBuffer('image/jpeg', 92);
}

function marked(picture: Image, mark: string): Canvas {
  const canvas = createCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d');
  context.drawImage(picture, 0, 0);
  const size = Math.max(12, Math.round(picture.width / 42));
  context.font = `${size}px ${families.join(', ')}`;
  context.fillStyle = 'rgba(150, 30, 30, 0.16)';
  context.translate(picture.width / 2, picture.height / 2);
  context.rotate(-Math.PI / 6);
  const step = context.measureText(mark).width + size * 3;
  const reach = Math.hypot(picture.width, picture.height) / 2;
  for (let y = -reach, row = 0; y < reach; y += size * 7, row++)
    for (let x = -reach - (row % 2) * (step / 2); x < reach; x += step) context.fillText(mark, x, y);
  return canvas;
}

async function answer(request: PictureRequest): Promise<PictureReply> {
  const { id, file, page, width, mark } = request;
  const document = await openDocument(file);
  if (page === null) {
    const sizes: PageSize[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const view = (await document.getPage(number)).getViewport({ scale: 1 });
      sizes.push({ width: view.width, height: view.height, transform: view.transform });
    }
    return { id, sizes };
  }
  if (page > document.numPages) return { id, error: 'no-page' };
  const plain = await keep(
    pictures,
    `${file} ${page} ${width}`,
    picturesMax,
    () => draw(request),
    () => undefined,
  );
  if (mark === '') return { id, picture: plain };
  return { id, picture: await marked(await loadImage(plain), mark).encode('jpeg', 82) };
}

process.on('message', (request: PictureRequest) => {
  answer(request)
    .catch((): PictureReply => {
      documents.delete(request.file);
      pictures.delete(`${request.file} ${request.page} ${request.width}`);
      return { id: request.id, error: 'damaged' };
    })
    .then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit(0));
