import { useWords } from '../../kernel/i18n/words.ts';
import { useView } from '../../kernel/use-view.ts';
import { votingWords } from './words.ts';

/** The item of the agenda that a question belongs to: «Nội dung 2: …»; empty where this person may not read it. */
export function useItemName(id: string): string {
  const w = useWords(votingWords);
  const items = useView('agenda.items')?.items ?? {};
  const found = items[id];
  if (!found) return '';
  const before = Object.values(items).filter((item) => item.order < found.order).length;
  return w.itemName(before + 1, found.title);
}
