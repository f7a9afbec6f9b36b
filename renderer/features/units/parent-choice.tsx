import { Select } from '@mantine/core';
import { useWords } from '../../kernel/i18n/words.ts';
import { Choice } from '../../ui/choice.tsx';
import { type Unit, unitOptions } from './use-units.ts';
import { unitsWords } from './words.ts';

export interface ParentChoiceProps {
  readonly units: readonly Unit[];
  /** Only under one of these units, never at the top. */
  readonly below: boolean;
  readonly value: string | null;
  readonly onChange: (unit: string | null) => void;
  readonly focused?: boolean;
}

/** The unit above another one. */
export function ParentChoice({ units, below, value, onChange, focused = false }: ParentChoiceProps) {
  const w = useWords(unitsWords);
  const options = unitOptions(units);
  return below ? (
    <Select
      label={w.parent}
      searchable={options.length > 7}
      allowDeselect={false}
      data-autofocus={focused || undefined}
      value={value}
      onChange={onChange}
      data={options}
    />
  ) : (
    <Choice label={w.parent} none={w.top} focused={focused} value={value} onChange={onChange} options={options} />
  );
}
