import { useMemo } from 'react';
import type { ItemView } from '../../../shared/features/agenda/contract.ts';
import type { ItemId } from '../../../shared/kernel/ids.ts';
import type { ViewValue } from '../../../shared/protocol.ts';
import { useView } from '../../kernel/use-view.ts';

export interface AgendaItem extends ItemView {
  readonly id: ItemId;
  /** Its place, from 1, among the items that this person sees. */
  readonly number: number;
  /** How it is numbered: `3`, or `3.1` under the third main item. */
  readonly label: string;
}

export interface Agenda {
  readonly items: readonly AgendaItem[];
  readonly current: AgendaItem | undefined;
  /** The one that waits after the current one, or the first that waits. */
  readonly next: AgendaItem | undefined;
  readonly closedDoor: boolean;
  readonly denials: ViewValue<'agenda.items'>['denials'];
}

export function agendaOf(view: ViewValue<'agenda.items'>): Agenda {
  let main = 0;
  let under = 0;
  const items = Object.entries(view.items)
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([id, item], index): AgendaItem => {
      // What stands first stands under nothing.
      if (item.sub && main > 0) under += 1;
      else [main, under] = [main + 1, 0];
      return { ...item, id: id as ItemId, number: index + 1, label: under > 0 ? `${main}.${under}` : String(main) };
    });
  const current = items.find((item) => item.id === view.current);
  return {
    items,
    current,
    next: items.find((item) => item.state === 'waiting' && item.number > (current?.number ?? 0)),
    closedDoor: view.closedDoor,
    denials: view.denials,
  };
}

/** The agenda in its order; undefined while loading. */
export function useAgenda(): Agenda | undefined {
  const view = useView('agenda.items');
  return useMemo(() => view && agendaOf(view), [view]);
}
