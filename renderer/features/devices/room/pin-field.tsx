import { IconBackspace } from '@tabler/icons-react';
import { useId } from 'react';
import { useWords } from '../../../kernel/i18n/words.ts';
import classes from './room.module.css';
import { roomWords } from './words.ts';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0', 'back'] as const;
export const pinLength = 6;

export interface PinFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | null;
  readonly focused?: boolean;
}

/**
 * Six digits that nobody beside reads: by large keys, since such tablets often have no keyboard, or typed. No password field, which
 * the browser would offer to remember.
 */
export function PinField({ label, value, onChange, error = null, focused = false }: PinFieldProps) {
  const w = useWords(roomWords);
  const field = useId();
  const put = (text: string): void => onChange(text.replace(/\D/g, '').slice(0, pinLength));
  return (
    <div className={classes.pin}>
      <label htmlFor={field} className={classes.label}>
        {label}
      </label>
      <input
        id={field}
        className={classes.digits}
        type="text"
        inputMode="none"
        autoComplete="off"
        maxLength={pinLength}
        value={value}
        aria-invalid={error !== null || undefined}
        aria-describedby={error === null ? undefined : `${field}-error`}
        // biome-ignore lint/a11y/noAutofocus: the one thing that there is to do on such a screen
        autoFocus={focused}
        onChange={(event) => put(event.currentTarget.value)}
      />
      {error === null ? null : (
        <p className={classes.wrong} id={`${field}-error`}>
          {error}
        </p>
      )}
      <div className={classes.keys}>
        {keys.map((key) =>
          key === '' ? (
            <span key="gap" />
          ) : (
            <button
              key={key}
              type="button"
              className={classes.key}
              {...(key === 'back' && { 'aria-label': w.erase })}
              onClick={() => put(key === 'back' ? value.slice(0, -1) : value + key)}
            >
              {key === 'back' ? <IconBackspace aria-hidden="true" /> : key}
            </button>
          ),
        )}
      </div>
    </div>
  );
}
