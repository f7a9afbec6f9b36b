import { pointsMax } from '../../../shared/features/annotations/ink.ts';
import type { Mark } from '../../../shared/features/annotations/mark.ts';
import type { SignalValue } from '../../../shared/protocol.ts';

/** A mark that is still being drawn somewhere else. */
export interface LiveMark {
  readonly stroke: string;
  readonly mark: Mark;
  /** When something of it came last, on this device's clock. */
  readonly at: number;
}

/** Marks that are shown at a time: the one that is being drawn, and some that were lifted and are on their way as ink. */
const marksMax = 8;

/** What is shown after another part came. A part that was lost leaves a straight line; of a new mark only what came is shown. */
export function takeLive(
  marks: readonly LiveMark[],
  part: Omit<SignalValue<'presentation.ink'>, 'document'>,
  now: number,
): readonly LiveMark[] {
  const { stroke, page, kind, colour, width, from, points } = part;
  const known = marks.find((one) => one.stroke === stroke);
  // Ended with nothing from its first place on: it was given up.
  if (part.ended && from === 0 && points.length === 0) return known ? marks.filter((one) => one !== known) : marks;
  const kept = known ? known.mark.points.slice(0, 2 * from) : [];
  const all = [...kept, ...points].slice(0, 2 * pointsMax);
  const whole = kind === 'pen' || kind === 'marker' ? all.length >= 2 : all.length === 4;
  if (!whole) return marks;
  const mark: Mark = { kind, page, colour, width, points: all, pressures: null, text: '', about: '' };
  const next: LiveMark = { stroke, mark, at: now };
  return known ? marks.map((one) => (one === known ? next : one)) : [...marks, next].slice(-marksMax);
}
