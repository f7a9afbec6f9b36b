import type { agenda } from '../../../shared/features/agenda/contract.ts';
import type { ItemId } from '../../../shared/kernel/ids.ts';
import type { Evolve, NewFact } from '../../kernel/fact.ts';
import { accept, type FeatureSpec, refuse } from '../../kernel/feature.ts';
import { agendaFacts, type ItemText } from './facts.ts';

export interface Item extends ItemText {
  readonly state: 'waiting' | 'current' | 'done';
  readonly startedAt: number | null;
  readonly endedAt: number | null;
}

export interface AgendaSlice {
  readonly items: Readonly<Record<string, Item>>;
  readonly order: readonly string[];
}

export type AgendaNeeds = {
  readonly running: () => boolean;
  readonly voteOpen: () => boolean;
  readonly hasPapers: (item: string) => boolean;
  /** What ends with an item: who speaks, and the queue. */
  readonly endSpeech: (at: number) => readonly NewFact[];
};

type Code = (typeof agenda)['failures'][number];

export const initial: AgendaSlice = { items: {}, order: [] };
export const hasItem = (slice: AgendaSlice, item: string): boolean => Object.hasOwn(slice.items, item);
export const currentOf = (slice: AgendaSlice): string | null =>
  slice.order.find((item) => slice.items[item]?.state === 'current') ?? null;

const isSub = (slice: AgendaSlice, item: string): boolean => slice.items[item]?.sub === true;
/** An item and, of a main one, those that stand under it. */
export function blockOf(slice: AgendaSlice, item: string): readonly string[] {
  if (isSub(slice, item)) return [item];
  const after = slice.order.slice(slice.order.indexOf(item) + 1);
  const next = after.findIndex((other) => !isSub(slice, other));
  return [item, ...(next < 0 ? after : after.slice(0, next))];
}
/** Where a block may begin: a main item never between another one and those under it. */
function placeFor(slice: AgendaSlice, item: string, before: string | null): string | null {
  if (before === null || isSub(slice, item) || !isSub(slice, before)) return before;
  return slice.order.slice(slice.order.indexOf(before)).find((other) => !isSub(slice, other)) ?? null;
}

const change = (slice: AgendaSlice, item: string, part: Partial<Item>): AgendaSlice => {
  const before = slice.items[item];
  return before ? { ...slice, items: { ...slice.items, [item]: { ...before, ...part } } } : slice;
};

export const evolve: Evolve<AgendaSlice, typeof agendaFacts.kinds> = {
  itemAdded: (slice, { item, ...text }) => ({
    items: { ...slice.items, [item]: { ...text, state: 'waiting', startedAt: null, endedAt: null } },
    order: [...slice.order, item],
  }),
  itemEdited: (slice, { item, ...text }) => change(slice, item, text),
  itemRemoved: (slice, { item }) => {
    const { [item]: _, ...items } = slice.items;
    return { items, order: slice.order.filter((other) => other !== item) };
  },
  itemMoved: (slice, { item, before }) => {
    const block = blockOf(slice, item);
    const rest = slice.order.filter((other) => !block.includes(other));
    const at = before === null ? rest.length : rest.indexOf(before);
    return { ...slice, order: rest.toSpliced(at < 0 ? rest.length : at, 0, ...block) };
  },
  itemStarted: (slice, { item }, { at }) =>
    change(slice, item, { state: 'current', startedAt: slice.items[item]?.startedAt ?? at, endedAt: null }),
  itemEnded: (slice, { item }, { at }) => change(slice, item, { state: 'done', endedAt: at }),
};

/** The item after the current one, or the first that was not dealt with. */
const nextOf = (slice: AgendaSlice): string | null => {
  const current = currentOf(slice);
  const after = current === null ? slice.order : slice.order.slice(slice.order.indexOf(current) + 1);
  return (
    after.find((item) => slice.items[item]?.state === 'waiting') ??
    slice.order.find((item) => slice.items[item]?.state === 'waiting') ??
    null
  );
};

