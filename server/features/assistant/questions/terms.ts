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

/** What only asks, as it is written: it stands on many pages and says nothing of what is sought. Longer ones first. */
const asking =
  'như thế nào|thế nào|bao nhiêu|bao giờ|bao lâu|khi nào|ngày nào|lúc nào|giờ nào|ở đâu|đi đâu|vì sao|tại sao|là gì|làm gì|' +
  'việc gì|cái gì|gồm những gì|là ai|cho ai|hay không|có được|được không|có không|thì sao|phải không|cho biết|xin hỏi|cho hỏi|' +
  'những|các|nào|gì|ai|đâu|mấy|sao|không|là|thì|mà|và|của|có|được|bị|do|cho|trong|về|với|theo|tại|từ|đến|này|đó|ở|khỏi|vào';
/**
 * The same of a question that was typed without marks. Short words are left in it: «ve» may be «về» or «vệ», «tu» may be
 * «từ» or the «tư» of investments.
 */
const askingBare = `${asking
  .split('|')
  .filter((words) => words.includes(' '))
  .map(foldText)
  .join('|')}|nhung|cac|nao|gi`;

const alone = (words: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'giu');
const written = alone(asking);
const bare = alone(askingBare);

/** The terms of a question, each once: what only asks is taken out, and no pair is made over the gap. */
export function questionTerms(question: string): string[] {
  const nfc = question.normalize('NFC');
  const hasMarks = foldText(nfc) !== nfc.toLowerCase();
  const pieces = nfc.replace(hasMarks ? written : bare, '.').split(/[^\p{L}\p{N}\s]+/u);
  const found = new Set(pieces.flatMap(termsOf));
  return found.size > 0 ? [...found] : [...new Set(termsOf(nfc))];
}
