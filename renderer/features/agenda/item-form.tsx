import { NumberInput, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PersonId, UnitId } from '../../../shared/kernel/ids.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { fromLocalText, toLocalText } from '../../kernel/local-time.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Choice, type Option } from '../../ui/choice.tsx';
import { DateTimeField } from '../../ui/date-time-field.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import classes from './editor.module.css';
import type { AgendaItem } from './use-agenda.ts';
import { agendaWords } from './words.ts';

export interface ItemFormProps {
  /** The item that is edited; undefined for a new one. */
  readonly item: AgendaItem | undefined;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly units: readonly Option[];
  /** A main item stands above: this one may stand under it. */
  readonly maySub: boolean;
  /** When the meeting begins: papers are due before. */
  readonly startsAt: number;
  readonly onDone: () => void;
}

export function ItemForm({ item, people, units, maySub, startsAt, onDone }: ItemFormProps) {
  const w = useWords(agendaWords);
  const add = useCommand('agenda.addItem');
  const edit = useCommand('agenda.editItem');
  const [title, setTitle] = useState(item?.title ?? '');
  const [minutes, setMinutes] = useState<number | string>(item?.minutes ?? 30);
  const [presenter, setPresenter] = useState<PersonId | null>(item?.presenter ?? null);
  const [unit, setUnit] = useState<UnitId | null>(item?.unit ?? null);
  const [due, setDue] = useState(item?.due ? toLocalText(item.due) : 'T17:00');
  const [sub, setSub] = useState(item?.sub ?? false);
  const [tried, setTried] = useState(false);
  const titleShort = title.trim().length < 3;
  const length = typeof minutes === 'number' && minutes >= 1 && minutes <= 1440 ? minutes : null;
  const dueAt = unit === null || due.startsWith('T') ? null : fromLocalText(due);
  const dueWrong = unit !== null && !due.startsWith('T') && dueAt === null;
  const dueLate = dueAt !== null && dueAt >= startsAt;
  const sending = add.sending || edit.sending;
  const submit = async (): Promise<void> => {
    setTried(true);
    if (titleShort || length === null || dueWrong || dueLate || sending) return;
    const text = { title: title.trim(), minutes: length, presenter, unit, due: dueAt, sub: sub && maySub };
    const result = item ? await edit.send({ item: item.id, ...text }) : await add.send(text);
    if (result.ok) onDone();
  };
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextInput
        label={w.title}
        required
        maxLength={300}
        data-autofocus
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        error={tried && titleShort ? w.titleShort : null}
      />
      {maySub ? (
        <Switch size="md" label={w.sub} checked={sub} onChange={(event) => setSub(event.currentTarget.checked)} />
      ) : null}
      <NumberInput
        label={w.length}
        min={1}
        max={1440}
        allowDecimal={false}
        hideControls
        value={minutes}
        onChange={setMinutes}
        error={tried && length === null ? w.lengthRange : null}
      />
      <Choice
        label={w.presenterLabel}
        none={w.presenterNone}
        value={presenter}
        onChange={(value) => setPresenter(value as PersonId | null)}
        options={people.map((person) => ({ value: person.id, label: person.name }))}
      />
      <Choice
        label={w.unitLabel}
        none={w.presenterNone}
        value={unit}
        onChange={(value) => setUnit(value as UnitId | null)}
        options={units}
      />
      {unit === null ? null : (
        <DateTimeField
          dayLabel={w.dueDay}
          timeLabel={w.dueTime}
          required={false}
          value={due}
          onChange={setDue}
          error={tried && dueWrong ? w.dueWrong : tried && dueLate ? w.dueLate : null}
        />
      )}
      <FailureNotice failure={add.failure ?? edit.failure} />
      <ActionButton type="submit" look="primary" size="large" wide sending={sending}>
        {w.save}
      </ActionButton>
    </form>
  );
}
