import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { lineHeight, textLines } from '../../../../shared/features/annotations/text-lines.ts';
import { drawMark, type Faces, glow, glowState, words } from './draw-mark.ts';
import { colourOf, type Exported, type ExportRequest, facesOf } from './export-request.ts';
import { type ExportedMark, nameOfMark, type Thread, threadsOf, writtenAt } from './exported-mark.ts';
import { openPdf } from './open-pdf.ts';
import { uprightOf } from './page-upright.ts';

/** A paper whose marks are part of its pages; notes are numbered, and read on sheets behind the last page. */
export async function burnIn(request: ExportRequest): Promise<Exported> {
  const opened = await openPdf(request.pdf, request.pages);
  if (!opened.ok) return opened;
  const { document } = opened;
  const { context } = document;
  const faces = await facesOf(request.fonts);
  const threads = threadsOf(request.marks);
  const numbers = new Map(threads.map(({ note }, i) => [nameOfMark(note), i + 1]));
  const drawn: (readonly [page: PDFPage, operators: string])[] = [];
  for (const [i, page] of document.getPages().entries()) {
    const own = request.marks.filter(({ mark }) => mark.page === i + 1);
    if (own.length === 0) continue;
    const upright = uprightOf(page);
    const draw = (entry: ExportedMark): string =>
      drawMark(entry.mark, colourOf(request, entry.mark.colour), upright, faces, numbers.get(nameOfMark(entry)))
        .operators;
    drawn.push([page, own.map(draw).join('\n')]);
  }
  for (const operators of threads.length > 0 ? sheetsOf(threads, request, faces) : [])
    drawn.push([document.addPage(sheet), `q 1 0 0 -1 0 ${sheet[1]} cm ${operators} Q`]);
  for (const [page, operators] of drawn) layOver(document, page, operators, resourcesOf(context, faces));
  faces.plain.embed(context);
  faces.strong.embed(context);
  return { ok: true, bytes: await opened.save() };
}

/** What drawings name: the fonts that were used so far, and the opacity of a highlight. */
export const resourcesOf = (context: PDFContext, faces: Faces): PDFDict =>
  context.obj({
    ExtGState: { [glowState]: { ca: glow, CA: glow } },
    Font: { ...faces.plain.fonts(context), ...faces.strong.fonts(context) },
  });

/** Adds operators over what a page shows, whatever state that leaves behind. */
function layOver({ context }: PDFDocument, page: PDFPage, operators: string, resources: PDFDict): void {
  const { width, height } = page.getMediaBox();
  const { x, y } = page.getMediaBox();
  const form = context.register(
    context.flateStream(operators, {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [x, y, x + width, y + height],
      Resources: resources,
    }),
  );
  const name = 'NghiSuMarks';
  const own = page.node.Resources();
  const xObjects = own?.lookupMaybe(PDFName.of('XObject'), PDFDict);
  // A copy: pages share these, and each has its own marks.
  const nextXObjects = xObjects ? copyOf(xObjects) : context.obj({});
  nextXObjects.set(PDFName.of(name), form);
  const next = own ? copyOf(own) : context.obj({});
  next.set(PDFName.of('XObject'), nextXObjects);
  page.node.set(PDFName.of('Resources'), next);
  const contents = page.node.get(PDFName.of('Contents'));
  const looked = page.node.lookup(PDFName.of('Contents'));
  const before: PDFRef[] =
    looked instanceof PDFArray ? (looked.asArray() as PDFRef[]) : contents ? [contents as PDFRef] : [];
  const stream = (text: string): PDFRef => context.register(context.stream(text));
  page.node.set(PDFName.of('Contents'), context.obj([stream('q\n'), ...before, stream(`\nQ\nq /${name} Do Q\n`)]));
}

const copyOf = (dictionary: PDFDict): PDFDict => dictionary.clone(dictionary.context);

/** A4 in pt. */
const sheet: [number, number] = [595, 842];
const margin = 56;
const size = 10.5;
const step = size * 1.4;

/** Operators of the sheets on which notes are read. */
function sheetsOf(threads: readonly Thread[], request: ExportRequest, { plain, strong }: Faces): readonly string[] {
  const { words: say, now } = request;
  const sheets: string[] = [];
  let lines: string[] = [];
  let y = margin;
  const turn = (): void => {
    sheets.push(lines.join(' '));
    lines = [];
    y = margin;
  };
  const line = (face: typeof plain, text: string, left: number, letters = size): void => {
    if (y + letters > sheet[1] - margin) turn();
    y += letters * lineHeight;
    lines.push(words(face, text, letters, left, y));
  };
  const paragraph = (entry: ExportedMark, head: string, left: number): void => {
    line(strong, head, left);
    for (const text of textLines(entry.mark.text, sheet[0] - margin - left, (one) => plain.width(one, size)))
      line(plain, text, left);
    y += step / 2;
  };
  const by = ({ owner, key }: ExportedMark): string => `${say.nameOf(owner)}, ${say.dateOf(writtenAt(key, now))}`;
  line(strong, say.notes, margin, 16);
  y += step;
  for (const [i, { note, replies }] of threads.entries()) {
    paragraph(note, `${i + 1}. ${say.page(note.mark.page)} · ${by(note)}`, margin);
    for (const reply of replies) paragraph(reply, by(reply), margin + 24);
  }
  turn();
  return sheets;
}
