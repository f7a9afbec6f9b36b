/** A TrueType font out of a WOFF file: its tables, and what is needed to set letters with it. */
export interface FontFile {
  readonly unitsPerEm: number;
  /** Above and below the base line, in units; below is negative. */
  readonly ascent: number;
  readonly descent: number;
  readonly box: readonly number[];
  /** Number of the letter's shape; undefined where the font has none. */
  readonly glyphOf: (codePoint: number) => number | undefined;
  /** Advance of a shape in units. */
  readonly widthOf: (glyph: number) => number;
  /** What a PDF needs of the font. */
  readonly sfnt: Uint8Array;
}

/** Tables that a font in a PDF needs; shaping, hints for screens and names stay out. */
const wanted = ['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep'];
const unicodeTable = 4;

/** Unpacks zlib's format; the page and the server have their own ways. */
export type Inflate = (bytes: Uint8Array) => Promise<Uint8Array>;

/** Unpacks a WOFF 1 file of a TrueType font (W3C, WOFF File Format 1.0); throws on anything else. */
export async function readWoff(bytes: Uint8Array, inflate: Inflate): Promise<FontFile> {
  const view = viewOf(bytes);
  if (view.getUint32(0) !== 0x774f4646) throw new Error('no WOFF file');
  const tables = new Map<string, Uint8Array>();
  for (let i = 0; i < view.getUint16(12); i += 1) {
    const at = 44 + 20 * i;
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    const [offset, packed, length] = [view.getUint32(at + 4), view.getUint32(at + 8), view.getUint32(at + 12)];
    const part = bytes.subarray(offset, offset + packed);
    tables.set(tag, packed < length ? await inflate(part) : part);
  }
  const table = (tag: string): Uint8Array => {
    const found = tables.get(tag);
    if (!found) throw new Error(`the font has no ${tag}`);
    return found;
  };
  const head = viewOf(table('head'));
  const hhea = viewOf(table('hhea'));
  const metrics = viewOf(table('hmtx'));
  const metricsCount = hhea.getUint16(34);
  return {
    unitsPerEm: head.getUint16(18),
    ascent: hhea.getInt16(4),
    descent: hhea.getInt16(6),
    box: [36, 38, 40, 42].map((at) => head.getInt16(at)),
    glyphOf: glyphsOf(table('cmap')),
    widthOf: (glyph) => metrics.getUint16(4 * Math.min(glyph, metricsCount - 1)),
    sfnt: sfntOf(wanted.flatMap((tag) => (tables.has(tag) ? [[tag, tables.get(tag)!] as const] : []))),
  };
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Reads the part of a `cmap` table for the letters of Unicode's first plane. */
function glyphsOf(cmap: Uint8Array): FontFile['glyphOf'] {
  const view = viewOf(cmap);
  for (let i = 0; i < view.getUint16(2); i += 1) {
    const at = view.getUint32(8 + 8 * i);
    if (view.getUint16(at) !== unicodeTable) continue;
    const segments = view.getUint16(at + 6) / 2;
    const [ends, starts] = [at + 14, at + 16 + 2 * segments];
    const [deltas, ranges] = [starts + 2 * segments, starts + 4 * segments];
    return (codePoint) => {
      for (let s = 0; s < segments; s += 1) {
        if (codePoint > view.getUint16(ends + 2 * s)) continue;
        const start = view.getUint16(starts + 2 * s);
        if (codePoint < start) return undefined;
        const range = view.getUint16(ranges + 2 * s);
        const found = range === 0 ? codePoint : view.getUint16(ranges + 2 * s + range + 2 * (codePoint - start));
        const glyph = found === 0 ? 0 : (found + view.getUint16(deltas + 2 * s)) & 0xffff;
        return glyph === 0 ? undefined : glyph;
      }
      return undefined;
    };
  }
  throw new Error('the font has no table of Unicode');
}

/** Puts tables together to a TrueType file. */
function sfntOf(tables: readonly (readonly [tag: string, bytes: Uint8Array])[]): Uint8Array {
  const sizes = tables.map(([, bytes]) => (bytes.length + 3) & ~3);
  const head = 12 + 16 * tables.length;
  const out = new Uint8Array(head + sizes.reduce((sum, size) => sum + size, 0));
  const view = viewOf(out);
  const power = Math.floor(Math.log2(tables.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.length);
  view.setUint16(6, 16 * 2 ** power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * tables.length - 16 * 2 ** power);
  let at = head;
  tables.forEach(([tag, bytes], i) => {
    const entry = 12 + 16 * i;
    for (let k = 0; k < 4; k += 1) out[entry + k] = tag.charCodeAt(k);
    out.set(bytes, at);
    let sum = 0;
    for (let k = at; k < at + sizes[i]!; k += 4) sum = (sum + view.getUint32(k)) >>> 0;
    view.setUint32(entry + 4, sum);
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, bytes.length);
    at += sizes[i]!;
  });
  return out;
}
