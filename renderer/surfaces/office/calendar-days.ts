/** A day in Vietnam begins at 17:00 UTC of the day before; there is no summer shift. In ms. */
export const dayMs = 86_400_000;
const shiftMs = 7 * 3_600_000;

/** Where the day of a moment begins. */
export const dayOf = (ms: number): number => Math.floor((ms + shiftMs) / dayMs) * dayMs - shiftMs;

/** 0 on Monday, 6 on Sunday. */
const weekday = (day: number): number => (Math.floor((day + shiftMs) / dayMs) + 3) % 7;

export type Span = 'week' | 'month';

/** Days of the week or month around a day: whole weeks from Monday on. */
export function daysOf(span: Span, around: number): readonly number[] {
  const day = dayOf(around);
  const first = span === 'week' ? day : firstOfMonth(day, 0);
  const last = span === 'week' ? day : firstOfMonth(day, 1) - dayMs;
  const from = first - weekday(first) * dayMs;
  const to = last + (6 - weekday(last)) * dayMs;
  return Array.from({ length: Math.round((to - from) / dayMs) + 1 }, (_, i) => from + i * dayMs);
}

/** The first day of the month of a day, some months on. */
export function firstOfMonth(day: number, months: number): number {
  const date = new Date(day + shiftMs);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) - shiftMs;
}

/** The week or month before (-1) or after (1). */
export const turned = (span: Span, around: number, by: -1 | 1): number =>
  span === 'week' ? dayOf(around) + by * 7 * dayMs : firstOfMonth(dayOf(around), by);

export const sameMonth = (a: number, b: number): boolean => firstOfMonth(dayOf(a), 0) === firstOfMonth(dayOf(b), 0);
