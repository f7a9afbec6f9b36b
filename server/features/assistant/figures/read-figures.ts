import { splitSentences } from '../split-sentences.ts';

/** A number with its unit as a paper tells it, and what it is said of. */
export interface Figure {
  /** What it is a number of, lower case, without years and without words that only lead to the number. */
  readonly label: string;
  /** Years that its clause or, where that has none, its sentence names. */
  readonly years: readonly string[];
  readonly unit: string;
  /** In the base unit: đồng, m², m, or the unit itself. */
  readonly value: number;
  /** Half of the last place that is written, in the base unit: a rounded number tells no more. */
  readonly slack: number;
  readonly page: number;
  /** Number and unit as they are written. */
  readonly written: string;
  readonly sentence: string;
}

/** Units by how they are written: the base unit, and how many of it one is. Longer ones first. */
const units: readonly (readonly [written: string, unit: string, factor: number])[] = [
  ['nghìn tỷ đồng', 'đồng', 1e12],
  ['nghìn tỉ đồng', 'đồng', 1e12],
  ['tỷ đồng', 'đồng', 1e9],
  ['tỉ đồng', 'đồng', 1e9],
  ['triệu đồng', 'đồng', 1e6],
  ['nghìn đồng', 'đồng', 1e3],
  ['ngàn đồng', 'đồng', 1e3],
  ['đồng', 'đồng', 1],
  ['tỷ usd', 'usd', 1e9],
  ['tỉ usd', 'usd', 1e9],
  ['triệu usd', 'usd', 1e6],
  ['usd', 'usd', 1],
  ['%', '%', 1],
  ['km²', 'm²', 1e6],
  ['km2', 'm²', 1e6],
  ['ha', 'm²', 1e4],
  ['m²', 'm²', 1],
  ['m2', 'm²', 1],
  ['km', 'm', 1e3],
  ['m', 'm', 1],
  ['nghìn tấn', 'tấn', 1e3],
  ['tấn', 'tấn', 1],
  ['hộ', 'hộ', 1],
  ['người', 'người', 1],
  ['học sinh', 'học sinh', 1],
  ['giáo viên', 'giáo viên', 1],
  ['doanh nghiệp', 'doanh nghiệp', 1],
  ['hồ sơ', 'hồ sơ', 1],
  ['dự án', 'dự án', 1],
  ['lô', 'lô', 1],
  ['phiếu', 'phiếu', 1],
];
const factorOf = new Map(units.map(([written, unit, factor]) => [written, { unit, factor }]));

/** A point sets off thousands and a comma decimals (Decree 30/2020 and the Civil Code's usage). */
const number = String.raw`\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?`;
const figure = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,/-])(${number})\s?(${units.map(([written]) => written).join('|')})(?![\p{L}\p{N}²/])`,
  'giu',
);

/** Words at the end of a label that only lead to its number. */
const leading =
  /(?:^|\s)(?:là|đạt|có|gồm|còn|bằng|ước|ước tính|dự kiến|dự toán|được|với|khoảng|gần|hơn|trên|dưới|tối đa|tối thiểu|không quá|không thấp|ít nhất|chỉ|mới|đến|tới|lên|xuống|cho|rộng|dài|số tiền|tương đương|tương ứng|phải|cần)$/u;
/** Words at its beginning that say nothing of what it is a number of. */
const opening =
  /^(?:và|với|trong đó|theo đó|cụ thể|đồng thời|riêng|còn|hiện|hiện nay|nay|đến nay|tổng|tổng số|số|mức|dự kiến|dự toán|ước|thì|có|gồm|bao gồm|a|b|c|d|đ|e|\d+)\s/u;
const about = /(?:khoảng|gần|hơn|trên|dưới|ước|ước tính|tối đa|tối thiểu|không quá|không thấp hơn|ít nhất)\s*$/u;
/** How far a number is from one that is said to be about so much, as a share of it. */
const aboutShare = 0.05;

const yearOf = /(?<!\p{N})(?:19|20)\d\d(?!\p{N})/gu;
const dates =
  /(?:từ |đến |trước |sau )?(?:ngày \d{1,2} )?(?:tháng \d{1,2} )?năm (?:19|20)\d\d(?: ?[-–] ?(?:19|20)\d\d)?/gu;

const yearsIn = (text: string): string[] => [...new Set(text.match(yearOf) ?? [])].sort();

/** Strips words off both ends until nothing more comes off. */
function bare(label: string): string {
  let text = label
    .replace(dates, ' ')
    .replace(/[«»"“”‘’]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  for (;;) {
    const next = text.replace(leading, '').replace(opening, '').trim();
    if (next === text) return text;
    text = next;
  }
}

/** Syllables of a label below which it does not say of what it is a number, and above which it is a sentence. */
const labelMin = 3;
const labelMax = 14;

/** Numbers that say of what they are numbers: a label before the number in its clause, at least three syllables long. */
export function readFigures(pages: readonly { readonly page: number; readonly text: string }[]): Figure[] {
  return pages.flatMap(({ page, text }) =>
    splitSentences(text).flatMap((sentence) => {
      const lower = sentence.toLowerCase();
      const found: Figure[] = [];
      let from = 0;
      for (const match of lower.matchAll(figure)) {
        const [whole, digits = '', unit = ''] = match;
        const known = factorOf.get(unit);
        // A clause begins behind a comma that stands between no two digits, a number, or another stop.
        const before = lower.slice(from, match.index);
        const clause = before.split(/[;:()]|,(?!\d)|\.\s|(?:^|\s)[-–](?=\s)/u).at(-1) ?? '';
        from = match.index + whole.length;
        const label = bare(clause);
        const count = label === '' ? 0 : label.split(' ').length;
        if (!known || count < labelMin || count > labelMax) continue;
        const decimals = digits.split(',')[1]?.length ?? 0;
        const value = Number(digits.replaceAll('.', '').replace(',', '.')) * known.factor;
        const rounded = 0.5 * 10 ** -decimals * known.factor;
        found.push({
          label,
          years: yearsIn(clause).length > 0 ? yearsIn(clause) : yearsIn(lower),
          unit: known.unit,
          value,
          slack: about.test(clause) ? Math.max(rounded, aboutShare * value) : rounded,
          page,
          written: sentence.slice(match.index, match.index + whole.length),
          sentence,
        });
      }
      return found;
    }),
  );
}
