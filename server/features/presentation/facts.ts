import { defineFacts, fact } from '../../kernel/fact.ts';

export const presentationFacts = defineFacts('presentation', {
  started: fact<{ readonly person: string; readonly document: string }>(1, { concerns: () => 'all' }),
  stopped: fact<Record<never, never>>(1, { concerns: () => 'all' }),
  allowed: fact<{ readonly person: string }>(1, { concerns: (data) => [data.person] }),
  disallowed: fact<{ readonly person: string }>(1, { concerns: (data) => [data.person] }),
});
