import '@mantine/dates/styles.layer.css';
import { Popover, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import 'dayjs/locale/vi';
import { IconCalendar } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../kernel/i18n/words.ts';
import { parseDay, shownDay } from '../kernel/local-time.ts';
import { usePreferences } from '../kernel/preferences.ts';
import { IconButton } from './icon-button.tsx';
import { uiWords } from './words.ts';

export interface DayFieldProps {
  readonly label: string;
  readonly required?: boolean;
  /** What an empty field means; by default the form of a day. */
  readonly placeholder?: string;
  /** As it was typed: `2026-11-24`, `31/02/2026`; empty for none. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | null | false | undefined;
}

/** A day, typed as 24/11/2026 or picked. What is no day of the calendar stays as it was typed, to be named and mended. */
export function DayField({ label, required = false, placeholder, value, onChange, error }: DayFieldProps) {
  const w = useWords(uiWords);
  const { language } = usePreferences();
  const [picking, setPicking] = useState(false);
  const iso = parseDay(value);
  return (
    <TextInput
      label={label}
      required={required}
      inputMode="numeric"
      placeholder={placeholder ?? w.dayForm}
      value={shownDay(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => onChange(iso ?? value)}
      error={error}
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
                if (next) onChange(next);
              }}
            />
          </Popover.Dropdown>
        </Popover>
      }
    />
  );
}
