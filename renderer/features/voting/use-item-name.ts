import { useWords } from '../../kernel/i18n/words.ts';
import { useView } from '../../kernel/use-view.ts';
import { votingWords } from './words.ts';

/**
 * The item of the agenda that a question belongs to, short («Nội dung 2») and whole («Nội dung 2: …»); both empty where
 * this person may not read it.
 */
export function useItemName(id: string): { readonly short: string; readonly whole: string } {
  const w = useWords(votingWords);
  const items = useView('agenda.items')?.items ?? {};
  const found = items[id];
  if (!found) return { short: '', whole: '' };
  const number = Object.values(items).filter((item) => item.order < found.order).length + 1;
  return { short: w.itemNumber(number), whole: w.itemName(number, found.title) };
}
