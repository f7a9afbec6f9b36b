import { type PDFContext, PDFName, type PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { FontFile } from './font-file.ts';

const hex = (value: number): string => value.toString(16).padStart(4, '0').toUpperCase();
/** What stands for a letter that no part of the face has. */
const unknownLetter = '?'.codePointAt(0)!;

/**
 * One face that is shipped in parts (Latin, its extensions, Vietnamese), as fonts of a PDF: each part that is used is
 * embedded with a map back to Unicode, so that words are searched and copied.
 */
export class Typeface {
  readonly #name: string;
  readonly #parts: readonly FontFile[];
  readonly #used: readonly Map<number, number>[];
  readonly #refs = new Map<number, PDFRef>();

  /** `name` is a name of a resource too: letters and digits only. */
  constructor(name: string, parts: readonly FontFile[]) {
    this.#name = name;
    this.#parts = parts;
    this.#used = parts.map(() => new Map());
  }

  /** Width of a line of text in units of `size`. */
  width(text: string, size: number): number {
    let width = 0;
    for (const [part, , glyph] of this.#glyphs(text)) width += this.#widthOf(part, glyph);
    return (width * size) / 1000;
  }

  /** How far the middle of the letters lies above the base line, as a canvas says it; a multiple of the size. */
  get middle(): number {
    const { ascent, descent, unitsPerEm } = this.#parts[0]!;
    return (ascent + descent) / 2 / unitsPerEm;
  }

  /** Operators that show a line, between BT and ET. */
  show(text: string, size: number): string {
    let out = '';
    let open = -1;
    for (const [part, codePoint, glyph] of this.#glyphs(text)) {
      this.#used[part]!.set(glyph, codePoint);
      if (part !== open) out += `${open < 0 ? '' : '> Tj '}/${this.#name}${part} ${size} Tf <`;
      open = part;
      out += hex(glyph);
    }
    return open < 0 ? '' : `${out}> Tj`;
  }

  /** The fonts by the names under which `show` asks for them; those that nothing was shown with are left out. */
  fonts(context: PDFContext): Readonly<Record<string, PDFRef>> {
    const fonts: Record<string, PDFRef> = {};
    this.#used.forEach((used, part) => {
      if (used.size === 0) return;
      const ref = this.#refs.get(part) ?? context.nextRef();
      this.#refs.set(part, ref);
      fonts[`${this.#name}${part}`] = ref;
    });
    return fonts;
  }

  /** Writes the fonts; once, when all is shown. */
  embed(context: PDFContext): void {
    for (const [part, ref] of this.#refs) {
      const font = this.#parts[part]!;
      const units = (value: number): number => Math.round((value * 1000) / font.unitsPerEm);
      const used = [...this.#used[part]!].sort(([a], [b]) => a - b);
      const name = PDFName.of(`NGHISU+${this.#name}${part}`);
      const file = context.register(context.flateStream(font.sfnt, { Length1: font.sfnt.length }));
      const descriptor = context.register(
        context.obj({
          Type: 'FontDescriptor',
          FontName: name,
          Flags: 4,
          FontBBox: font.box.map(units),
          ItalicAngle: 0,
          Ascent: units(font.ascent),
          Descent: units(font.descent),
          CapHeight: 700,
          StemV: 80,
          FontFile2: file,
        }),
      );
      const letters = context.register(
        context.obj({
          Type: 'Font',
          Subtype: 'CIDFontType2',
          BaseFont: name,
          CIDSystemInfo: context.obj({
            Registry: PDFString.of('Adobe'),
            Ordering: PDFString.of('Identity'),
            Supplement: 0,
          }),
          FontDescriptor: descriptor,
          CIDToGIDMap: 'Identity',
          W: used.flatMap(([glyph]) => [glyph, [this.#widthOf(part, glyph)]]),
        }),
      );
      context.assign(
        ref,
        context.obj({
          Type: 'Font',
          Subtype: 'Type0',
          BaseFont: name,
          Encoding: 'Identity-H',
          DescendantFonts: [letters],
          ToUnicode: context.register(context.flateStream(unicodeMap(used))),
        }),
      );
    }
  }

  #widthOf(part: number, glyph: number): number {
    const font = this.#parts[part]!;
    return Math.round((font.widthOf(glyph) * 1000) / font.unitsPerEm);
  }

  *#glyphs(text: string): Generator<readonly [part: number, codePoint: number, glyph: number]> {
    for (const letter of text.normalize('NFC').replaceAll(/\s/g, ' ')) {
      const codePoint = letter.codePointAt(0)!;
      yield this.#find(codePoint) ?? this.#find(unknownLetter)!;
    }
  }

  #find(codePoint: number): readonly [part: number, codePoint: number, glyph: number] | undefined {
    for (const [part, font] of this.#parts.entries()) {
      const glyph = font.glyphOf(codePoint);
      if (glyph !== undefined) return [part, codePoint, glyph];
    }
    return undefined;
  }
}

function unicodeMap(used: readonly (readonly [glyph: number, codePoint: number])[]): string {
  const lines = used.map(([glyph, codePoint]) => `<${hex(glyph)}> <${hex(codePoint)}>`);
  const blocks: string[] = [];
  for (let i = 0; i < lines.length; i += 100) {
    const block = lines.slice(i, i + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def',
    '1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange',
    ...blocks,
    'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend',
  ].join('\n');
}
