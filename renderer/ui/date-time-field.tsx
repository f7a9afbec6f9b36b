import '@mantine/dates/styles.layer.css';
import { DateInput, TimePicker } from '@mantine/dates';
import 'dayjs/locale/vi';
import { IconCalendar } from '@tabler/icons-react';
import { useWords } from '../kernel/i18n/words.ts';
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
      <TimePicker
        label={timeLabel}
        required
        size="md"
        format="24h"
        hoursInputLabel={w.hours}
        minutesInputLabel={w.minutes}
        value={time}
        onChange={(next) => onChange(`${day}T${next.slice(0, 5)}`)}
        error={Boolean(error)}
      />
    </div>
  );
}

/** `24/11/2026`, `24-11-2026` or `24.11.26` as `YYYY-MM-DD`; null when it is no day of the calendar. */
export function parseDay(text: string): string | null {
  const found = /^\s*(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})\s*$/.exec(text);
  if (!found) return null;
  const [, day = '', month = '', year = ''] = found;
  const full = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${full}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== full ? null : full;
}
