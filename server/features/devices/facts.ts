import { defineFacts, fact } from '../../kernel/fact.ts';

export const deviceFacts = defineFacts('devices', {
  displayPaired: fact<{ readonly device: string }>(1),
  displayUnpaired: fact<{ readonly device: string }>(1),
});
