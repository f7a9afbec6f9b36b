import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Files } from '../../../kernel/files.ts';
import { findWalls, onPath, runInBox } from '../box.ts';
import type { PdfLine } from '../pdf/pdf-text.ts';
import type { PictureMaker } from '../pictures/picture-maker.ts';
import { tesseractLines } from './tesseract-lines.ts';

/** Pixels of a point at 300 dots an inch, at which Tesseract reads best. */
const pixelsPerPoint = 300 / 72;
/** A page may take this long, and so much memory; a table of its words is no longer than this. */
const limits = { timeoutMs: 90_000, memoryMb: 1200, outputMax: 8 * 1024 * 1024 };

/** Tesseract with Vietnamese on this machine; null where it is not, or cannot be held in its box. */
export function findTesseract(): string | null {
  return findWalls() ? (onPath('tesseract') ?? null) : null;
}

export interface ScannedPage {
  readonly page: number;
  /** Points. */
  readonly width: number;
}

/**
 * Reads the letters of one page that has none, by Tesseract with Vietnamese, one processor of the machine, in a process
 * without network. Null when it could not be read: the page stays a picture. Never rejects.
 */
export async function recognisePage(
  pictures: PictureMaker,
  files: Files,
  hash: string,
  { page, width }: ScannedPage,
  signal?: AbortSignal,
): Promise<readonly PdfLine[] | null> {
  const walls = findWalls();
  const tesseract = findTesseract();
  if (!walls || !tesseract) return null;
  const pixels = Math.min(3200, Math.round(width * pixelsPerPoint));
  const picture = await pictures.picture(files.path(hash), page, pixels, '');
  if (typeof picture === 'string') return null;
  const folder = await mkdtemp(join(tmpdir(), 'nghisu-scan-'));
  try {
    await writeFile(join(folder, 'page.jpg'), picture);
    const { verdict, output } = await runInBox(
      [...walls, 'nice', '-n', '10'],
      [tesseract, join(folder, 'page.jpg'), 'stdout', '-l', 'vie', '--psm', '3', 'tsv'],
      { hidden: files.folder, folder, ...limits, env: { OMP_THREAD_LIMIT: '1' }, ...(signal && { signal }) },
    );
    return verdict === 'done' ? tesseractLines(output, width / pixels) : null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
