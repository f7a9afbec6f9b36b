import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { KeyboardEvent, Ref } from 'react';

/** A search that ignores tone marks. */
export function SearchField({
  label,
  value,
  onChange,
  inputRef,
  onEnter,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  inputRef?: Ref<HTMLInputElement>;
  /** Takes the Enter key, which otherwise sends the form around it. */
  onEnter?: () => void;
}) {
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch aria-hidden="true" />}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...(onEnter && {
        onKeyDown: (event: KeyboardEvent) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          onEnter();
        },
      })}
      {...(inputRef ? { ref: inputRef } : {})}
    />
  );
}
