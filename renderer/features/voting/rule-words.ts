import type { Rule } from '../../../shared/features/voting/tally.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { votingWords } from './words.ts';

/** The rule of a question as a sentence's part: which share, taken of what. */
export function useRuleSentence(): (rule: Rule) => string {
  const w = useWords(votingWords);
  return (rule) => w.ruleSentence(w[`rule${rule.rule}`], w[`base${rule.base}`]);
}
