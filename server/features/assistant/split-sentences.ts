/** Titles and short forms after which a full stop never ends a Vietnamese sentence, lower case, without the stop. */
const ABBREVIATIONS = new Set(
  (
    'tp tt tx tnhh q p ths ts pgs gs bs cn ks cv đc đ/c nxb tr st mr mrs ms dr jr vs sn ô ông.b kts nsnd nsưt gs.ts pgs.ts ' +
    'gs.tskh tskh bt ubnd tx.hcm no art đt tel'
  ).split(' '),
);

const segmenter = new Intl.Segmenter('vi', { granularity: 'sentence' });

/** True when a piece of that length, of which the last 80 characters are given, ends in a stop that belongs to a short form, an initial or an item number, not to a sentence. */
function endsOpen(piece: string, length: number, next: string): boolean {
  const last = /(\S+)\.\s*$/u.exec(piece)?.[1];
  if (last === undefined) return false;
  const bare = last.replace(/^[("“‘'[]+/u, '').toLowerCase();
  if (ABBREVIATIONS.has(bare)) return true;
  // "J. K. Rowling" and "George W. Bush" go on; "bà L." and "ông Dương Quốc K." (names made unknown) end their sentence.
  if (/^[("“‘'[]*\p{Lu}$/u.test(last)) return /(?:^|\s[A-Z][a-z]+\s|\p{Lu}\.\s*)\S+\.\s*$/u.test(piece);
  // "Khoản 1." or "a." alone at the start of a piece is an item number.
  if (
    length <= last.length + 3 &&
    piece.trim() === `${last}.` &&
    /^(?:\d{1,3}(?:\.\d{1,3})*|[ivxlcdm]+|\p{L})$/iu.test(bare)
  )
    return true;
  // "Điều 3. Tổ chức thực hiện": the number belongs to what it opens.
  if (length < 30 && /^(?:điều|khoản|mục|chương|phần|bước|câu|bài)\s+\S{1,5}\.\s*$/iu.test(piece.trim())) return true;
  // "v.v." and an ellipsis go on when a small letter follows.
  return /^[\s]*\p{Ll}/u.test(next);
}

/** Splits running text (one paragraph, NFC) into whole sentences, trimmed, in order; nothing of the text is lost but white space. */
export function splitSentences(text: string): string[] {
  const clean = text.normalize('NFC').replace(/\s+/gu, ' ');
  const sentences: string[] = [];
  let from = 0;
  const close = (to: number): void => {
    const sentence = clean.slice(from, to).trim();
    if (sentence !== '') sentences.push(sentence);
    from = to;
  };
  for (const { segment, index } of segmenter.segment(clean)) {
    if (index > from && !endsOpen(clean.slice(Math.max(from, index - 80), index), index - from, segment)) close(index);
  }
  close(clean.length);
  return sentences;
}
