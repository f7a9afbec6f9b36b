import { IconArrowDown, IconArrowUp, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useDenial } from '../../kernel/i18n/failure-words.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { Empty } from '../../ui/states.tsx';
import classes from './editor.module.css';
import { ItemForm } from './item-form.tsx';
import type { Agenda, AgendaItem } from './use-agenda.ts';
import { agendaWords } from './words.ts';

export interface AgendaEditorProps {
  readonly agenda: Agenda;
  readonly people: readonly { readonly id: string; readonly name: string }[];
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

/** The agenda while it is prepared: add, edit, remove, and move by buttons. */
export function AgendaEditor({ agenda, people, nameOf, startsAt, editable, under }: AgendaEditorProps) {
  const format = useFormats();
  const w = useWords(agendaWords);
  const announce = useAnnounce();
  const move = useCommand('agenda.moveItem');
  const remove = useCommand('agenda.removeItem');
  const [editing, setEditing] = useState<AgendaItem | 'new' | null>(null);
  const [removing, setRemoving] = useState<AgendaItem | null>(null);
  const denial = useDenial();
  const { items } = agenda;
  const moveBy = async (item: AgendaItem, step: -1 | 1): Promise<void> => {
    const before = step < 0 ? items[item.number - 2]?.id : (items[item.number + 1]?.id ?? null);
    if (before === undefined) return;
    if ((await move.send({ item: item.id, before })).ok) announce(w.moved(item.title));
  };
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
      <ol className={classes.list}>
        {items.map((item) => (
          <li key={item.id} className={classes.item}>
            <div className={classes.row}>
              <div className={classes.text}>
                <strong>
                  {item.number}. {item.title}
                </strong>
                <span className={classes.soft}>
                  {format.time(startsAt + minutesBefore(items, item.number) * 60_000)} · {w.minutes(item.minutes)}
                  {item.presenter ? ` · ${w.presenter(nameOf(item.presenter))}` : null}
                </span>
              </div>
              {editable ? (
                <div className={classes.buttons}>
                  {item.number > 1 ? (
                    <IconButton
                      label={w.up(item.title)}
                      icon={<IconArrowUp aria-hidden="true" />}
                      sending={move.sending}
                      onPress={() => void moveBy(item, -1)}
                    />
                  ) : null}
                  {item.number < items.length ? (
                    <IconButton
                      label={w.down(item.title)}
                      icon={<IconArrowDown aria-hidden="true" />}
                      sending={move.sending}
                      onPress={() => void moveBy(item, 1)}
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
          </li>
        ))}
      </ol>
      <Dialog opened={editing !== null} title={editing === 'new' ? w.add : w.edit} onClose={() => setEditing(null)}>
        {editing === null ? null : (
          <ItemForm item={editing === 'new' ? undefined : editing} people={people} onDone={() => setEditing(null)} />
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
