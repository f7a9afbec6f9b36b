import { useMemo } from 'react';
import type { ItemView } from '../../../shared/features/agenda/contract.ts';
import type { ViewValue } from '../../../shared/protocol.ts';
import { useView } from '../../kernel/use-view.ts';

export interface AgendaItem extends ItemView {
  readonly id: string;
  /** Its place, from 1, among the items that this person sees. */
  readonly number: number;
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
  const items = Object.entries(view.items)
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([id, item], index): AgendaItem => ({ ...item, id, number: index + 1 }));
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
