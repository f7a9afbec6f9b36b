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
