// Entry of the child process that read-pdf.ts starts: `read-child.ts FILE` prints one PdfReport as JSON.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pageLines, type TextPiece } from './page-lines.ts';
import type { PdfOutlineEntry, PdfPage, PdfReport } from './pdf-text.ts';

/** Beyond these a paper is no meeting paper; they also bound what the parent must parse. */
const MAX_PAGES = 3_000;
const MAX_CHARACTERS = 16_000_000;
const MAX_OUTLINE = 2_000;

// Standard output carries the report and nothing else.
console.log = console.info = console.warn = console.debug = console.error = () => undefined;

class TooLarge extends Error {}

async function readText(path: string): Promise<PdfReport> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const options = {
    data: new Uint8Array(await readFile(path)),
    // pdf.js 6 has no eval left; older ones ask this. The parent forbids it to the whole process besides.
    isEvalSupported: false,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
    useWorkerFetch: false,
    useWasm: false,
    maxImageSize: 1,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    verbosity: 0,
    standardFontDataUrl: join(root, 'standard_fonts/'),
    cMapUrl: join(root, 'cmaps/'),
    cMapPacked: true,
  };
  const task = pdfjs.getDocument(options);
  const file = await task.promise;
  if (file.numPages > MAX_PAGES) throw new TooLarge();
  const pages: PdfPage[] = [];
  let characters = 0;
  let broken = 0;
  for (let number = 1; number <= file.numPages; number++) {
    try {
      const page = await file.getPage(number);
      const view = page.getViewport({ scale: 1 });
      const content = await page.getTextContent({ includeMarkedContent: false });
      const pieces: TextPiece[] = [];
      for (const item of content.items) {
        if (!('str' in item)) continue;
        characters += item.str.length;
        if (characters > MAX_CHARACTERS) throw new TooLarge();
        const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: number[] = pdfjs.Util.transform(
          view.transform,
          item.transform,
        );
        pieces.push({ text: item.str, matrix: [a, b, c, d, e, f], width: item.width });
      }
      pages.push({ width: view.width, height: view.height, lines: pageLines(pieces, view) });
      page.cleanup();
    } catch (error) {
      if (error instanceof TooLarge) throw error;
      // One bad page does not hide the others.
      broken += 1;
      pages.push({ width: 0, height: 0, lines: [] });
    }
  }
  if (pages.length === 0 || broken === pages.length) return { error: 'damaged' };
  const metadata = await file.getMetadata().catch(() => undefined);
  const encrypted = Boolean((metadata?.info as { EncryptFilterName?: unknown } | undefined)?.EncryptFilterName);
  return { text: { pages, outline: await readOutline(file), encrypted } };
}

type PdfFile = Awaited<ReturnType<typeof import('pdfjs-dist/legacy/build/pdf.mjs')['getDocument']>['promise']>;

async function readOutline(file: PdfFile): Promise<PdfOutlineEntry[]> {
  const entries: PdfOutlineEntry[] = [];
  const walk = async (nodes: Awaited<ReturnType<PdfFile['getOutline']>>, depth: number): Promise<void> => {
    for (const node of nodes ?? []) {
      if (entries.length >= MAX_OUTLINE || depth > 8) return;
      const title = node.title
        .normalize('NFC')
        .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
        .trim()
        .slice(0, 300);
      const page = await pageOf(file, node.dest);
      if (title !== '') entries.push({ title, depth, ...(page === undefined ? {} : { page }) });
      await walk(node.items, depth + 1);
    }
  };
  await walk(await file.getOutline().catch(() => []), 0);
  return entries;
}

async function pageOf(file: PdfFile, target: unknown): Promise<number | undefined> {
  try {
    const place: unknown = typeof target === 'string' ? await file.getDestination(target) : target;
    const first: unknown = Array.isArray(place) ? place[0] : undefined;
    if (typeof first === 'number') return first >= 0 && first < file.numPages ? first + 1 : undefined;
    return first === undefined || first === null
      ? undefined
      : (await file.getPageIndex(first as { num: number; gen: number })) + 1;
  } catch {
    return undefined;
  }
}

function reason(error: unknown): PdfReport {
  if (error instanceof TooLarge) return { error: 'too-large' };
  const name = error instanceof Error ? error.name : '';
  return { error: name === 'PasswordException' ? 'password' : 'damaged' };
}

const report = await readText(process.argv[2] ?? '').catch(reason);
process.stdout.write(JSON.stringify(report), () => process.exit(0));
