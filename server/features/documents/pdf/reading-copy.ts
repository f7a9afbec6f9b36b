import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Files } from '../../../kernel/files.ts';
import { findWalls, onPath, runInBox } from '../box.ts';

/** Of 60 MB takes half a second; a file that takes longer than this is read as it is. */
const limits = { timeoutMs: 30_000, memoryMb: 1500 };

/** qpdf on this machine; null where it is not, or cannot be held in its box. */
export const findQpdf = (): string | null => (findWalls() ? (onPath('qpdf') ?? null) : null);

/**
 * Keeps a copy of a PDF for reading beside it: the same pages with their descriptions packed together, so that a tablet
 * asks for a few ranges and not for one per page until the first page is there. The uploaded bytes stay what they are, and
 * their hash; only what a reader's ranges come from is the copy. Without qpdf, where it warns, or where it counts other
 * pages there is none, and the file itself is read. Never rejects. See docs/decisions/0011.
 */
export async function keepReadingCopy(files: Files, hash: string, pages: number): Promise<void> {
  const walls = findWalls();
  const qpdf = findQpdf();
  if (!walls || !qpdf) return;
  const folder = await mkdtemp(join(tmpdir(), 'nghisu-copy-'));
  try {
    const [source, copy] = [join(folder, 'source.pdf'), join(folder, 'copy.pdf')];
    await copyFile(files.path(hash), source);
    const run = (command: readonly string[], outputMax = 0) =>
      runInBox(walls, [qpdf, ...command], { hidden: files.folder, folder, ...limits, outputMax });
    // A warning ends it with 3: what qpdf had to mend is read as its author left it.
    const made = await run(['--object-streams=generate', '--no-original-object-ids', source, copy]);
    if (made.verdict !== 'done') return;
    const counted = await run(['--show-npages', copy], 64);
    if (counted.verdict !== 'done' || Number(counted.output.trim()) !== pages) return;
    await files.keepCopy(hash, copy);
  } catch {
    // A full disk, for one: the paper is taken all the same, and read as it came.
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
