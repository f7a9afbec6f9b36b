import type { PageFrame } from '../../../shared/features/annotations/page-frame.ts';
import type { TextPage, Word } from '../../../shared/features/annotations/page-words.ts';

/** A small typesetter and papers of known words: where each word lies in each version is known without looking for it. */

/** A word of a source, by an id that it keeps through every edit. */
export interface SourceWord {
  readonly id: number;
  readonly text: string;
}
export type Block =
  | { readonly kind: 'heading' | 'paragraph'; readonly words: readonly SourceWord[] }
  | { readonly kind: 'row'; readonly cells: readonly (readonly SourceWord[])[] };

/** How a paper is typeset. In pt. */
export interface Style {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
  readonly leading: number;
}
export const a4: Style = {
  width: 595,
  height: 842,
  left: 85,
  right: 57,
  top: 62,
  bottom: 62,
  size: 14,
  leading: 1.35,
};
export const typesetAnew: readonly Style[] = [
  { ...a4, size: 13, leading: 1.2 },
  { ...a4, size: 12.5, left: 70, right: 50, leading: 1.5 },
  { ...a4, size: 15, leading: 1.3 },
  { ...a4, width: 612, height: 792, size: 13.5 },
  { ...a4, width: 842, height: 595, size: 14 },
];

/** A word where it was set: pt from the upper left corner of the page, or of a page number no id. */
export interface SetWord {
  readonly id: number | null;
  readonly text: string;
  readonly page: number;
  readonly line: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const widthOf = (text: string, size: number): number => {
  let width = 0;
  for (const letter of text) width += /[ilítj.,;:'1]/.test(letter) ? 0.3 : /[mwMWĐ]/.test(letter) ? 0.78 : 0.5;
  return width * size;
};

/** Sets blocks into lines and pages, as wide and high as the style says, with the page's number at its head. */
export function typeset(blocks: readonly Block[], style: Style): readonly SetWord[] {
  const { size } = style;
  const set: SetWord[] = [];
  const step = size * style.leading;
  const space = size * 0.27;
  let [page, y, line] = [0, Number.POSITIVE_INFINITY, 0];
  const room = (lines = 1): void => {
    if (y + step * lines <= style.height - style.bottom) return;
    page += 1;
    y = style.top;
    if (page === 1) return;
    line += 1;
    const left = style.width / 2;
    set.push({ id: null, text: String(page), page, line, left, top: 30, right: left + 8, bottom: 30 + size });
  };
  const place = (words: readonly SourceWord[], from: number, to: number, indent: number, centred = false): void => {
    let x = from + indent;
    let current: SetWord[] = [];
    const flush = (): void => {
      const shift = centred && current.length > 0 ? (to - current.at(-1)!.right) / 2 : 0;
      set.push(...current.map((word) => ({ ...word, left: word.left + shift, right: word.right + shift })));
      current = [];
    };
    room();
    line += 1;
    for (const word of words) {
      const width = widthOf(word.text, size);
      if (x + width > to && current.length > 0) {
        flush();
        y += step;
        room();
        line += 1;
        x = from;
      }
      // A rectangle as pdf.js tells it: from a little above the letters to a little below the baseline.
      current.push({ ...word, page, line, left: x, top: y, right: x + width, bottom: y + size * 1.05 });
      x += width + space;
    }
    flush();
    y += step;
  };
  for (const block of blocks) {
    const [from, to] = [style.left, style.width - style.right];
    if (block.kind === 'row') {
      room(3);
      const shares = [0.08, 0.42, 0.25, 0.25];
      const start = y;
      let [bottom, x] = [y, from];
      block.cells.forEach((cell, column) => {
        const width = (to - from) * shares[column]!;
        y = start;
        place(cell, x + 3, x + width - 3, 0);
        bottom = Math.max(bottom, y);
        x += width;
      });
      y = bottom + 3;
    } else {
      if (block.kind === 'heading') room(3);
      place(block.words, from, to, block.kind === 'paragraph' ? 28 : 0, block.kind === 'heading');
      y += 6;
    }
  }
  return set;
}

export const frameOf = ({ width, height }: Style): PageFrame => ({
  width,
  height,
  transform: [1, 0, 0, -1, 0, height],
});

/** What was set, as the module takes it. */
export function pagesOf(set: readonly SetWord[], style: Style): readonly TextPage[] {
  const count = set.at(-1)?.page ?? 0;
  return Array.from({ length: count }, (_, i) => ({
    frame: frameOf(style),
    words: set
      .filter((word) => word.page === i + 1)
      .map(
        ({ text, left, top, right, bottom }): Word => ({
          text,
          box: [left, style.height - bottom, right, style.height - top].map((value) =>
            Math.round(value * 8),
          ) as unknown as Word['box'],
        }),
      ),
  }));
}

/** Numbers that look like chance and are the same each time. */
export function chance(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  const of = <T>(list: readonly T[]): T => list[below(list.length)]!;
  return { next, below, of };
}
export type Chance = ReturnType<typeof chance>;

const openings = [
  'Căn cứ Luật Tổ chức chính quyền địa phương và các văn bản hướng dẫn thi hành,',
  'Thực hiện chỉ đạo của Thường trực Thành ủy về việc đẩy nhanh tiến độ giải ngân vốn đầu tư công,',
  'Xét đề nghị của Giám đốc Sở Tài chính tại Tờ trình số {n}/TTr-STC ngày {d} tháng 10 năm 2026,',
  'Qua rà soát tình hình triển khai tại các địa phương, cơ quan chủ trì nhận thấy',
  'Trên cơ sở ý kiến thẩm định của Sở Tư pháp và ý kiến thống nhất của các sở, ngành liên quan,',
  'Trong {n} tháng đầu năm, kết quả thực hiện các chỉ tiêu kinh tế - xã hội cho thấy',
  'Đối với các dự án chuyển tiếp sang giai đoạn sau,',
  'Về công tác bồi thường, hỗ trợ và tái định cư tại khu vực {p},',
];
const bodies = [
  'Ủy ban nhân dân thành phố giao {s} chủ trì, phối hợp với {s} rà soát, tổng hợp và báo cáo trước ngày {d} tháng 12 năm 2026',
  'tổng nhu cầu kinh phí là {n} tỷ đồng, trong đó ngân sách thành phố bố trí {n} tỷ đồng, phần còn lại huy động từ nguồn hợp pháp khác',
  'tiến độ thực hiện đạt {n} phần trăm kế hoạch, thấp hơn cùng kỳ năm trước {n} phần trăm do vướng mắc về mặt bằng tại {p}',
  'các đơn vị có trách nhiệm công khai kết quả trên cổng thông tin điện tử và chịu trách nhiệm về tính chính xác của số liệu',
  'đề nghị {s} hướng dẫn cụ thể trình tự, thủ tục và thời hạn giải quyết đối với {n} hồ sơ còn tồn đọng tại {p}',
  'việc điều chỉnh không làm tăng tổng mức đầu tư và không ảnh hưởng đến quyền lợi của {n} hộ dân trong phạm vi dự án',
  'yêu cầu hoàn thành nghiệm thu khối lượng trước ngày {d}, quyết toán trong quý I năm 2027 theo quy định của pháp luật',
  'nguồn vốn được cân đối trong kế hoạch trung hạn và bổ sung từ nguồn tăng thu tiết kiệm chi của {s}',
];
const offices = [
  'Sở Tài chính',
  'Sở Xây dựng',
  'Sở Nội vụ',
  'Sở Y tế',
  'Văn phòng Ủy ban',
  'Ban Quản lý dự án số {n}',
  'Công an thành phố',
];
const places = [
  'phường Hòa Bình',
  'xã Tân Phú',
  'phường An Khánh',
  'xã Đông Sơn',
  'khu công nghiệp Bắc Sông',
  'phường Nguyễn Trãi',
];

/** Writes papers of administrative Vietnamese; each word has its id. */
export class Writer {
  readonly #chance: Chance;
  #id = 0;

  constructor(seed: number) {
    this.#chance = chance(seed);
  }

  words(text: string): readonly SourceWord[] {
    return text.split(' ').map((word) => {
      this.#id += 1;
      return { id: this.#id, text: word };
    });
  }

  #fill(text: string): string {
    const { below, of } = this.#chance;
    let filled = text;
    while (/\{[a-z]\}/.test(filled))
      filled = filled
        .replace(/\{s\}/, () => of(offices))
        .replace(/\{p\}/, () => of(places))
        .replace(/\{n\}/, () => String(2 + below(970)))
        .replace(/\{d\}/, () => String(1 + below(28)));
    return filled;
  }

  paragraph(): Block {
    const { below, of } = this.#chance;
    const sentences = Array.from({ length: 1 + below(3) }, () => {
      const parts = Array.from({ length: 1 + below(2) }, () => of(bodies));
      return this.#fill(`${of(openings)} ${parts.join('; ')}.`);
    });
    return { kind: 'paragraph', words: this.words(sentences.join(' ')) };
  }

  heading(number: number): Block {
    const title = this.#chance.of([
      'Tình hình thực hiện',
      'Khó khăn, vướng mắc',
      'Nhiệm vụ và giải pháp',
      'Kiến nghị, đề xuất',
    ]);
    return { kind: 'heading', words: this.words(`Phần ${number}. ${title}`) };
  }

  row(number: number): Block {
    const { below, of } = this.#chance;
    return {
      kind: 'row',
      cells: [
        this.words(String(number)),
        this.words(this.#fill(`${of(offices)}: ${of(['xây mới', 'sửa chữa', 'mua sắm'])} tại ${of(places)}`)),
        this.words(`${below(900)}.${100 + below(899)} triệu`),
        this.words(`${below(100)},${below(10)} %`),
      ],
    };
  }

  paper(paragraphs: number, rows: number): Block[] {
    const blocks: Block[] = [];
    for (let i = 0; i < paragraphs; i += 1) {
      if (i % 7 === 0) blocks.push(this.heading(i / 7 + 1));
      blocks.push(this.paragraph());
      if (i === Math.floor(paragraphs / 2)) for (let row = 1; row <= rows; row += 1) blocks.push(this.row(row));
    }
    return blocks;
  }
}
