import type { Files } from '../../../kernel/files.ts';
import type { PdfPage } from '../pdf/pdf-text.ts';
import { readPdf } from '../pdf/read-pdf.ts';
import { PictureMaker } from '../pictures/picture-maker.ts';
import type { textStore } from '../store.ts';
import { findTesseract, recognisePage } from './recognise.ts';
import { type scanStore, withScans } from './scan-store.ts';

export interface ReaderParts {
  readonly files: Files;
  readonly texts: ReturnType<typeof textStore>;
  readonly scans: ReturnType<typeof scanStore>;
  /** Whether letters are read off scans at all. */
  readonly recognises: boolean;
}

/** Reads papers for search and for the assistant; of scans the letters are read off their pictures. */
export class PaperReader {
  readonly #parts: ReaderParts;
  /** Of its own: a page that breaks it takes nothing from who reads. */
  readonly #pictures: PictureMaker;
  readonly #stop = new AbortController();

  constructor(parts: ReaderParts) {
    this.#parts = parts;
    this.#pictures = new PictureMaker(parts.files.folder);
  }

  /** The text that is known of a file, kept for search as well; undefined when the file cannot be read. */
  async read(hash: string): Promise<{ readonly pages: readonly PdfPage[] } | undefined> {
    const { files, texts, scans } = this.#parts;
    const read = await readPdf(files.path(hash));
    if (!read.ok) return undefined;
    const pages = withScans(read.value.pages, await scans.find(hash));
    await texts.save(hash, { pages });
    return { pages };
  }

  /** Pages of which letters could still be read: they have none, nobody has tried, and this machine can. */
  async unread(hash: string, pages: readonly PdfPage[]): Promise<number[]> {
    if (!this.#parts.recognises || !findTesseract()) return [];
    const tried = await this.#parts.scans.find(hash);
    return pages.flatMap(({ lines }, i) => (lines.length === 0 && !tried.has(i + 1) ? [i + 1] : []));
  }

  /** Reads letters off these pages, one after another; what is done is kept, whatever ends the work. */
  async recognise(hash: string, pages: readonly PdfPage[], numbers: readonly number[]): Promise<void> {
    const { files, scans } = this.#parts;
    for (const page of numbers) {
      if (this.#stop.signal.aborted) return;
      const width = pages[page - 1]?.width || 595;
      const lines = await recognisePage(this.#pictures, files, hash, { page, width }, this.#stop.signal);
      // A page that could not be read is not tried again and again.
      if (!this.#stop.signal.aborted) await scans.save(hash, page, lines ?? []);
    }
  }

  stop(): void {
    this.#stop.abort();
    this.#pictures.stop();
  }
}
