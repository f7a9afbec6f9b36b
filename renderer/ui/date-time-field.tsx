import '@mantine/dates/styles.layer.css';
import { Autocomplete } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import 'dayjs/locale/vi';
import { IconCalendar, IconClock } from '@tabler/icons-react';
import { useWords } from '../kernel/i18n/words.ts';
import { parseDay, parseTime } from '../kernel/local-time.ts';
import { usePreferences } from '../kernel/preferences.ts';
import classes from './date-time-field.module.css';
import { uiWords } from './words.ts';

export interface DateTimeFieldProps {
  readonly dayLabel: string;
  readonly timeLabel: string;
  /** `YYYY-MM-DDTHH:mm`; a part that is empty is empty between its marks, as in `T08:00`. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | null | false | undefined;
}

/** A day (typed as 24/11/2026, or picked) and a time of 24 hours, in the order of the chosen language, not the browser's. */
export function DateTimeField({ dayLabel, timeLabel, value, onChange, error }: DateTimeFieldProps) {
  const w = useWords(uiWords);
  const { language } = usePreferences();
  const [day = '', time = ''] = value.split('T');
  return (
    <div className={classes.pair}>
      <DateInput
        label={dayLabel}
        required
        size="md"
        locale={language}
        firstDayOfWeek={1}
        valueFormat="DD/MM/YYYY"
        dateParser={parseDay}
        placeholder={w.dayForm}
        leftSection={<IconCalendar aria-hidden="true" />}
        popoverProps={{ withinPortal: true }}
        ariaLabels={{ previousMonth: w.previousMonth, nextMonth: w.nextMonth }}
        value={day || null}
        onChange={(next) => onChange(`${next ?? ''}T${time}`)}
        error={error}
      />
      <Autocomplete
        label={timeLabel}
        required
        size="md"
        inputMode="numeric"
        placeholder={w.timeForm}
        data={halfHours}
        filter={({ options }) => options}
        leftSection={<IconClock aria-hidden="true" />}
        value={time}
        onChange={(next) => onChange(`${day}T${next}`)}
        onBlur={() => onChange(`${day}T${parseTime(time) ?? time}`)}
        error={Boolean(error)}
      />
    </div>
  );
}

/** Proposed times: the hours of an office's day, each half hour. */
const halfHours = Array.from(
  { length: 28 },
  (_, i) => `${String(7 + (i >> 1)).padStart(2, '0')}:${i % 2 ? '30' : '00'}`,
);
