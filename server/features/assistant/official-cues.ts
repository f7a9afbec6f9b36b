import type { ReadDocument, Sentence } from './sentences.ts';

interface Cue {
  readonly form: RegExp;
  /** Added to the logit of the sentence's chance. */
  readonly weight: number;
}

/** What a paper decides, asks or sets; each group counts once. */
const CUES: readonly Cue[] = [
  // Requests of the paper itself, then any, then decisions.
  {
    form: /(?:^(?:đề nghị|kiến nghị|đề xuất|trình|kính)(?:[^\p{L}]|$)|kính (?:đề nghị|trình)|xem xét, (?:phê duyệt|thông qua|quyết định|cho ý kiến))/iu,
    weight: 1,
  },
  { form: /(?:đề nghị|kiến nghị|đề xuất|xin ý kiến|lựa chọn)/iu, weight: 0.5 },
  {
    form: /(?:quyết định|quyết nghị|thống nhất|phê duyệt|thông qua|chấp thuận|đồng ý|nhất trí|ban hành|bãi bỏ|thành lập|bổ nhiệm|chấp nhận|công nhận)/iu,
    weight: 0.8,
  },
  // Duties and dates.
  {
    form: /(?:^|[^\p{L}])(?:giao(?: cho)?|phân công|yêu cầu|chỉ đạo|chủ trì|chịu trách nhiệm|có trách nhiệm)(?:[^\p{L}]|$)/iu,
    weight: 0.7,
  },
  {
    form: /(?:chậm nhất|trước ngày|hoàn thành (?:trước|trong|vào)|trong (?:tháng|quý|năm) \S+|từ ngày|kể từ ngày|đến (?:hết )?(?:năm|ngày|tháng|quý))/iu,
    weight: 0.4,
  },
  { form: /(?:mục tiêu|phấn đấu|nhiệm vụ trọng tâm|trọng tâm|ưu tiên|phương án|lộ trình)/iu, weight: 0.5 },
  // Results and troubles.
  {
    form: /(?:kế hoạch|dự toán|chỉ tiêu|cùng kỳ|cả năm|lũy kế|cao nhất|thấp nhất|lớn nhất)/iu,
    weight: 0.4,
  },
  {
    form: /(?:^|[^\p{L}])(?:đạt|tăng|giảm|vượt|chiếm|ước|tổng (?:số|mức|kinh phí|vốn|thu|chi)|giải ngân|hoàn thành|bố trí|dự kiến)(?:[^\p{L}]|$)/iu,
    weight: 0.7,
  },
  {
    form: /(?:hạn chế|tồn tại|khó khăn|vướng mắc|chậm (?:tiến độ|so)|nguyên nhân|chưa đạt|còn thấp|thiếu)/iu,
    weight: 0.4,
  },
];

/** A figure with its unit says more than a bare number (dates, numbers of papers). */
const QUANTITY =
  /\d[\d.,]*\s*(?:%|‰|phần trăm|tỷ|tỉ|triệu|nghìn|ngàn|đồng|usd|ha|km|m²|m³|m2|mét|tấn|người|hộ|dự án|công trình|nhiệm vụ|hồ sơ|đơn vị|cơ quan|doanh nghiệp|lượt|vụ|ca|điểm|phiếu|đại biểu|học sinh|trường|xã|phường|thiết bị|máy|giường)(?!\p{L})/iu;

/** What refers back, frames or quotes the law and means little alone. */
const WEAK: readonly Cue[] = [
  {
    form: /^(?:điều này|việc này|theo đó|do đó|vì vậy|vì thế|ngoài ra|bên cạnh đó|đồng thời|cụ thể|trong đó|mặt khác|như vậy|đây là|những .{0,20} (?:trên|này)|nội dung này)(?:[^\p{L}]|$)/iu,
    weight: -0.6,
  },
  { form: /(?:theo quy định tại|quy định tại|căn cứ|được ban hành theo|theo hướng dẫn của)\s/iu, weight: -0.5 },
  {
    form: /(?:được sự quan tâm|trong thời gian (?:qua|tới)|với tinh thần|nhìn chung|có ý nghĩa (?:quan trọng|to lớn)|là cơ quan|được hiểu là|áp dụng đối với|phạm vi điều chỉnh|đối tượng áp dụng)/iu,
    weight: -0.7,
  },
  { form: /^(?:về |quyết định |được ).{0,120}(?:thông qua|công bố|ban hành) (?:vào |kèm |theo |ngày)/iu, weight: -1 },
  { form: /^[“"][^”"]{1,80}[”"] (?:là|gồm|bao gồm)/iu, weight: -1 },
  { form: /ban hành (?:kèm theo )?(?:quyết định|nghị quyết) (?:này|ban hành)/iu, weight: -1.5 },
  // Steps of the procedure, not their outcome.
  { form: /(?:lấy ý kiến|tổ chức (?:họp|hội nghị|hội thảo)|phối hợp .{0,60}(?:rà soát|tổng hợp))/iu, weight: -0.6 },
  { form: /^(?:trong|qua) (?:quá trình )?thảo luận/iu, weight: -1 },
  { form: /(?:này|được|gửi) (?:gửi )?kèm theo /iu, weight: -1 },
  {
    form: /(?:phụ lục|biểu (?:mẫu )?số|bảng \d|hình \d|kèm theo|xem chi tiết|file|website|điện thoại)/iu,
    weight: -0.6,
  },
];

/** How far the wording of a sentence of an official paper speaks for it, as an addition to its logit (about -2…4). */
export function officialCue(sentence: Sentence, document: ReadDocument): number {
  const { text } = sentence;
  const spoken = [...CUES, ...WEAK].reduce((sum, cue) => sum + (cue.form.test(text) ? cue.weight : 0), 0);
  const figures = QUANTITY.test(text) ? 0.9 : 0;
  const title = new Set(document.title.filter((word) => word.length > 2));
  const named = [...new Set(sentence.words)].filter((word) => title.has(word)).length;
  const onTitle = title.size === 0 ? 0 : Math.min(0.5, named / title.size);
  // What opens a section or a paragraph says what the rest explains.
  const first = (sentence.inSection === 0 ? 1.2 : 0) + (sentence.inParagraph === 0 ? 0.4 : 0);
  // The parts of a paper that a reader looks up first.
  const part = sentence.under === 'request' ? 1 : sentence.under === 'overview' ? 0.7 : 0;
  const total = /^tổng\s/iu.test(text) ? 0.4 : 0;
  const annex = sentence.annex ? -1.2 : 0;
  // Under ten words a sentence seldom stands alone.
  const short = sentence.words.length < 10 ? -0.8 : 0;
  const long = sentence.words.length > 60 ? -0.5 : 0;
  return spoken + figures + onTitle + first + part + total + annex + short + long;
}
