/** Paragraphs of an official paper that say nothing of its matter, by the layout of Decree 30/2020/NĐ-CP (annex I). */
const FORMAL: readonly RegExp[] = [
  // Quốc hiệu, Tiêu ngữ, the Party's line.
  /cộng h(?:òa|oà) xã hội chủ nghĩa việt nam/iu,
  /^độc lập\s*[-–—]\s*tự do\s*[-–—]\s*hạnh phúc/iu,
  /^đảng cộng sản việt nam\W*$/iu,
  // Number and symbol; place and date.
  /^số\s*:?\s*[\d.…_/]*\s*[-/\d]\S*/iu,
  /^(?:\p{Lu}[\p{L}.]*[\s\-–]*){1,8},\s*ngày\s*[\d.…]*\s*tháng\s*[\d.…]*\s*năm\s*[\d.…]*[\s.]*$/u,
  // Legal basis and the formulas around it.
  /^[-–+•]?\s*căn cứ\s/iu,
  /^(?:theo|xét) (?:đề nghị|tờ trình|công văn|báo cáo)\s.{0,500}[;.,]?$/iu,
  /^(?:thực hiện|thi hành) .{0,260}(?:báo cáo|trình bày|đề nghị|như sau)\s*(?:như sau)?\s*[:.]$/iu,
  // To whom, copies, signatures.
  /^kính (?:gửi|trình|thưa)\s*:?/iu,
  /^nơi nhận/iu,
  /^[-–+•]\s*(?:như (?:trên|điều|kính)|lưu\s*:)/iu,
  /^lưu\s*:/iu,
  /^(?:tm|kt|tl|tuq|q)\.\s*\p{Lu}{2}/u,
  /^(?:TM|KT|TL|TUQ|Q)\.\s/u,
  /^\(?(?:đã ký|ký tên|ký,|ký và|kèm theo|ban hành kèm)/iu,
  /^(?:trân trọng|xin (?:trân trọng )?cảm ơn|xin kính)/iu,
  // Closing formulas: whose duty the paper itself is, and since its signing.
  /^(?:điều\s+\d+\s*\.\s*)?(?:quyết định|nghị quyết|thông tư|nghị định|kế hoạch|quy chế|quy định) này có hiệu lực(?!.*\d{4})/iu,
  /chịu trách nhiệm (?:thi hành|thực hiện) (?:quyết định|nghị quyết|nghị định|thông tư|kế hoạch|chỉ thị) này/iu,
  /^trên đây là\s/iu,
  /^trong (?:quá trình|quá trình triển khai|thời gian) .{0,80}(?:nếu có )?(?:vướng mắc|phát sinh)/iu,
  // Keywords, lists of contents, captions and notes.
  /^(?:[“"][^“”"]*[”"][;,.]?\s*)+$/u,
  /\.{5,}|…{2,}/u,
  /^(?:mục lục|phụ lục|biểu|bảng|hình|sơ đồ|biểu đồ|ghi chú|nguồn|đơn vị tính)\s*(?:[\dIVX]+[.:\s]|:|$)/iu,
];

/** Item numbers and bullets before a sentence; articles ("Điều 3.") stay, they belong to it. */
const MARK =
  /^(?:[-–—+•*▪●○■]\s*|\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s+|\d{1,2}(?:\.\d{1,2}){1,3}\s+|\(?[a-zđA-ZĐ]\)\s*|[a-zđ]\.\s+|[IVXLC]{1,6}[.)]\s+)+/u;

/** True for a paragraph to leave out whole: formulas of the form, never matter. */
export function isFormal(text: string): boolean {
  return FORMAL.some((form) => form.test(text));
}

/** True for a title or a section's head: it stands alone without a full stop, or in capitals, or is a short numbered phrase. */
export function isHeading(text: string): boolean {
  const bare = text.replace(MARK, '').trim();
  const letters = bare.replace(/[^\p{L}]/gu, '');
  if (letters.length > 0 && letters === letters.toUpperCase()) return true;
  const count = bare.split(/\s+/u).length;
  if (!/[.!?…;,]["”’)\]]*$/u.test(bare)) return count <= 30;
  // "1. Về công tác chuẩn bị." is a head in spite of its stop.
  return (
    bare !== text &&
    count <= 8 &&
    !/\d/u.test(bare) &&
    /^(?:về|công tác|tình hình|kết quả|tồn tại|nguyên nhân|mục (?:tiêu|đích))/iu.test(bare)
  );
}

/** The text without its item mark and without footnote marks (m² and the like keep their digit). */
export function withoutMarks(text: string): string {
  return text
    .replace(/(?<!(?:^|[^\p{L}])[kdcm]?m)[⁰¹²³⁴-⁹]+/gu, '')
    .replace(/\[\d{1,2}\](?=[\s.,;:)]|$)/gu, '')
    .replace(MARK, '')
    .trim();
}
