import { unitsPerPoint } from '../../../../shared/features/annotations/ink.ts';
import { linesOf } from '../../../../shared/features/annotations/mark-shape.ts';
import { glow, num, type Rgb } from './draw-mark.ts';
import { colourOf, type ExportRequest } from './export-request.ts';
import { type ExportedMark, nameOfMark, pdfDate, writtenAt } from './exported-mark.ts';
import { inPoints, isGlowing, placeOf, subtypes } from './real-annotations.ts';

export interface XfdfRequest extends Pick<ExportRequest, 'marks' | 'colours' | 'words' | 'now'> {
  /** Name of the file that the marks belong to. */
  readonly file: string;
}

/** Marks alone, as ISO 19444-1 writes annotations in XML: other programs lay them over their own copy of the paper. */
export function xfdfOf(request: XfdfRequest): string {
  const names = new Set(request.marks.filter(({ mark }) => mark.kind === 'note').map(nameOfMark));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<xfdf xmlns="http://ns.adobe.com/xfdf/" xml:space="preserve">',
    `<f href="${escaped(request.file)}"/>`,
    '<annots>',
    ...request.marks.map((entry) => elementOf(entry, request, names)),
    '</annots>',
    '</xfdf>',
    '',
  ].join('\n');
}

function elementOf(entry: ExportedMark, request: XfdfRequest, notes: ReadonlySet<string>): string {
  const { mark, owner, key } = entry;
  const { kind, points, width } = mark;
  const written = writtenAt(key, request.now);
  const colour = hexOf(colourOf(request, mark.colour));
  const name = subtypes[kind].toLowerCase();
  const hasBorder = ['pen', 'marker', 'line', 'arrow', 'box', 'ellipse'].includes(kind);
  const reach = hasBorder ? width / 2 / unitsPerPoint : 0;
  const [l, b, r, t] = placeOf(mark) as [number, number, number, number];
  const attributes: Record<string, string> = {
    page: String(mark.page - 1),
    rect: list([l - reach, b - reach, r + reach, t + reach]),
    color: colour,
    opacity: num(isGlowing(kind) ? glow : 1),
    flags: 'print',
    name: nameOfMark(entry),
    title: request.words.nameOf(owner),
    creationdate: pdfDate(written),
    date: pdfDate(entry.at ?? written),
  };
  if (hasBorder) attributes.width = num(width / unitsPerPoint);
  let inside = mark.text === '' ? '' : `<contents>${escaped(mark.text)}</contents>`;
  switch (kind) {
    case 'pen':
    case 'marker': {
      const places = inPoints(points);
      const pairs = Array.from({ length: places.length / 2 }, (_, i) => list(places.slice(2 * i, 2 * i + 2)));
      inside += `<inklist><gesture>${pairs.join(';')}</gesture></inklist>`;
      break;
    }
    case 'highlight':
      attributes.coords = list(linesOf(mark).flatMap(([x, y, x2, y2]) => inPoints([x, y2, x2, y2, x, y, x2, y])));
      break;
    case 'line':
    case 'arrow':
      attributes.start = list(inPoints(points.slice(0, 2)));
      attributes.end = list(inPoints(points.slice(2, 4)));
      if (kind === 'arrow') attributes.tail = 'OpenArrow';
      break;
    case 'text':
      attributes.width = '0';
      inside += `<defaultappearance>/Helv ${width} Tf ${colourOf(request, mark.colour).map(num).join(' ')} rg</defaultappearance>`;
      break;
    case 'stamp':
      attributes.icon = 'NghiSu';
      break;
    case 'note':
    case 'reply':
      attributes.icon = 'Comment';
      if (notes.has(mark.about)) {
        attributes.inreplyto = mark.about;
        attributes.replyType = 'reply';
      }
      break;
    default:
      break;
  }
  const said = Object.entries(attributes).map(([at, value]) => `${at}="${escaped(value)}"`);
  return `<${name} ${said.join(' ')}>${inside}</${name}>`;
}

const list = (values: readonly number[]): string => values.map(num).join(',');

const hexOf = (colour: Rgb): string =>
  `#${colour
    .map((value) =>
      Math.round(value * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`.toUpperCase();

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};
/** Characters that XML 1.0 has no way to write. */
const unwritable = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu;
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(unwritable, '')
    .replaceAll(/[&<>"\n]/g, (sign) => marks[sign]!);
