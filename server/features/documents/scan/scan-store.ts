import type { Store } from '../../../kernel/database.ts';
import type { PdfLine, PdfPage } from '../pdf/pdf-text.ts';

/** Lines that were read off the pages of a file, by page. */
export const scanStore = (store: Store) => ({
  find: async (hash: string): Promise<ReadonlyMap<number, readonly PdfLine[]>> =>
    new Map(
      (
        await store.read.selectFrom('recognised_pages').select(['page', 'lines']).where('hash', '=', hash).execute()
      ).map((row) => [row.page, JSON.parse(row.lines) as PdfLine[]]),
    ),
  save: (hash: string, page: number, lines: readonly PdfLine[]) =>
    store.write
      .insertInto('recognised_pages')
      .values({ hash, page, lines: JSON.stringify(lines) })
      .onConflict((conflict) => conflict.columns(['hash', 'page']).doUpdateSet({ lines: JSON.stringify(lines) }))
      .execute(),
  remove: (hash: string) => store.write.deleteFrom('recognised_pages').where('hash', '=', hash).execute(),
});

/** The pages of a file with the letters that were read off those without any. */
export const withScans = (
  pages: readonly PdfPage[],
  scans: ReadonlyMap<number, readonly PdfLine[]>,
): readonly PdfPage[] =>
  pages.map((page, i) => (page.lines.length > 0 ? page : { ...page, lines: scans.get(i + 1) ?? page.lines }));
