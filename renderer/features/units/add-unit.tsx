import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import classes from './add-unit.module.css';
import { unitsWords } from './words.ts';

export function AddUnit({ onAdded }: { onAdded: (name: string) => void }) {
  const w = useWords(unitsWords);
  const { send, sending, failure } = useCommand('units.add');
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const short = name.trim().length < 2;
  const submit = async (): Promise<void> => {
    setTried(true);
    if (short || sending) return;
    if ((await send({ name: name.trim() })).ok) onAdded(name.trim());
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
      <FailureNotice failure={failure} />
      <ActionButton type="submit" look="primary" wide sending={sending}>
        {w.add}
      </ActionButton>
    </form>
  );
}
