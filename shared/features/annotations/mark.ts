import { pagesMax } from '../../collab/names.ts';
import { fromUtf8, toUtf8 } from '../../kernel/utf8.ts';
import {
  coordinateMax,
  packStroke,
  pointsMax,
  pushVarint,
  readVarint,
  type Stroke,
  unpackStroke,
  unzigzag,
  zigzag,
} from './ink.ts';

/** What one may put on a page, by its place in the format; never put one in between. */
export const markKinds = [
  'pen',
  'marker',
  'highlight',
  'line',
  'arrow',
  'box',
  'ellipse',
  'text',
  'note',
  'stamp',
  'reply',
] as const;
export type MarkKind = (typeof markKinds)[number];

/** Letters of a note, a text or a quote at most. */
export const markTextMax = 4000;
/** Bytes of what a mark names at most: the owner and the key of another one. */
const aboutMax = 80;
const formatVersion = 2;

/**
 * Anything that lies on a page. `points` say where, in 1/8 pt of user space: of a pen or marker its line; of a highlight
 * two opposite corners for each line of text; of a line or an arrow its ends, the arrow's head at the second; of a box,
 * ellipse, text or stamp two opposite corners; of a note or a reply one place.
 */
export interface Mark extends Stroke {
  readonly kind: MarkKind;
  /** The words of a text, note, reply or stamp; what a highlight lies on. Empty for all else. */
  readonly text: string;
  /** Of a reply the note that it answers, as `owner/key`. Empty for all else. */
  readonly about: string;
}

/** How many points a mark of a kind has. */
const isCount: Readonly<Record<MarkKind, (count: number) => boolean>> = {
  pen: (n) => n >= 1 && n <= pointsMax,
  marker: (n) => n >= 1 && n <= pointsMax,
  highlight: (n) => n >= 2 && n % 2 === 0 && n <= 400,
  line: (n) => n === 2,
  arrow: (n) => n === 2,
  box: (n) => n === 2,
  ellipse: (n) => n === 2,
  text: (n) => n === 2,
  note: (n) => n === 1,
  stamp: (n) => n === 2,
  reply: (n) => n === 1,
};
const speaks: ReadonlySet<MarkKind> = new Set(['highlight', 'text', 'note', 'stamp', 'reply']);

/** A stroke of the pen as a mark. */
export const penMark = (stroke: Stroke): Mark => ({ ...stroke, kind: 'pen', text: '', about: '' });

/**
 * Packs a mark into one byte array. A stroke of the pen is packed as `packStroke` does, all else as:
 *
 * | bytes | content |
 * | --- | --- |
 * | 1 | version of the format, 2 |
 * | 1 | kind, its place in `markKinds` |
 * | 1 | colour, 0 to 15 |
 * | 1 | width in 1/8 pt; of a text the size of its letters in pt |
 * | varint | page, from 1 |
 * | varint | number of points |
 * | 2 n varints | as in format 1 |
 * | varint, bytes | length of the text in bytes, the text in UTF-8 |
 * | varint, bytes | length of `about` in bytes, `about` in UTF-8 |
 */
export function packMark(mark: Mark): Uint8Array {
  if (mark.kind === 'pen') return packStroke(mark);
  const bytes = [formatVersion, markKinds.indexOf(mark.kind), mark.colour, mark.width];
  pushVarint(bytes, mark.page);
  pushVarint(bytes, mark.points.length / 2);
  let [lastX, lastY] = [0, 0];
  for (let i = 0; i < mark.points.length; i += 2) {
    const [x, y] = [mark.points[i]!, mark.points[i + 1]!];
    pushVarint(bytes, zigzag(x - lastX));
    pushVarint(bytes, zigzag(y - lastY));
    [lastX, lastY] = [x, y];
  }
  for (const words of [mark.text, mark.about]) {
    const encoded = toUtf8(words);
    pushVarint(bytes, encoded.length);
    for (const byte of encoded) bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

/** Reads a packed mark; undefined for anything that `packMark` cannot have made: others' bytes are never trusted. */
export function unpackMark(bytes: unknown): Mark | undefined {
  if (!(bytes instanceof Uint8Array)) return undefined;
  if (bytes[0] !== formatVersion) {
    const stroke = unpackStroke(bytes);
    return stroke && penMark(stroke);
  }
  const [, place, colour, width] = bytes as unknown as readonly (number | undefined)[];
  const kind = markKinds[place ?? -1];
  if (kind === undefined || kind === 'pen' || colour === undefined || colour > 15 || !width) return undefined;
  const reader = { bytes, at: 4 };
  const page = readVarint(reader);
  const count = readVarint(reader);
  // Written so that NaN fails too.
  if (!(page >= 1 && page <= pagesMax && isCount[kind](count))) return undefined;
  const points: number[] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i < count; i += 1) {
    x += unzigzag(readVarint(reader));
    y += unzigzag(readVarint(reader));
    if (!(Math.abs(x) <= coordinateMax && Math.abs(y) <= coordinateMax)) return undefined;
    points.push(x, y);
  }
  const text = readText(reader, 4 * markTextMax);
  const about = readText(reader, aboutMax);
  if (text === undefined || about === undefined || reader.at !== bytes.length) return undefined;
  if (text.length > markTextMax || (text !== '' && !speaks.has(kind)) || (about !== '') !== (kind === 'reply'))
    return undefined;
  return { kind, page, colour, width, points, pressures: null, text, about };
}

/** The owner and the key of the note that a reply answers; undefined where it names none. */
export function noteOf({ about }: Mark): { readonly owner: string; readonly key: string } | undefined {
  const [owner, key, ...more] = about.split('/');
  return owner && key && more.length === 0 ? { owner, key } : undefined;
}

function readText(reader: { readonly bytes: Uint8Array; at: number }, max: number): string | undefined {
  const length = readVarint(reader);
  const end = reader.at + length;
  if (!(length <= max && end <= reader.bytes.length)) return undefined;
  const part = reader.bytes.subarray(reader.at, end);
  reader.at = end;
  return fromUtf8(part);
}
