import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { UnitId } from '../../../shared/kernel/ids.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { ParentChoice } from './parent-choice.tsx';
import classes from './units.module.css';
import type { Unit } from './use-units.ts';
import { unitsWords } from './words.ts';

export interface UnitFormProps {
  readonly units: readonly Unit[];
  /** Only under one of these units, never at the top. */
  readonly below: boolean;
  /** A new unit, under another one or at the top; or the new name of one. */
  readonly what: { readonly under: Unit | null } | { readonly rename: Unit };
  readonly onDone: (name: string) => void;
}

export function UnitForm({ units, below, what, onDone }: UnitFormProps) {
  const w = useWords(unitsWords);
  const add = useCommand('units.add');
  const rename = useCommand('units.rename');
  const old = 'rename' in what ? what.rename : null;
  const [name, setName] = useState(old?.name ?? '');
  // An office has one unit at its top: a new one stands under it unless somebody says otherwise.
  const [parent, setParent] = useState<string | null>(() => {
    const tops = units.filter((unit) => unit.parent === null && !unit.retired);
    const under = 'under' in what ? what.under : null;
    return under?.id ?? (tops.length === 1 ? tops[0]!.id : null);
  });
  const [tried, setTried] = useState(false);
  const short = name.trim().length < 2;
  const sending = add.sending || rename.sending;
  const submit = async (): Promise<void> => {
    setTried(true);
    if (short || sending) return;
    const result = old
      ? await rename.send({ unit: old.id, name: name.trim() })
      : await add.send({ name: name.trim(), parent: parent as UnitId | null });
    if (result.ok) onDone(name.trim());
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
        label={w.name}
        required
        maxLength={120}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={tried && short ? w.short : null}
      />
      {old ? null : <ParentChoice below={below} value={parent} onChange={setParent} units={units} />}
      <FailureNotice failure={add.failure ?? rename.failure} />
      <ActionButton type="submit" look="primary" wide sending={sending}>
        {old ? w.save : w.add}
      </ActionButton>
    </form>
  );
}
