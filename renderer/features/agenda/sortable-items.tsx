import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { IconGripVertical } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../../kernel/i18n/words.ts';
import classes from './editor.module.css';
import type { AgendaItem } from './use-agenda.ts';
import { agendaWords } from './words.ts';

export interface SortableItemsProps {
  readonly items: readonly AgendaItem[];
  /** Puts an item before another, or last. */
  readonly onMove: (item: AgendaItem, before: string | null) => void;
  readonly children: ReactNode;
}

/** A list whose items are dragged by their handle: by mouse, by finger, or lifted by the space bar. */
export function SortableItems({ items, onMove, children }: SortableItemsProps) {
  const w = useWords(agendaWords);
  const sensors = useSensors(
    // A handle that is only touched does not move.
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const of = (id: unknown): AgendaItem | undefined => items.find((item) => item.id === id);
  const titleOf = (id: unknown): string => of(id)?.title ?? '';
  const end = ({ active, over }: DragEndEvent): void => {
    const moved = of(active.id);
    const target = of(over?.id);
    if (!moved || !target || moved === target) return;
    onMove(moved, target.number < moved.number ? target.id : (items[target.number]?.id ?? null));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={end}
      accessibility={{
        screenReaderInstructions: { draggable: w.dragHelp },
        announcements: {
          onDragStart: ({ active }) => w.lifted(titleOf(active.id)),
          // Over itself it has not moved: what was said when it was lifted stands.
          onDragOver: ({ active, over }) =>
            over && over.id !== active.id ? w.over(titleOf(active.id), of(over.id)?.number ?? 0) : undefined,
          onDragEnd: ({ active, over }) =>
            over ? w.dropped(titleOf(active.id), of(over.id)?.number ?? 0) : w.letGo(titleOf(active.id)),
          onDragCancel: ({ active }) => w.letGo(titleOf(active.id)),
        },
      }}
    >
      <SortableContext items={items.map((item) => item.id)} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  );
}

export interface SortableItemProps {
  readonly item: AgendaItem;
  readonly editable: boolean;
  /** Gets the handle, for where it belongs in the row. */
  readonly children: (handle: ReactNode) => ReactNode;
}

export function SortableItem({ item, editable, children }: SortableItemProps) {
  const w = useWords(agendaWords);
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: item.id,
    disabled: !editable,
    attributes: { roleDescription: w.dragged },
  });
  return (
    <li
      ref={setNodeRef}
      className={classes.item}
      data-sub={item.sub || undefined}
      data-dragging={isDragging || undefined}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      {children(
        editable ? (
          <button
            type="button"
            ref={setActivatorNodeRef}
            className={classes.handle}
            {...attributes}
            {...listeners}
            aria-label={w.drag(item.title)}
            title={w.drag(item.title)}
          >
            <IconGripVertical aria-hidden="true" />
          </button>
        ) : null,
      )}
    </li>
  );
}