const turnDenial = (needs: AgendaNeeds): Code | null => {
  if (!needs.running()) return 'agenda.not-running';
  return needs.voteOpen() ? 'agenda.vote-open' : null;
};
export const startItemDenial = (_: AgendaSlice, needs: AgendaNeeds): Code | null => turnDenial(needs);
export const endItemDenial = (slice: AgendaSlice, needs: AgendaNeeds): Code | null =>
  turnDenial(needs) ?? (currentOf(slice) === null ? 'agenda.no-current' : null);
export const nextDenial = (slice: AgendaSlice, needs: AgendaNeeds): Code | null =>
  turnDenial(needs) ?? (nextOf(slice) === null ? 'agenda.no-next' : null);

export const removeItemDenial = (slice: AgendaSlice, item: string, needs: AgendaNeeds): Code | null => {
  const found = slice.items[item];
  if (!found) return 'agenda.item-unknown';
  if (found.state !== 'waiting') return 'agenda.item-started';
  if (blockOf(slice, item).length > 1) return 'agenda.item-has-subs';
  return needs.hasPapers(item) ? 'agenda.item-has-papers' : null;
};

/** Somebody else went on in the same moment. */
const movedOn = (slice: AgendaSlice, seen: string | null | undefined): Code | null =>
  seen === undefined || seen === currentOf(slice) ? null : 'agenda.moved-on';

const turnTo = (slice: AgendaSlice, item: string, ending: readonly NewFact[]): readonly NewFact[] => {
  const current = currentOf(slice);
  const started = agendaFacts.make.itemStarted({ item });
  return current === null ? [started] : [...ending, agendaFacts.make.itemEnded({ item: current }), started];
};

type Spec = FeatureSpec<typeof agenda, AgendaSlice, AgendaNeeds, typeof agendaFacts.kinds>;
export const decide: NonNullable<Spec['decide']> = {
  addItem: (_, input, { newId }) => {
    const item = newId();
    return accept([agendaFacts.make.itemAdded({ item, ...input })], { item: item as ItemId });
  },
  editItem: (slice, input) =>
    hasItem(slice, input.item) ? accept([agendaFacts.make.itemEdited(input)], {}) : refuse('agenda.item-unknown'),
  removeItem: (slice, { item }, { needs }) => {
    const denial = removeItemDenial(slice, item, needs);
    return denial ? refuse(denial) : accept([agendaFacts.make.itemRemoved({ item })], {});
  },
  moveItem: (slice, { item, before }) => {
    if (!hasItem(slice, item) || (before !== null && !hasItem(slice, before))) return refuse('agenda.item-unknown');
    if (before !== null && blockOf(slice, item).includes(before)) return accept([], {});
    return accept([agendaFacts.make.itemMoved({ item, before: placeFor(slice, item, before) })], {});
  },
  startItem: (slice, { item }, { needs, at }) => {
    const denial = startItemDenial(slice, needs);
    if (denial) return refuse(denial);
    if (!hasItem(slice, item)) return refuse('agenda.item-unknown');
    if (currentOf(slice) === item) return refuse('agenda.item-current');
    return accept(turnTo(slice, item, needs.endSpeech(at)), {});
  },
  endItem: (slice, { current: seen }, { needs, at }) => {
    const denial = movedOn(slice, seen) ?? endItemDenial(slice, needs);
    const current = currentOf(slice);
    return denial || current === null
      ? refuse(denial ?? 'agenda.no-current')
      : accept([...needs.endSpeech(at), agendaFacts.make.itemEnded({ item: current })], {});
  },
  next: (slice, { current: seen }, { needs, at }) => {
    const denial = movedOn(slice, seen) ?? nextDenial(slice, needs);
    const item = nextOf(slice);
    return denial || item === null
      ? refuse(denial ?? 'agenda.no-next')
      : accept(turnTo(slice, item, needs.endSpeech(at)), { item: item as ItemId });
  },
};
