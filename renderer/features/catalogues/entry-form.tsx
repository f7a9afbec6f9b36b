import { NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CatalogueEntry, CatalogueKind } from '../../../shared/features/catalogues/contract.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import classes from './catalogues.module.css';
import { cataloguesWords } from './words.ts';

export interface EntryFormProps {
  readonly kind: CatalogueKind;
  /** The entry that is edited; null for a new one. */
  readonly entry: CatalogueEntry | null;
  readonly onDone: (name: string) => void;
}

const seatsMax = 10_000;

export function EntryForm({ kind, entry, onDone }: EntryFormProps) {
  const w = useWords(cataloguesWords);
  const add = useCommand('catalogues.add');
  const edit = useCommand('catalogues.edit');
  const [name, setName] = useState(entry?.name ?? '');
  const [abbreviation, setAbbreviation] = useState(entry?.abbreviation ?? '');
  const [capacity, setCapacity] = useState<number | string>(entry?.capacity ?? '');
  const [equipment, setEquipment] = useState(entry?.equipment ?? '');
  const [tried, setTried] = useState(false);
  const short = name.trim().length < 2;
  const seats = capacity === '' ? null : Number(capacity);
  const wrongSeats = seats !== null && !(Number.isInteger(seats) && seats >= 1 && seats <= seatsMax);
  const sending = add.sending || edit.sending;
  const submit = async (): Promise<void> => {
    setTried(true);
    if (short || wrongSeats || sending) return;
    const data = { name: name.trim(), abbreviation: abbreviation.trim(), capacity: seats, equipment: equipment.trim() };
    const result = entry ? await edit.send({ entry: entry.id, ...data }) : await add.send({ kind, ...data });
    if (result.ok) onDone(data.name);
  };
  return (
    <form
      className={classes.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextInput
        label={w.name}
        required
        maxLength={120}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={tried && short ? w.short : null}
      />
      {kind === 'document-type' || kind === 'body' ? (
        <TextInput
          label={w.abbreviation}
          maxLength={20}
          value={abbreviation}
          onChange={(event) => setAbbreviation(event.currentTarget.value)}
        />
      ) : null}
      {kind === 'room' ? (
        <>
          <NumberInput
            label={w.capacity}
            min={1}
            max={seatsMax}
            allowDecimal={false}
            hideControls
            value={capacity}
            onChange={setCapacity}
            error={tried && wrongSeats ? w.capacityRange : null}
          />
          <Textarea
            label={w.equipment}
            maxLength={500}
            autosize
            minRows={2}
            value={equipment}
            onChange={(event) => setEquipment(event.currentTarget.value)}
          />
        </>
      ) : null}
      <FailureNotice failure={add.failure ?? edit.failure} />
      <ActionButton type="submit" look="primary" wide sending={sending}>
        {entry ? w.save : w.add}
      </ActionButton>
    </form>
  );
}
