import { NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import classes from './editor.module.css';
import type { AgendaItem } from './use-agenda.ts';
import { agendaWords } from './words.ts';

export interface ItemFormProps {
  /** The item that is edited; undefined for a new one. */
  readonly item: AgendaItem | undefined;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly onDone: () => void;
}

export function ItemForm({ item, people, onDone }: ItemFormProps) {
  const w = useWords(agendaWords);
  const add = useCommand('agenda.addItem');
  const edit = useCommand('agenda.editItem');
  const [title, setTitle] = useState(item?.title ?? '');
  const [minutes, setMinutes] = useState<number | string>(item?.minutes ?? 30);
  const [presenter, setPresenter] = useState<string | null>(item?.presenter ?? null);
  const [tried, setTried] = useState(false);
  const titleShort = title.trim().length < 3;
  const length = typeof minutes === 'number' && minutes >= 1 && minutes <= 1440 ? minutes : null;
  const sending = add.sending || edit.sending;
  const submit = async (): Promise<void> => {
    setTried(true);
    if (titleShort || length === null || sending) return;
    const text = { title: title.trim(), minutes: length, presenter, unit: item?.unit ?? null };
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
      <Select
        label={w.presenterLabel}
        placeholder={w.presenterNone}
        clearable
        searchable
        value={presenter}
        onChange={setPresenter}
        data={people.map((person) => ({ value: person.id, label: person.name }))}
      />
      <FailureNotice failure={add.failure ?? edit.failure} />
      <ActionButton type="submit" look="primary" size="large" wide sending={sending}>
        {w.save}
      </ActionButton>
    </form>
  );
}
