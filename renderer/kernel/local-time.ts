/** Vietnam's time has no summer shift. In ms. */
const shiftMs = 7 * 3_600_000;

/** `YYYY-MM-DDTHH:mm` in Vietnam's time, as a date-and-time field holds it. */
export const toLocalText = (ms: number): string => new Date(ms + shiftMs).toISOString().slice(0, 16);

/** `8:30`, `8h30`, `0830` or `8` as `08:30`; null when it is no time of a day. */
export function parseTime(text: string): string | null {
  const found = /^\s*(\d{1,2})\s*(?:(?:[:.hg]|giờ)\s*(\d{2})?|(\d{2}))?\s*$/i.exec(text);
  const [hour = 24, minute] = found ? [Number(found[1]), Number(found[2] ?? found[3] ?? 0)] : [];
  if (minute === undefined || hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** `24/11/2026`, `24-11-2026`, `24.11.26` or `2026-11-24` as `YYYY-MM-DD`; null when it is no day of the calendar. */
export function parseDay(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  if (iso) return parseDay(`${iso[3]}/${iso[2]}/${iso[1]}`);
  const found = /^\s*(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})\s*$/.exec(text);
  if (!found) return null;
  const [, day = '', month = '', year = ''] = found;
  const full = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${full}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== full ? null : full;
}

/** A day as people read it: `2026-11-24` as `24/11/2026`; anything else as it is. */
export const shownDay = (day: string): string => day.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1');

/** Milliseconds since 1970 of `YYYY-MM-DDT…`, the time as somebody types it; null when it is none. */
export function fromLocalText(text: string): number | null {
  const [day, time] = text.split('T');
  const ms = Date.parse(`${parseDay(day ?? '')}T${parseTime(time ?? '')}:00+07:00`);
  return Number.isNaN(ms) ? null : ms;
}
