import { paperKinds } from '../../../shared/features/documents/contract.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { documentsWords } from './words.ts';

/** What a kind of paper is called: the product's own in the language, those of the office's catalogue by their name. */
export function useKindOfPaper(): (kind: string) => string {
  const w = useWords(documentsWords);
  return (kind) => {
    const known = paperKinds.find((one) => one === kind);
    return known ? w[known] : kind;
  };
}

/** A paper's number as it is read; a draft's, which has only its symbol yet, with room for the number. */
export function useNumberOfPaper(): (number: string) => string {
  const w = useWords(documentsWords);
  return (number) => (number === '' ? '' : w.number(number.startsWith('/') ? `…${number}` : number));
}
