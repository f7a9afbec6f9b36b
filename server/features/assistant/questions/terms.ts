import { foldText } from '../../../../shared/kernel/fold-text.ts';
import { words } from '../words.ts';

/**
 * What a text is found by: each syllable without tone marks, each pair of neighbours (most Vietnamese words are two
 * syllables), and each syllable as it is written where it has marks, after `=`.
 */
export function termsOf(text: string): string[] {
  const written = words(text);
  const folded = written.map(foldText);
  const found: string[] = [];
  folded.forEach((syllable, at) => {
    found.push(syllable);
    const before = folded[at - 1];
    if (before !== undefined) found.push(`${before} ${syllable}`);
    const exact = written[at] ?? '';
    if (exact !== syllable) found.push(`=${exact}`);
  });
  return found;
}

export const isPair = (term: string): boolean => term.includes(' ');
export const isWritten = (term: string): boolean => term.startsWith('=');

/** What only asks: it stands on many pages and says nothing of what is sought. Without tone marks, longer ones first. */
const asking =
  /(?<![\p{L}\p{N}])(?:nhu the nao|the nao|bao nhieu|bao gio|bao lau|khi nao|ngay nao|luc nao|gio nao|o dau|di dau|vi sao|tai sao|la gi|lam gi|viec gi|cai gi|gom nhung gi|la ai|cho ai|khong chua|hay khong|co duoc|duoc khong|co khong|thi sao|phai khong|cho biet|xin hoi|cho hoi|nhung|cac|nao|gi|ai|dau|may|sao|khong|la|thi|ma|va|cua|co|duoc|bi|do|cho|trong|ve|voi|theo|tai|tu|den|nay|do|o|khoi|vao)(?![\p{L}\p{N}])/gu;

/** The terms of a question, each once: what only asks is taken out, and no pair is made over the gap. */
export function questionTerms(question: string): string[] {
  const nfc = question.normalize('NFC');
  const folded = foldText(nfc);
  let kept = nfc;
  // One letter for one, so that places in the folded text are places in the written one.
  if (folded.length === nfc.length)
    for (const { 0: words, index } of folded.matchAll(asking))
      kept = kept.slice(0, index) + '.'.repeat(words.length) + kept.slice(index + words.length);
  const pieces = kept.split(/[^\p{L}\p{N}\s]+/u).filter((piece) => piece.trim() !== '');
  const found = new Set(pieces.flatMap(termsOf));
  return found.size > 0 ? [...found] : [...new Set(termsOf(nfc))];
}
