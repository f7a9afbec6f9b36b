import type { Office } from '../../../shared/kernel/roles.ts';
import { defineFacts, fact } from '../../kernel/fact.ts';

type Items = 'all' | readonly string[];

export const participantFacts = defineFacts('participants', {
  added: fact<{
    readonly person: string;
    readonly offices: readonly Office[];
    readonly votes: boolean;
    readonly items: Items;
  }>(1, {
    concerns: (data) => [data.person],
  }),
  changed: fact<{ readonly person: string; readonly votes: boolean; readonly items: Items }>(1, {
    concerns: (data) => [data.person],
  }),
  removed: fact<{ readonly person: string }>(1, { concerns: (data) => [data.person] }),
  /** Who comes instead of somebody; with `votes` that person's vote is his for this meeting. */
  substituteAccepted: fact<{ readonly absent: string; readonly person: string; readonly votes: boolean }>(1, {
    concerns: (data) => [data.absent, data.person],
  }),
  chairHandedOver: fact<{ readonly from: string | null; readonly to: string }>(1, {
    concerns: (data) => (data.from ? [data.from, data.to] : [data.to]),
  }),
});
