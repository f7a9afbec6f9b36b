import { SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { StateChip } from '../../features/meetings/state-chip.tsx';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useEndpoint, useSession } from '../../kernel/use-session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { ErrorState } from '../../ui/states.tsx';
import classes from './calendar.module.css';
import { dayMs, dayOf, daysOf, type Span, sameMonth, turned } from './calendar-days.ts';
import { MeetingLink } from './meeting-link.tsx';
import type { MeetingsFilter } from './meetings-page.tsx';
import { officeWords } from './words.ts';

/** Meetings by the days of a week or a month; on a narrow screen only days that have some. */
export function MeetingsCalendar({ filter }: { filter: MeetingsFilter }) {
  const w = useWords(officeWords);
  const format = useFormats();
  const { value: session } = useSession();
  const today = dayOf(session?.serverTime ?? Date.now());
  const [span, setSpan] = useState<Span>('month');
  const [around, setAround] = useState(today);
  const days = daysOf(span, around);
  const from = days[0] ?? today;
  const to = (days.at(-1) ?? today) + dayMs;
  const { value, failure, reload } = useEndpoint('meetings.list', { ...filter, from, to }, { keep: true });
  const on = (day: number) =>
    (value?.meetings ?? [])
      .filter((meeting) => meeting.startsAt < day + dayMs && meeting.endsAt > day)
      .toSorted((a, b) => a.startsAt - b.startsAt);
  const title = span === 'month' ? format.month(around) : w.week(format.date(from), format.date(to - dayMs));
  return (
    <section className={classes.calendar} aria-label={title}>
      <div className={classes.bar}>
        <IconButton
          label={w.before}
          icon={<IconChevronLeft aria-hidden="true" />}
          onPress={() => setAround(turned(span, around, -1))}
        />
        <IconButton
          label={w.after}
          icon={<IconChevronRight aria-hidden="true" />}
          onPress={() => setAround(turned(span, around, 1))}
        />
        <ActionButton look="quiet" onPress={() => setAround(today)}>
          {w.today}
        </ActionButton>
        <h2 className={classes.title} aria-live="polite">
          {title}
        </h2>
        <SegmentedControl
          aria-label={w.span}
          value={span}
          onChange={(next) => setSpan(next === 'week' ? 'week' : 'month')}
          data={[
            { value: 'week', label: w['span-week'] },
            { value: 'month', label: w['span-month'] },
          ]}
        />
      </div>
      {failure && !value ? <ErrorState failure={failure} onRetry={() => void reload()} /> : null}
      {value && value.meetings.length === 0 ? <p className={classes.soft}>{w.calendarNone}</p> : null}
      <ol className={classes.days} data-span={span}>
        {days.map((day) => {
          const here = on(day);
          return (
            <li
              key={day}
              className={classes.day}
              data-empty={here.length === 0 || undefined}
              data-away={(span === 'month' && !sameMonth(day, around)) || undefined}
              aria-current={day === today ? 'date' : undefined}
            >
              <span className={classes.date}>{format.dayShort(day)}</span>
              {here.map((meeting) => (
                <div key={meeting.id} className={classes.meeting}>
                  <MeetingLink meeting={meeting}>
                    <span>
                      <strong>{format.time(meeting.startsAt)}</strong> {meeting.title}
                    </span>
                  </MeetingLink>
                  {span === 'week' ? <span className={classes.soft}>{meeting.room}</span> : null}
                  {span === 'week' || meeting.state !== 'announced' ? <StateChip state={meeting.state} /> : null}
                </div>
              ))}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
