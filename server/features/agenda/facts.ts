import { defineFacts, fact } from '../../kernel/fact.ts';

export interface ItemText {
  readonly title: string;
  readonly minutes: number;
  readonly presenter: string | null;
  readonly unit: string | null;
  /** Absent in facts of before it was known: no date, a main item. */
  readonly due?: number | null;
  readonly sub?: boolean;
}

export const agendaFacts = defineFacts('agenda', {
  itemAdded: fact<ItemText & { readonly item: string }>(1),
  itemEdited: fact<ItemText & { readonly item: string }>(1),
  itemRemoved: fact<{ readonly item: string }>(1),
  itemMoved: fact<{ readonly item: string; readonly before: string | null }>(1),
  itemStarted: fact<{ readonly item: string }>(1, { concerns: () => 'all' }),
  itemEnded: fact<{ readonly item: string }>(1, { concerns: () => 'all' }),
});
