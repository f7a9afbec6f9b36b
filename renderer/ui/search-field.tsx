import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { Ref } from 'react';

/** A search that ignores tone marks. */
export function SearchField({
  label,
  value,
  onChange,
  inputRef,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  inputRef?: Ref<HTMLInputElement>;
}) {
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch aria-hidden="true" />}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...(inputRef ? { ref: inputRef } : {})}
    />
  );
}
