import '@mantine/dates/styles.layer.css';
import { Autocomplete, Popover, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import 'dayjs/locale/vi';
import { IconCalendar, IconClock } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../kernel/i18n/words.ts';
import { parseDay, parseTime, shownDay } from '../kernel/local-time.ts';
import { usePreferences } from '../kernel/preferences.ts';
import classes from './date-time-field.module.css';
import { IconButton } from './icon-button.tsx';
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

/**
 * A day (typed as 24/11/2026, or picked) and a time of 24 hours, in the order of Vietnam, whatever the browser's language.
 * What is no day of the calendar stays as it was typed, to be named and mended; it is never replaced.
 */
export function DateTimeField({ dayLabel, timeLabel, value, onChange, required = true, error }: DateTimeFieldProps) {
  const w = useWords(uiWords);
  const { language } = usePreferences();
  const [picking, setPicking] = useState(false);
  const [day = '', time = ''] = value.split('T');
  const iso = parseDay(day);
  return (
    <div className={classes.pair}>
      <TextInput
        label={dayLabel}
        required={required}
        inputMode="numeric"
        placeholder={w.dayForm}
        value={shownDay(day)}
        onChange={(event) => onChange(`${event.currentTarget.value}T${time}`)}
        onBlur={() => onChange(`${iso ?? day}T${time}`)}
        error={iso && parseTime(time) === null ? null : error}
        rightSectionWidth="var(--target)"
        rightSection={
          <Popover opened={picking} onChange={setPicking} position="bottom-end" trapFocus>
            <Popover.Target>
              <IconButton
                label={w.pickDay}
                icon={<IconCalendar aria-hidden="true" />}
                onPress={() => setPicking(!picking)}
              />
            </Popover.Target>
            <Popover.Dropdown>
              <DatePicker
                size="md"
                locale={language}
                firstDayOfWeek={1}
                ariaLabels={{ previousMonth: w.previousMonth, nextMonth: w.nextMonth }}
                {...(iso ? { defaultDate: iso } : {})}
                value={iso}
                onChange={(next) => {
                  setPicking(false);
                  if (next) onChange(`${next}T${time}`);
                }}
              />
            </Popover.Dropdown>
          </Popover>
        }
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
