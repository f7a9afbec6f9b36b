import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { minutesMax } from '../../../shared/features/speaking/contract.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { speakingWords } from './words.ts';

export interface MinutesFormProps {
  readonly opened: boolean;
  readonly minutes: { readonly first: number; readonly again: number };
  readonly onClose: () => void;
}

/** How long one speaks: the first time on an item, and after that. */
export function MinutesForm({ opened, minutes, onClose }: MinutesFormProps) {
  const w = useWords(speakingWords);
  const set = useCommand('speaking.setMinutes');
  const [first, setFirst] = useState<number | null>(null);
  const [again, setAgain] = useState<number | null>(null);
  const close = (): void => {
    setFirst(null);
    setAgain(null);
    onClose();
  };
  const save = async (): Promise<void> => {
    const result = await set.send({ first: first ?? minutes.first, again: again ?? minutes.again });
    if (result.ok) close();
  };
  const field = (label: string, value: number, onChange: (value: number) => void) => (
    <NumberInput
      label={label}
      min={1}
      max={minutesMax}
      clampBehavior="strict"
      allowDecimal={false}
      value={value}
      onChange={(next) => typeof next === 'number' && onChange(next)}
    />
  );
  return (
    <Dialog opened={opened} title={w.minutesTitle} onClose={close}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!set.sending) void save();
        }}
      >
        {field(w.first, first ?? minutes.first, setFirst)}
        {field(w.later, again ?? minutes.again, setAgain)}
        <p>{w.minutesText}</p>
        <FailureNotice failure={set.failure} />
        <ActionButton type="submit" look="primary" wide sending={set.sending}>
          {w.save}
        </ActionButton>
      </form>
    </Dialog>
  );
}
