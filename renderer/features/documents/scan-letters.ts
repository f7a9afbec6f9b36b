import type { PDFPageProxy } from 'pdfjs-dist';
import { type PageFrame, toPaper } from '../../../shared/features/annotations/page-frame.ts';
import type { EndpointReply } from '../../../shared/protocol.ts';

export type TextContent = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;
type Lines = EndpointReply<'documents.letters'>['pages'][number]['lines'];

/** Lines that were read off scanned pages, by page; asked for when a page without letters comes up. */
export type ScanLetters = () => Promise<ReadonlyMap<number, Lines>>;

/** Of the height of a line, how much lies above its baseline. */
const ascent = 0.78;

/** Those lines as pdf.js gives the text of a page, so that a scan is searched, marked and copied like any other paper. */
export function contentOf(lines: Lines, frame: PageFrame): TextContent {
  return {
    lang: null,
    styles: { scan: { ascent, descent: ascent - 1, vertical: false, fontFamily: 'serif' } },
    items: lines.map(({ text, x, y, w, h }) => {
      const [left, base] = toPaper(frame, [x, y + h * ascent]);
      const [right, end] = toPaper(frame, [x + w, y + h * ascent]);
      // The line's own direction on the paper, which a turned page has differently.
      const cos = (right - left) / w;
      const sin = (end - base) / w;
      return {
        str: text,
        dir: 'ltr',
        width: w,
        height: h,
        transform: [h * cos, h * sin, -h * sin, h * cos, left, base],
        fontName: 'scan',
        hasEOL: true,
      };
    }),
  } as unknown as TextContent;
}
