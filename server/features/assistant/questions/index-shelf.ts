import { indexPaper, type PaperIndex } from './paper-index.ts';
import type { PageText } from './passages.ts';

/** Characters of the papers that stay ready in memory: some forty papers of a hundred pages. */
const keptMax = 8_000_000;

/** Papers made ready to be asked, by their bytes; those that were asked last stay. */
export class IndexShelf {
  readonly #read: (hash: string) => Promise<readonly PageText[]>;
  readonly #kept = new Map<string, PaperIndex>();
  #size = 0;

  constructor(read: (hash: string) => Promise<readonly PageText[]>) {
    this.#read = read;
  }

  async find(hash: string): Promise<PaperIndex> {
    const pages = await this.#read(hash);
    const size = pages.reduce((sum, { text }) => sum + text.length, 0);
    const known = this.#kept.get(hash);
    // Letters of a scan may have been read since.
    const index = known && known.size === size ? known : indexPaper(pages);
    if (known) this.#drop(hash, known);
    this.#kept.set(hash, index);
    this.#size += index.size;
    for (const [oldest, old] of this.#kept) {
      if (this.#size <= keptMax || oldest === hash) break;
      this.#drop(oldest, old);
    }
    // Others are served between the papers.
    await new Promise(setImmediate);
    return index;
  }

  #drop(hash: string, index: PaperIndex): void {
    this.#kept.delete(hash);
    this.#size -= index.size;
  }
}
