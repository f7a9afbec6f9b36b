import { defineFacts, fact } from '../../kernel/fact.ts';

export const assistantFacts = defineFacts('assistant', {
  /** The work in the background on a paper has ended. */
  summarised: fact<{
    readonly document: string;
    readonly version: number;
    readonly outcome: 'ready' | 'no-text' | 'failed';
  }>(1),
});
