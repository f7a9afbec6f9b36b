import type { ItemView } from '../../../shared/features/agenda/contract.ts';
import { Timer } from '../../ui/timer.tsx';

/** Time left of what was planned for the item; nothing before it begins. */
export function ItemTimer({ item, large = false }: { item: Pick<ItemView, 'startedAt' | 'minutes'>; large?: boolean }) {
  return item.startedAt === null ? null : <Timer endsAt={item.startedAt + item.minutes * 60_000} large={large} />;
}
