import { Select } from '@mantine/core';

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface ChoiceProps {
  readonly label: string;
  /** The label is for assistive technology alone: what stands beside it says it. */
  readonly bare?: boolean;
  /** What is shown, and offered first, when nothing is chosen. */
  readonly none: string;
  readonly options: readonly Option[];
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly className?: string | undefined;
  readonly focused?: boolean;
}

/** One of several, found by typing, or none: the first entry, as large as the others, instead of a small cross. */
export function Choice({ label, bare = false, none, options, value, onChange, className, focused }: ChoiceProps) {
  return (
    <Select
      {...(bare ? { 'aria-label': label } : { label })}
      {...(className ? { className } : {})}
      searchable={options.length > 7}
      allowDeselect={false}
      data-autofocus={focused || undefined}
      value={value ?? ''}
      onChange={(next) => onChange(next || null)}
      data={[{ value: '', label: none }, ...options]}
    />
  );
}
