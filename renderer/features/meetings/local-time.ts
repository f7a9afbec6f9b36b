/** Vietnam's time has no summer shift. In ms. */
const shiftMs = 7 * 3_600_000;

/** `YYYY-MM-DDTHH:mm` in Vietnam's time, as a date-and-time field holds it. */
export const toLocalText = (ms: number): string => new Date(ms + shiftMs).toISOString().slice(0, 16);

/** Milliseconds since 1970 of such a text; null when it is none. */
export function fromLocalText(text: string): number | null {
  const ms = Date.parse(`${text}:00+07:00`);
  return Number.isNaN(ms) ? null : ms;
}
