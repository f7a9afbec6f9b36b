import { pagesMax } from '../../collab/names.ts';

/** Points per PDF unit: coordinates are whole numbers of 1/8 pt (0.044 mm). */
export const unitsPerPoint = 8;
/** Points of one stroke at most; at seven bytes a point in the worst case it stays under the limit of an update. */
export const pointsMax = 5000;

/** The largest coordinate of a PDF page is 14,400 pt; whatever lies further out is no ink. In 1/8 pt. */
export const coordinateMax = 16_000 * unitsPerPoint;
const formatVersion = 1;
const hasPressure = 1;

/** One line of the pen, as it is drawn. */
export interface Stroke {
  /** From 1. */
  readonly page: number;
  /** Place in the palette, 0 to 15; which colour it is belongs to the screen. */
  readonly colour: number;
  /** Width at middle pressure in 1/8 pt, 1 to 255. */
  readonly width: number;
  /** x, y, x, y … in 1/8 pt of PDF user space: origin at the lower left, before the page's rotation. */
  readonly points: readonly number[];
  /** One byte for each point, 0 to 255; null when the device gave none. */
  readonly pressures: Uint8Array | null;
}

/**
 * Packs a stroke into one byte array, written once at pen-up:
 *
 * | bytes | content |
 * | --- | --- |
 * | 1 | version of the format, 1 |
 * | 1 | flags: bit 0, a pressure byte for each point follows the points |
 * | 1 | colour, 0 to 15 |
 * | 1 | width in 1/8 pt |
 * | varint | page, from 1 |
 * | varint | number of points n, 1 to 5000 |
 * | 2 n varints | x and y of the first point, then the differences to the point before, zigzag, in 1/8 pt |
 * | n or 0 | pressures |
 *
 * A varint is LEB128: seven bits a byte, lowest first, the high bit set on all but the last. Points that fall on the
 * one before are left out by `simplify`, not here.
 */
export function packStroke(stroke: Stroke): Uint8Array {
  const { points, pressures } = stroke;
  const count = points.length / 2;
  const bytes: number[] = [formatVersion, pressures ? hasPressure : 0, stroke.colour, stroke.width];
  pushVarint(bytes, stroke.page);
  pushVarint(bytes, count);
  let [lastX, lastY] = [0, 0];
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i]!, points[i + 1]!];
    pushVarint(bytes, zigzag(x - lastX));
    pushVarint(bytes, zigzag(y - lastY));
    [lastX, lastY] = [x, y];
  }
  const packed = new Uint8Array(bytes.length + (pressures ? count : 0));
  packed.set(bytes);
  if (pressures) packed.set(pressures, bytes.length);
  return packed;
}

/** Reads a packed stroke; undefined for anything that `packStroke` cannot have made: others' bytes are never trusted. */
export function unpackStroke(bytes: unknown): Stroke | undefined {
  if (!(bytes instanceof Uint8Array) || bytes.length < 8) return undefined;
  const [version, flags, colour, width] = bytes as unknown as [number, number, number, number];
  if (version !== formatVersion || flags > hasPressure || colour > 15 || width === 0) return undefined;
  const reader = { bytes, at: 4 };
  const page = readVarint(reader);
  const count = readVarint(reader);
  // Written so that NaN fails too.
  if (!(page >= 1 && page <= pagesMax && count >= 1 && count <= pointsMax)) return undefined;
  const points = new Array<number>(count * 2);
  let [x, y] = [0, 0];
  for (let i = 0; i < points.length; i += 2) {
    x += unzigzag(readVarint(reader));
    y += unzigzag(readVarint(reader));
    if (!(Math.abs(x) <= coordinateMax && Math.abs(y) <= coordinateMax)) return undefined;
    points[i] = x;
    points[i + 1] = y;
  }
  const rest = bytes.length - reader.at;
  if (rest !== (flags === hasPressure ? count : 0)) return undefined;
  return { page, colour, width, points, pressures: flags === hasPressure ? bytes.slice(reader.at) : null };
}

/** A point of user space in pt as whole 1/8 pt, kept within what the format can say. */
export const roundPoint = (value: number): number =>
  Math.max(-coordinateMax, Math.min(coordinateMax, Math.round(value * unitsPerPoint)));

/** Leaves out each point that falls on the one before it; the first and the last place stay. */
export function simplify(stroke: Stroke): Stroke {
  const points: number[] = [];
  const pressures: number[] = [];
  for (let i = 0; i < stroke.points.length; i += 2) {
    const [x, y] = [stroke.points[i]!, stroke.points[i + 1]!];
    if (points.length > 0 && points.at(-2) === x && points.at(-1) === y) continue;
    points.push(x, y);
    if (stroke.pressures) pressures.push(stroke.pressures[i / 2]!);
  }
  return { ...stroke, points, pressures: stroke.pressures ? Uint8Array.from(pressures) : null };
}

/** A signed number as an unsigned one, small for small ones of either sign; exact up to 2^52. */
export const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
export const unzigzag = (value: number): number => (value % 2 === 1 ? -(value + 1) / 2 : value / 2);

export function pushVarint(bytes: number[], value: number): void {
  let rest = value;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

/** NaN at the end of the bytes or after four of them, which no coordinate needs: every check on it then fails. */
export function readVarint(reader: { readonly bytes: Uint8Array; at: number }): number {
  let value = 0;
  for (let shift = 0; shift < 4; shift += 1) {
    const byte = reader.bytes[reader.at];
    if (byte === undefined) return Number.NaN;
    reader.at += 1;
    value += (byte & 127) * 128 ** shift;
    if (byte < 128) return value;
  }
  return Number.NaN;
}
