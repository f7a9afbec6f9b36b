import { IconArrowDown, IconArrowUp, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { ItemId } from '../../../shared/kernel/ids.ts';
import { useDenial } from '../../kernel/i18n/failure-words.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import type { Option } from '../../ui/choice.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { Empty } from '../../ui/states.tsx';
import classes from './editor.module.css';
import { ItemForm } from './item-form.tsx';
import { SortableItem, SortableItems } from './sortable-items.tsx';
import type { Agenda, AgendaItem } from './use-agenda.ts';
import { agendaWords } from './words.ts';

export interface AgendaEditorProps {
  readonly agenda: Agenda;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly units: readonly Option[];
  readonly nameOf: (person: string | null) => string;
  /** When the meeting starts: each item is shown with the time that the lengths before it give. */
  readonly startsAt: number;
  /** False once nothing may change any more. */
  readonly editable: boolean;
  /** What belongs to an item, such as its papers. */
  readonly under: (item: AgendaItem) => ReactNode;
}

/** Planned minutes of the items before the one of this number. */
const minutesBefore = (items: readonly AgendaItem[], number: number): number =>
  items.slice(0, number - 1).reduce((sum, item) => sum + item.minutes, 0);

/** The agenda while it is prepared: add, edit, remove, and move by dragging or by buttons. */
export function AgendaEditor({ agenda, people, units, nameOf, startsAt, editable, under }: AgendaEditorProps) {
  const format = useFormats();
  const w = useWords(agendaWords);
  const announce = useAnnounce();
  const move = useCommand('agenda.moveItem');
  const remove = useCommand('agenda.removeItem');
  const [editing, setEditing] = useState<AgendaItem | 'new' | null>(null);
  const [removing, setRemoving] = useState<AgendaItem | null>(null);
  const denial = useDenial();
  const { items } = agenda;
  const moveTo = async (item: AgendaItem, before: ItemId | null): Promise<void> => {
    if ((await move.send({ item: item.id, before })).ok) announce(w.moved(item.title));
  };
  // A main item goes over the next main one and all that stands under it.
  const peers = (item: AgendaItem): readonly AgendaItem[] =>
    item.label.includes('.') ? items : items.filter((other) => !other.label.includes('.'));
  const above = (item: AgendaItem): AgendaItem | undefined => peers(item)[peers(item).indexOf(item) - 1];
  const below = (item: AgendaItem): AgendaItem | undefined => peers(item)[peers(item).indexOf(item) + 1];
  const afterNext = (item: AgendaItem): ItemId | null => peers(item)[peers(item).indexOf(item) + 2]?.id ?? null;
  const unitOf = (unit: string | null): string =>
    units
      .find((one) => one.value === unit)
      ?.label.split(' › ')
      .at(-1) ?? '';
  return (
    <div className={classes.stack}>
      <div className={classes.head}>
        <span className={classes.soft}>
          {w.total(
            items.length,
            items.reduce((sum, item) => sum + item.minutes, 0),
          )}
        </span>
        {editable ? (
          <ActionButton look="primary" icon={<IconPlus aria-hidden="true" />} onPress={() => setEditing('new')}>
            {w.add}
          </ActionButton>
        ) : null}
      </div>
      <FailureNotice failure={move.failure} />
      {items.length === 0 ? <Empty title={w.empty}>{w.emptyText}</Empty> : null}
      <SortableItems items={items} onMove={(item, before) => void moveTo(item, before as ItemId | null)}>
        <ol className={classes.list}>
          {items.map((item) => (
            <SortableItem key={item.id} item={item} editable={editable && items.length > 1}>
              {(handle) => (
                <>
                  <div className={classes.row}>
                    {handle}
                    <div className={classes.text}>
                      <strong>
                        {item.label}. {item.title}
                      </strong>
                      <span className={classes.soft}>
                        {format.time(startsAt + minutesBefore(items, item.number) * 60_000)} · {w.minutes(item.minutes)}
                        {item.presenter ? ` · ${w.presenter(nameOf(item.presenter))}` : null}
                      </span>
                      {item.unit ? (
                        <span className={classes.soft}>
                          {[w.unitBy(unitOf(item.unit)), item.due ? w.dueBy(format.dateTime(item.due)) : '']
                            .filter(Boolean)
                            .join(' · ')}
                        </span>
                      ) : null}
                    </div>
                    {editable ? (
                      <div className={classes.buttons}>
                        {above(item) ? (
                          <IconButton
                            label={w.up(item.title)}
                            icon={<IconArrowUp aria-hidden="true" />}
                            sending={move.sending}
                            onPress={() => void moveTo(item, above(item)?.id ?? null)}
                          />
                        ) : null}
                        {below(item) ? (
                          <IconButton
                            label={w.down(item.title)}
                            icon={<IconArrowDown aria-hidden="true" />}
                            sending={move.sending}
                            onPress={() => void moveTo(item, afterNext(item))}
                          />
                        ) : null}
                        <IconButton
                          label={`${w.edit}: ${item.title}`}
                          icon={<IconPencil aria-hidden="true" />}
                          onPress={() => setEditing(item)}
                        />
                        <IconButton
                          label={`${w.remove}: ${item.title}`}
                          icon={<IconTrash aria-hidden="true" />}
                          onPress={() => setRemoving(item)}
                        />
                      </div>
                    ) : null}
                  </div>
                  {under(item)}
                </>
              )}
            </SortableItem>
          ))}
        </ol>
      </SortableItems>
      <Dialog opened={editing !== null} title={editing === 'new' ? w.add : w.edit} onClose={() => setEditing(null)}>
        {editing === null ? null : (
          <ItemForm
            startsAt={startsAt}
            item={editing === 'new' ? undefined : editing}
            people={people}
            units={units}
            maySub={editing === 'new' ? items.length > 0 : editing.number > 1}
            onDone={() => setEditing(null)}
          />
        )}
      </Dialog>
      <ConfirmDialog
        opened={removing !== null}
        title={w.remove}
        confirm={w.remove}
        danger
        sending={remove.sending}
        failure={remove.failure}
        denial={denial(items.find((item) => item.id === removing?.id)?.removeDenial)}
        onConfirm={() =>
          removing && void remove.send({ item: removing.id }).then((result) => result.ok && setRemoving(null))
        }
        onClose={() => {
          setRemoving(null);
          remove.clear();
        }}
      >
        <p>{w.removeText(removing?.title ?? '')}</p>
      </ConfirmDialog>
    </div>
  );
}
