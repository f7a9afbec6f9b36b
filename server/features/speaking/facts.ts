import { defineFacts, fact } from '../../kernel/fact.ts';

type Someone = { readonly person: string };
const own = { concerns: ({ person }: Someone) => [person] };

export const speakingFacts = defineFacts('speaking', {
  /** `by` says whose hand it was; the subject is what was said for the record. */
  asked: fact<Someone & { readonly item: string; readonly subject: string; readonly by: 'self' | 'manager' }>(1, own),
  withdrawn: fact<Someone>(1, own),
  dismissed: fact<Someone>(1, own),
  called: fact<Someone & { readonly item: string; readonly limitMs: number }>(1, own),
  paused: fact<Someone>(1),
  resumed: fact<Someone>(1),
  extended: fact<Someone & { readonly ms: number }>(1),
  /** `ms` is how long was spoken, pauses left out. */
  ended: fact<Someone & { readonly ms: number }>(1, own),
  /** Those who had asked on an item that is over. */
  notReached: fact<{ readonly people: readonly string[] }>(1, { concerns: ({ people }) => people }),
  minutesSet: fact<{ readonly first: number; readonly again: number }>(1),
});
