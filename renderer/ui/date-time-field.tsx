import { Autocomplete } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useWords } from '../kernel/i18n/words.ts';
import { parseDay, parseTime } from '../kernel/local-time.ts';
import classes from './date-time-field.module.css';
import { DayField } from './day-field.tsx';
import { uiWords } from './words.ts';

export interface DateTimeFieldProps {
  readonly dayLabel: string;
  readonly timeLabel: string;
  /** A day and a time as they were typed, with a T between: `2026-11-24T08:30`, `31/02/2026T8h30`. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly required?: boolean;
  readonly error?: string | null | false | undefined;
}

/** Proposed times: the hours of an office's day, each half hour. */
const halfHours = Array.from(
  { length: 28 },
  (_, i) => `${String(7 + (i >> 1)).padStart(2, '0')}:${i % 2 ? '30' : '00'}`,
);

/** A day and a time of 24 hours, in the order of Vietnam, whatever the browser's language. */
export function DateTimeField({ dayLabel, timeLabel, value, onChange, required = true, error }: DateTimeFieldProps) {
  const w = useWords(uiWords);
  const [day = '', time = ''] = value.split('T');
  const iso = parseDay(day);
  return (
    <div className={classes.pair}>
      <DayField
        label={dayLabel}
        required={required}
        value={day}
        onChange={(next) => onChange(`${next}T${time}`)}
        error={iso && parseTime(time) === null ? null : error}
      />
      <Autocomplete
        label={timeLabel}
        required={required}
        size="md"
        inputMode="numeric"
        placeholder={w.timeForm}
        data={halfHours}
        filter={({ options }) => options}
        leftSection={<IconClock aria-hidden="true" />}
        value={time}
        onChange={(next) => onChange(`${day}T${next}`)}
        onBlur={() => onChange(`${day}T${parseTime(time) ?? time}`)}
        error={iso && parseTime(time) === null ? error : null}
      />
    </div>
  );
}
