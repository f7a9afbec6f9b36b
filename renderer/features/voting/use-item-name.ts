import { useWords } from '../../kernel/i18n/words.ts';
import { useAgenda } from '../agenda/use-agenda.ts';
import { votingWords } from './words.ts';

/**
 * The item of the agenda that a question belongs to, short («Nội dung 2») and whole («Nội dung 2: …»); both empty where
 * this person may not read it.
 */
export function useItemName(id: string): { readonly short: string; readonly whole: string } {
  const w = useWords(votingWords);
  const found = useAgenda()?.items.find((item) => item.id === id);
  if (!found) return { short: '', whole: '' };
  return { short: w.itemNumber(found.label), whole: w.itemName(found.label, found.title) };
}
