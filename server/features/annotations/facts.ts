import { defineFacts, fact } from '../../kernel/fact.ts';

export const annotationFacts = defineFacts('annotations', {
  circleOpened: fact<{ readonly circle: string; readonly owner: string; readonly people: readonly string[] }>(1, {
    concerns: ({ owner, people }) => [owner, ...people],
  }),
  circleClosed: fact<{ readonly circle: string }>(1, { concerns: () => 'all' }),
});
