import { PDFHexString, PDFName, type PDFPage, type PDFRef, PDFString } from '@cantoo/pdf-lib';
import { unitsPerPoint } from '../../../../shared/features/annotations/ink.ts';
import type { Mark, MarkKind } from '../../../../shared/features/annotations/mark.ts';
import { boundsOf, linesOf } from '../../../../shared/features/annotations/mark-shape.ts';
import { resourcesOf } from './burn-in.ts';
import { drawMark, glow, num, type Rgb } from './draw-mark.ts';
import { colourOf, type Exported, type ExportRequest, facesOf } from './export-request.ts';
import { type ExportedMark, nameOfMark, pdfDate, writtenAt } from './exported-mark.ts';
import { openPdf } from './open-pdf.ts';
import { uprightOf } from './page-upright.ts';

/** What a kind of mark is among a PDF's annotations (ISO 32000-1, 12.5.6). */
export const subtypes = {
  pen: 'Ink',
  marker: 'Ink',
  highlight: 'Highlight',
  line: 'Line',
  arrow: 'Line',
  box: 'Square',
  ellipse: 'Circle',
  text: 'FreeText',
  note: 'Text',
  stamp: 'Stamp',
  reply: 'Text',
} as const satisfies Readonly<Record<MarkKind, string>>;

const printed = 4;
export const isGlowing = (kind: MarkKind): boolean => kind === 'marker' || kind === 'highlight';
export const inPoints = (values: readonly number[]): number[] => values.map((value) => value / unitsPerPoint);

/** A paper with its marks as annotations, which other programs list, answer and take away; each brings its own looks. */
export async function annotate(request: ExportRequest): Promise<Exported> {
  const opened = await openPdf(request.pdf, request.pages);
  if (!opened.ok) return opened;
  const { document } = opened;
  const { context } = document;
  const faces = await facesOf(request.fonts);
  const pages = document.getPages();
  const refs = new Map(request.marks.map((entry) => [nameOfMark(entry), context.nextRef()]));
  const onPage = Map.groupBy(request.marks, ({ mark }) => mark.page);
  for (const [number, entries] of onPage) {
    const page = pages[number - 1];
    if (!page) continue;
    const upright = uprightOf(page);
    for (const entry of entries) {
      const { mark } = entry;
      const colour = colourOf(request, mark.colour);
      const { operators, box } = drawMark(mark, colour, upright, faces);
      const look = context.register(
        context.flateStream(operators, {
          Type: 'XObject',
          Subtype: 'Form',
          BBox: [...box],
          Resources: resourcesOf(context, faces),
        }),
      );
      const written = writtenAt(entry.key, request.now);
      const about = mark.kind === 'reply' ? noteOn(onPage, mark) : undefined;
      context.assign(
        refs.get(nameOfMark(entry))!,
        context.obj({
          Type: 'Annot',
          Subtype: subtypes[mark.kind],
          Rect: [...box],
          P: page.ref,
          F: printed,
          NM: PDFString.of(nameOfMark(entry)),
          T: PDFHexString.fromText(request.words.nameOf(entry.owner)),
          CreationDate: PDFString.of(pdfDate(written)),
          M: PDFString.of(pdfDate(entry.at ?? written)),
          C: [...colour],
          CA: isGlowing(mark.kind) ? glow : 1,
          AP: { N: look },
          ...(mark.text === '' ? {} : { Contents: PDFHexString.fromText(mark.text) }),
          ...(about ? { IRT: refs.get(nameOfMark(about))!, RT: 'R' } : {}),
          ...ofKind(mark, colour, page),
        }),
      );
    }
    addTo(
      page,
      entries.map((entry) => refs.get(nameOfMark(entry))!),
    );
  }
  faces.plain.embed(context);
  faces.strong.embed(context);
  return { ok: true, bytes: await opened.save() };
}

/** The note on the same page that a reply answers; an answer cannot lead to another page. */
const noteOn = (onPage: ReadonlyMap<number, readonly ExportedMark[]>, reply: Mark): ExportedMark | undefined =>
  onPage.get(reply.page)?.find((entry) => entry.mark.kind === 'note' && nameOfMark(entry) === reply.about);

function ofKind(mark: Mark, colour: Rgb, page: PDFPage) {
  const { kind, points, width } = mark;
  const border = { BS: { W: width / unitsPerPoint, S: 'S' } };
  switch (kind) {
    case 'pen':
    case 'marker':
      return { InkList: [inPoints(points)], ...border };
    case 'highlight':
      return { QuadPoints: linesOf(mark).flatMap(([l, b, r, t]) => inPoints([l, t, r, t, l, b, r, b])) };
    case 'line':
      return { L: inPoints(points), ...border };
    case 'arrow':
      return { L: inPoints(points), LE: ['None', 'OpenArrow'], ...border };
    case 'box':
    case 'ellipse': {
      // The drawn rectangle lies within what is painted of it.
      const inset = width / 2 / unitsPerPoint + 1 / unitsPerPoint;
      return { RD: [inset, inset, inset, inset], ...border };
    }
    case 'text': {
      const angle = (((page.getRotation().angle % 360) + 360) % 360) as number;
      const look = `/Helv ${width} Tf ${colour.map(num).join(' ')} rg`;
      return { DA: PDFString.of(look), Q: 0, BS: { W: 0 }, C: [], ...(angle === 0 ? {} : { Rotate: angle }) };
    }
    case 'stamp':
      return { Name: PDFName.of('NghiSu') };
    case 'note':
    case 'reply':
      return { Name: 'Comment' };
  }
}

/** Names annotations in their page, in a list of its own: pages may share one. */
function addTo(page: PDFPage, refs: readonly PDFRef[]): void {
  const before = page.node.Annots()?.asArray() ?? [];
  page.node.set(PDFName.of('Annots'), page.doc.context.obj([...before, ...refs]));
}

/** The rectangle of a mark without the width of its line, in pt. */
export const placeOf = (mark: Pick<Mark, 'kind' | 'points'>): readonly number[] => inPoints(boundsOf(mark));
