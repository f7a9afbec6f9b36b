import type { Choice, Counts, Rule, Tally } from '../../../shared/features/voting/tally.ts';
import { defineFacts, fact } from '../../kernel/fact.ts';

export interface QuestionText extends Rule {
  readonly item: string;
  readonly text: string;
  readonly live: boolean;
  readonly canChange: boolean;
  readonly seconds: number | null;
}

export const votingFacts = defineFacts('voting', {
  prepared: fact<QuestionText & { readonly question: string }>(1),
  /** All of it as it then stands, also what stayed. */
  edited: fact<QuestionText & { readonly question: string }>(1),
  removed: fact<{ readonly question: string }>(1),
  /** The roll is fixed here: voting members then checked in; `members` is all voting members, the base *all*. */
  opened: fact<{
    readonly question: string;
    readonly entitled: readonly string[];
    readonly members: number;
    readonly chair: string | null;
  }>(1, {
    concerns: () => 'all',
  }),
  admitted: fact<{ readonly question: string; readonly person: string }>(1, { concerns: (data) => [data.person] }),
  ballotCast: fact<{
    readonly question: string;
    readonly person: string;
    readonly choice: Choice;
    readonly text: string;
    readonly by: 'self' | 'secretary';
  }>(1, {
    concerns: (data) => [data.person],
  }),
  /** The outcome as it was found then: never computed again by a newer program. */
  closed: fact<{ readonly question: string; readonly rule: Rule; readonly counts: Counts; readonly result: Tally }>(1, {
    concerns: () => 'all',
    checkpoint: true,
  }),
  cancelled: fact<{ readonly question: string; readonly reason: string }>(1, { concerns: () => 'all' }),
  published: fact<{ readonly question: string }>(1),
});
