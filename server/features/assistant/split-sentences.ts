/** Titles and short forms after which a full stop never ends a Vietnamese sentence, lower case, without the stop. */
const ABBREVIATIONS = new Set(
  (
    'tp tt tx tnhh q p ths ts pgs gs bs cn ks cv đc đ/c nxb tr st mr mrs ms dr jr vs sn ô ông.b kts nsnd nsưt gs.ts pgs.ts ' +
    'gs.tskh tskh bt ubnd tx.hcm no art đt tel'
  ).split(' '),
);

const segmenter = new Intl.Segmenter('vi', { granularity: 'sentence' });

/** True when the piece ends in a stop that belongs to a short form, an initial or an item number, not to a sentence. */
function endsOpen(whole: string, next: string): boolean {
  // What decides stands at the end; a long piece must not be read again for each stop in it.
  const piece = whole.slice(-80);
  const last = /(\S+)\.\s*$/u.exec(piece)?.[1];
  if (last === undefined) return false;
  const bare = last.replace(/^[("“‘'[]+/u, '').toLowerCase();
  if (ABBREVIATIONS.has(bare)) return true;
  // "J. K. Rowling" and "George W. Bush" go on; "bà L." and "ông Dương Quốc K." (names made unknown) end their sentence.
  if (/^[("“‘'[]*\p{Lu}$/u.test(last)) return /(?:^|\s[A-Z][a-z]+\s|\p{Lu}\.\s*)\S+\.\s*$/u.test(piece);
  // "Khoản 1." or "a." alone at the start of a piece is an item number.
  if (piece.trim() === `${last}.` && /^(?:\d{1,3}(?:\.\d{1,3})*|[ivxlcdm]+|\p{L})$/iu.test(bare)) return true;
  // "Điều 3. Tổ chức thực hiện": the number belongs to what it opens.
  if (/^(?:điều|khoản|mục|chương|phần|bước|câu|bài)\s+\S{1,5}\.\s*$/iu.test(piece.trim())) return true;
  // "v.v." and an ellipsis go on when a small letter follows.
  return /^[\s]*\p{Ll}/u.test(next);
}

/** Splits running text (one paragraph, NFC) into whole sentences, trimmed, in order; nothing of the text is lost but white space. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let open = '';
  for (const { segment } of segmenter.segment(text.normalize('NFC').replace(/\s+/gu, ' '))) {
    if (open !== '' && !endsOpen(open, segment)) {
      sentences.push(open.trim());
      open = '';
    }
    open += segment;
  }
  if (open.trim() !== '') sentences.push(open.trim());
  return sentences;
}
