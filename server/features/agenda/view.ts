import type { ItemView } from '../../../shared/features/agenda/contract.ts';
import type { ItemId } from '../../../shared/kernel/ids.ts';
import type { ViewContext } from '../../kernel/feature.ts';
import {
  type AgendaNeeds,
  type AgendaSlice,
  currentOf,
  endItemDenial,
  nextDenial,
  removeItemDenial,
  startItemDenial,
} from './rules.ts';

export const itemsView = (slice: AgendaSlice, { access, needs }: ViewContext<AgendaNeeds>) => {
  const mayRead = (item: string): boolean => access.items === 'all' || access.items.includes(item);
  const current = currentOf(slice);
  const manager = access.audience === 'managers';
  const items: Record<string, ItemView> = {};
  for (const [order, item] of slice.order.entries()) {
    const found = slice.items[item];
    if (!found || !mayRead(item)) continue;
    items[item] = {
      order,
      ...found,
      due: found.due ?? null,
      sub: found.sub ?? false,
      ...(manager && { removeDenial: removeItemDenial(slice, item, needs) }),
    };
  }
  return {
    items,
    current: current !== null && mayRead(current) ? (current as ItemId) : null,
    closedDoor: current !== null && !mayRead(current),
    ...(manager && {
      denials: {
        next: nextDenial(slice, needs),
        endItem: endItemDenial(slice, needs),
        startItem: startItemDenial(slice, needs),
      },
    }),
  };
};
