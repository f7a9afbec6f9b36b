import { PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib';
import { type Faces, openFaces, type Style } from './faces.ts';

/** A4 and margins in pt, and sizes of letters, by Decree 30/2020/NĐ-CP, Annex I. */
const mm = 72 / 25.4;
const sheet = { width: 210 * mm, height: 297 * mm };
const margin = { top: 22 * mm, bottom: 20 * mm, left: 30 * mm, right: 18 * mm };
const lineOf = 1.25;
const indent = 12.7 * mm;
export const bodySize = 13;

export type Align = 'left' | 'center' | 'right' | 'justify';

export interface TextLook {
  readonly style?: Style;
  readonly size?: number;
  readonly align?: Align;
  /** The first line is set in. */
  readonly indented?: boolean;
  /** In pt. */
  readonly before?: number;
}

export interface Column {
  readonly head: string;
  /** Share of the width. */
  readonly share: number;
  readonly align?: Align;
}

export interface Letterhead {
  /** Empty where the body has no superior. */
  readonly superior: string;
  readonly body: string;
}

export interface Signature {
  readonly role: string;
  readonly name: string;
}

/** One paper in the layout of Vietnamese offices, set line by line from above. Positions are pt from the upper left corner. */
export class OfficialPaper {
  readonly #faces: Faces;
  readonly #pages: string[] = [];
  #out: string[] = [];
  #y = margin.top;

  private constructor(faces: Faces) {
    this.#faces = faces;
  }
  static async open(): Promise<OfficialPaper> {
    return new OfficialPaper(await openFaces());
  }

  get #width(): number {
    return sheet.width - margin.left - margin.right;
  }

  /** National emblem's words at the right, the body at the left, each with its line. */
  letterhead({ superior, body }: Letterhead): void {
    const half = this.#width / 2;
    const [left, right] = [margin.left + half * 0.42, margin.left + half * 1.45];
    const top = this.#y;
    const centred = (text: string, style: Style, size: number, x: number, y: number): number => {
      const width = this.#faces[style].width(text, size);
      this.#show(text, style, size, x - width / 2, y);
      return width;
    };
    let y = top + 12;
    if (superior !== '') {
      for (const line of this.#wrap(superior.toUpperCase(), 'plain', 12, half * 0.84)) {
        centred(line, 'plain', 12, left, y);
        y += 15;
      }
    }
    let widest = 0;
    for (const line of this.#wrap(body.toUpperCase(), 'strong', 12, half * 0.84)) {
      widest = Math.max(widest, centred(line, 'strong', 12, left, y));
      y += 15;
    }
    this.#rule(left - widest / 5, y - 10, (widest * 2) / 5);
    centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'strong', 12, right, top + 12);
    const motto = centred('Độc lập - Tự do - Hạnh phúc', 'strong', 13, right, top + 28);
    this.#rule(right - motto / 2, top + 33, motto);
    this.#y = Math.max(y, top + 40) + 14;
  }

  /** Kind and subject of the paper, with the line below. */
  title(kind: string, subject: string): void {
    this.text(kind.toUpperCase(), { style: 'strong', size: 14, align: 'center', before: 4 });
    for (const line of subject.split('\n')) this.text(line, { style: 'strong', size: 13, align: 'center', before: 2 });
    this.#rule(margin.left + this.#width * 0.4, this.#y + 8, this.#width * 0.2);
    this.#y += 18;
  }

  text(text: string, look: TextLook = {}): void {
    const { style = 'plain', size = bodySize, align = 'left', indented = false, before = 6 } = look;
    this.#y += before;
    const first = indented ? indent : 0;
    const lines = this.#wrap(text, style, size, this.#width, first);
    for (const [i, line] of lines.entries()) {
      this.#room(size * lineOf);
      this.#y += size * lineOf;
      const left = margin.left + (i === 0 ? first : 0);
      const width = this.#width - (i === 0 ? first : 0);
      const last = i === lines.length - 1;
      this.#line(line, { style, size, left, width, align: align === 'justify' && last ? 'left' : align });
    }
  }

  /** Rows are kept whole; the head stands again on each page. */
  table(columns: readonly Column[], rows: readonly (readonly string[])[], size = 11): void {
    const total = columns.reduce((sum, { share }) => sum + share, 0);
    const widths = columns.map(({ share }) => (share / total) * this.#width);
    const pad = 3;
    const set = (cells: readonly string[], style: Style, centre: boolean): void => {
      const wrapped = cells.map((cell, i) => this.#wrap(cell, style, size, widths[i]! - 2 * pad));
      const height = Math.max(...wrapped.map((lines) => lines.length)) * size * 1.2 + 2 * pad;
      if (this.#y + height > sheet.height - margin.bottom) {
        this.#turn();
        if (!centre) head();
      }
      let x = margin.left;
      for (const [i, lines] of wrapped.entries()) {
        this.#box(x, this.#y, widths[i]!, height);
        const align = centre ? 'center' : (columns[i]!.align ?? 'left');
        const spare = centre ? (height - 2 * pad - lines.length * size * 1.2) / 2 : 0;
        for (const [n, line] of lines.entries())
          this.#line(
            line,
            { style, size, left: x + pad, width: widths[i]! - 2 * pad, align },
            this.#y + pad + spare + size * (1 + 1.2 * n),
          );
        x += widths[i]!;
      }
      this.#y += height;
    };
    const head = (): void =>
      set(
        columns.map((column) => column.head),
        'strong',
        true,
      );
    this.#y += 8;
    this.#room(3 * size * 1.4);
    head();
    for (const row of rows) set(row, 'plain', false);
    this.#y += 4;
  }

  /** Signatures beside each other, with room to sign; never parted from each other by a page. */
  signatures(signatures: readonly Signature[]): void {
    this.#room(130);
    this.#y += 20;
    const width = this.#width / Math.max(2, signatures.length);
    for (const [i, { role, name }] of signatures.entries()) {
      const left = margin.left + width * (i + Math.max(0, 2 - signatures.length));
      const look = { size: bodySize, left, width, align: 'center' } as const;
      this.#line(role.toUpperCase(), { ...look, style: 'strong' }, this.#y);
      this.#line('(Ký, ghi rõ họ tên)', { ...look, style: 'slanted', size: 12 }, this.#y + 16);
      this.#line(name, { ...look, style: 'strong' }, this.#y + 90);
    }
    this.#y += 100;
  }

  /** `title` is what readers show in their window. */
  async save({ title, at }: { readonly title: string; readonly at: number }): Promise<Uint8Array> {
    this.#turn();
    const document = await PDFDocument.create({ updateMetadata: false });
    const { context } = document;
    const size = 13;
    const numbered = this.#pages.map((operators, i) => {
      if (i === 0) return operators;
      const number = String(i + 1);
      const x = (sheet.width - this.#faces.plain.width(number, size)) / 2;
      return `${operators}\n${this.#shown(number, 'plain', size, x, margin.top / 2 + size / 2)}`;
    });
    const fonts = Object.values(this.#faces).map((face) => face.fonts(context));
    const resources = context.obj({ Font: Object.assign({}, ...fonts) });
    for (const operators of numbered) {
      const page = document.addPage([sheet.width, sheet.height]);
      page.node.set(PDFName.of('Resources'), resources);
      page.node.set(PDFName.of('Contents'), context.register(context.flateStream(operators)));
    }
    for (const face of Object.values(this.#faces)) face.embed(context);
    document.setTitle(title, { showInWindowTitleBar: true });
    document.setProducer('Nghị Sự');
    document.setCreationDate(new Date(at));
    document.setModificationDate(new Date(at));
    document.catalog.set(PDFName.of('Lang'), PDFHexString.fromText('vi-VN'));
    return document.save();
  }

  #wrap(text: string, style: Style, size: number, width: number, first = 0): readonly string[] {
    const face = this.#faces[style];
    const lines: string[] = [];
    for (const paragraph of text.split('\n')) {
      let line = '';
      for (const word of paragraph.split(/\s+/).filter((one) => one !== '')) {
        const room = width - (lines.length === 0 ? first : 0);
        const longer = line === '' ? word : `${line} ${word}`;
        if (face.width(longer, size) <= room) {
          line = longer;
          continue;
        }
        if (line !== '') lines.push(line);
        line = word;
        // A word that no line holds, an address say, is cut.
        while (face.width(line, size) > width) {
          let cut = line.length - 1;
          while (cut > 1 && face.width(line.slice(0, cut), size) > width) cut -= 1;
          lines.push(line.slice(0, cut));
          line = line.slice(cut);
        }
      }
      lines.push(line);
    }
    return lines;
  }

  #line(
    text: string,
    look: {
      readonly style: Style;
      readonly size: number;
      readonly left: number;
      readonly width: number;
      readonly align: Align;
    },
    y = this.#y,
  ): void {
    const { style, size, left, width, align } = look;
    const face = this.#faces[style];
    const words = text.split(' ');
    if (align === 'justify' && words.length > 1) {
      const spare = width - words.reduce((sum, word) => sum + face.width(word, size), 0);
      let x = left;
      for (const word of words) {
        this.#show(word, style, size, x, y);
        x += face.width(word, size) + spare / (words.length - 1);
      }
      return;
    }
    const space = width - face.width(text, size);
    this.#show(text, style, size, left + (align === 'center' ? space / 2 : align === 'right' ? space : 0), y);
  }

  /** `y` is the base line, from above. */
  #shown(text: string, style: Style, size: number, x: number, y: number): string {
    const operators = this.#faces[style].show(text, size);
    return operators === '' ? '' : `BT 1 0 0 1 ${x.toFixed(2)} ${(sheet.height - y).toFixed(2)} Tm ${operators} ET`;
  }
  #show(text: string, style: Style, size: number, x: number, y: number): void {
    this.#out.push(this.#shown(text, style, size, x, y));
  }
  #rule(x: number, y: number, width: number): void {
    this.#out.push(
      `0.7 w ${x.toFixed(2)} ${(sheet.height - y).toFixed(2)} m ${(x + width).toFixed(2)} ${(sheet.height - y).toFixed(2)} l S`,
    );
  }
  #box(x: number, y: number, width: number, height: number): void {
    this.#out.push(
      `0.5 w ${x.toFixed(2)} ${(sheet.height - y - height).toFixed(2)} ${width.toFixed(2)} ${height.toFixed(2)} re S`,
    );
  }

  #room(height: number): void {
    if (this.#y + height > sheet.height - margin.bottom) this.#turn();
  }
  #turn(): void {
    this.#pages.push(this.#out.join('\n'));
    this.#out = [];
    this.#y = margin.top;
  }
}
