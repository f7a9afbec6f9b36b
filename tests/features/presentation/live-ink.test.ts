import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LiveInkSender, type LivePart, sendMs } from '../../../renderer/features/presentation/live-ink-sender.ts';
import { type LiveMark, takeLive } from '../../../renderer/features/presentation/take-live.ts';
import { livePlacesMax, presentation } from '../../../shared/features/presentation/contract.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const line = (count: number): number[] => Array.from({ length: 2 * count }, (_, i) => i * 3);
const drawn = (points: readonly number[]) => ({ kind: 'pen' as const, page: 2, colour: 1, width: 18, points });

it('T7 whatever a pen does, what is sent fits the contract, comes no more often than agreed, and adds up to the stroke', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ places: fc.integer({ min: 1, max: 300 }), ms: fc.integer({ min: 0, max: 120 }) }), {
        minLength: 1,
        maxLength: 30,
      }),
      (steps) => {
        const parts: { readonly part: LivePart; readonly at: number }[] = [];
        const sender = new LiveInkSender((part) => parts.push({ part, at: performance.now() }));
        let count = 0;
        for (const { places, ms } of steps) {
          count += places;
          sender.draw(drawn(line(count)));
          vi.advanceTimersByTime(ms);
        }
        const beforeLift = parts.length;
        sender.lift();
        let shown: readonly LiveMark[] = [];
        for (const { part, at } of parts) {
          expect(presentation.signals.ink.schema.safeParse({ document: 'giay00000000', ...part }).success).toBe(true);
          expect(part.points.length).toBeLessThanOrEqual(2 * livePlacesMax);
          shown = takeLive(shown, part, at);
        }
        expect(shown).toHaveLength(1);
        expect(shown[0]!.mark.points).toEqual(line(count));
        expect(parts.filter(({ part }) => part.ended)).toHaveLength(1);
        const times = [...new Set(parts.slice(0, beforeLift).map(({ at }) => at))];
        times.slice(1).forEach((at, i) => {
          expect(at - times[i]!).toBeGreaterThanOrEqual(sendMs - 1);
        });
      },
    ),
    { seed: 11, numRuns: 200 },
  );
});

it('T7 a part that was lost leaves the rest in place; the next stroke is another one', () => {
  const parts: LivePart[] = [];
  const sender = new LiveInkSender((part) => parts.push(part));
  for (const count of [4, 8, 12]) {
    sender.draw(drawn(line(count)));
    vi.advanceTimersByTime(sendMs);
  }
  sender.lift();
  sender.draw(drawn(line(2)));
  sender.lift();
  const strokes = new Set(parts.map(({ stroke }) => stroke));
  expect(strokes.size).toBe(2);
  const heard = parts.filter((_, i) => i !== 1);
  const shown = heard.reduce((all, part) => takeLive(all, part, 0), [] as readonly LiveMark[]);
  expect(shown).toHaveLength(2);
  expect(shown[0]!.mark.points.slice(0, 8)).toEqual(line(4));
  expect(shown[0]!.mark.points.slice(-2)).toEqual(line(12).slice(-2));
});

it('T7 a shape that is drawn from corner to corner moves as a whole', () => {
  const parts: LivePart[] = [];
  const sender = new LiveInkSender((part) => parts.push(part));
  for (const corner of [10, 20, 30]) {
    sender.draw({ ...drawn([0, 0, corner, corner]), kind: 'box' });
    vi.advanceTimersByTime(sendMs);
  }
  const shown = parts.reduce((all, part) => takeLive(all, part, 0), [] as readonly LiveMark[]);
  expect(shown.map(({ mark }) => mark.points)).toEqual([[0, 0, 30, 30]]);
});

it('T11 a line that is given up is gone at once where it was seen, and nobody hears of one that nobody saw', () => {
  const parts: LivePart[] = [];
  const sender = new LiveInkSender((part) => parts.push(part));
  for (const count of [4, 8]) {
    sender.draw(drawn(line(count)));
    vi.advanceTimersByTime(sendMs);
  }
  sender.giveUp();
  const said = parts.length;
  vi.advanceTimersByTime(4 * sendMs);
  sender.giveUp();
  expect(parts).toHaveLength(said);
  expect(presentation.signals.ink.schema.safeParse({ document: 'giay00000000', ...parts.at(-1) }).success).toBe(true);
  const before = parts.slice(0, -1).reduce((all, part) => takeLive(all, part, 0), [] as readonly LiveMark[]);
  expect(before).toHaveLength(1);
  expect(takeLive(before, parts.at(-1)!, 0)).toEqual([]);
  expect(takeLive([], parts.at(-1)!, 0)).toEqual([]);
});

it('T7 a line that was made straight is seen straight, and freely again when it goes on freely', () => {
  const parts: LivePart[] = [];
  const sender = new LiveInkSender((part) => parts.push(part));
  const shown = (): readonly number[] =>
    parts.reduce((all, part) => takeLive(all, part, 0), [] as readonly LiveMark[])[0]!.mark.points;
  const draw = (points: readonly number[]): void => {
    sender.draw(drawn(points));
    vi.advanceTimersByTime(sendMs);
  };
  draw(line(30));
  draw([0, 0, 99, 0]);
  expect(shown()).toEqual([0, 0, 99, 0]);
  draw([0, 0, 120, 0]);
  expect(shown()).toEqual([0, 0, 120, 0]);
  draw(line(40));
  expect(shown()).toEqual(line(40));
  sender.lift();
  expect(shown()).toEqual(line(40));
});
