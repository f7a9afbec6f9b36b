import { foldText } from '../../../shared/kernel/fold-text.ts';

/** Those whose folded text holds what was typed, tone marks and đ ignored; all for an empty search. */
export const matching = <P extends { readonly folded: string }>(entries: readonly P[], text: string): readonly P[] => {
  const wanted = foldText(text.trim());
  return wanted ? entries.filter((entry) => entry.folded.includes(wanted)) : entries;
};
