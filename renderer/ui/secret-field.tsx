import { PasswordInput, TextInput } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../kernel/i18n/words.ts';
import { isShared } from '../kernel/shared-device.ts';
import classes from './secret-field.module.css';
import { uiWords } from './words.ts';

export interface SecretFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: string;
  /** Of so many digits and nothing else. */
  readonly digits?: number;
  readonly error?: string | null;
}

/**
 * A password. On the tablet of a room it is no password field to the browser, which would keep whose it is and offer to
 * remember it: only its letters are hidden.
 */
export function SecretField({ label, value, onChange, description, digits, error }: SecretFieldProps) {
  const w = useWords(uiWords);
  const [shown, setShown] = useState(false);
  const common = {
    label,
    value,
    description,
    error: error ?? null,
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange(digits === undefined ? event.currentTarget.value : event.currentTarget.value.replace(/\D/g, '')),
    ...(digits !== undefined && { inputMode: 'numeric' as const, maxLength: digits }),
  };
  if (!isShared())
    return <PasswordInput {...common} autoComplete={digits === undefined ? 'current-password' : 'off'} />;
  return (
    <TextInput
      {...common}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      classNames={shown ? {} : { input: classes.hidden }}
      rightSectionWidth="calc(var(--target) + 2 * var(--hair))"
      rightSection={
        <button
          type="button"
          className={classes.eye}
          aria-label={w.showPassword}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? <IconEyeOff aria-hidden="true" /> : <IconEye aria-hidden="true" />}
        </button>
      }
    />
  );
}
