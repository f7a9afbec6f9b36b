import { expect, it } from 'vitest';
import { Hold, holdMs } from '../../../renderer/features/annotations/hold.ts';
import { type PageSpot, paperPlace } from '../../../renderer/features/annotations/page-spot.ts';
import { type Contact, PenRules } from '../../../renderer/features/annotations/pen-rules.ts';
import { StrokeSamples } from '../../../renderer/features/annotations/stroke-samples.ts';
import { pointsMax } from '../../../shared/features/annotations/ink.ts';
import {
  areaHeight,
  areaWidth,
  type HandGesture,
  handGestures,
  handKinds,
  type Moment,
} from '../../support/pen-model.ts';

const spot: PageSpot = {
  page: 1,
  frame: { width: areaWidth, height: areaHeight, transform: [1, 0, 0, -1, 0, areaHeight] },
  scale: 1,
  left: 0,
  top: 0,
};
const look = { spot, kind: 'pen' as const, dip: { colour: 0, width: 18 }, pressed: true };
type Points = readonly (readonly [number, number])[];
const pointsOf = (points: readonly number[]): Points =>
  Array.from({ length: points.length / 2 }, (_, i) => [points[2 * i]!, points[2 * i + 1]!] as const);

/** A place that was measured twice in a row stands once. */
const once = (points: Points): Points =>
  points.filter(([x, y], i) => i === 0 || points[i - 1]![0] !== x || points[i - 1]![1] !== y);

interface Outcome {
  readonly lines: Points[];
  readonly erased: Points[];
  /** Touch events that were left to move the page, by pointer, and those that were not. */
  readonly moved: Map<number, number>;
  readonly ignored: Map<number, number>;
}

/** What the rules make of a gesture; the places of a stroke are gathered as on the page. */
function play({ penKnown, moments }: HandGesture): Outcome {
  const rules = new PenRules();
  const contact = ({ pointer, type, primary, button, buttons, wide, at }: Moment): Contact => ({
    pointer,
    type,
    primary,
    button,
    buttons,
    wide,
    at,
  });
  if (penKnown) rules.move({ pointer: 1, type: 'pen', primary: true, button: -1, buttons: 0, wide: 1, at: 0 });
  const outcome: Outcome = { lines: [], erased: [], moved: new Map(), ignored: new Map() };
  let strokes: StrokeSamples[] = [];
  let into: Points[] = outcome.lines;
  const clients = ({ places }: Moment) => places.map(({ x, y, pressure }) => ({ clientX: x, clientY: y, pressure }));
  const take = (moment: Moment): void => {
    const measured = clients(moment);
    for (let more = strokes.at(-1)!.take(measured); more.length > 0; more = strokes.at(-1)!.take(more))
      strokes.push(new StrokeSamples(look));
  };
  const finish = (how: 'keep' | 'drop'): void => {
    if (how === 'keep') into.push(once(strokes.flatMap((one) => pointsOf(one.finished()?.points ?? []))));
    strokes = [];
  };
  for (const moment of moments) {
    if (moment.what === 'down') {
      const length = strokes.at(-1)?.length ?? 0;
      const { ends, begins } = rules.down(contact(moment), { writing: true, frozen: false, onPage: true, length });
      if (ends) finish(ends);
      if (begins) {
        into = begins === 'eraser' ? outcome.erased : outcome.lines;
        strokes = [new StrokeSamples(look)];
        take(moment);
      }
    } else if (moment.what === 'up' || moment.what === 'cancel') {
      const what = rules.up(contact(moment), moment.what === 'cancel');
      if (what && moment.what === 'up') take(moment);
      if (what) finish(what);
    } else {
      const what = rules.move(contact(moment));
      if (what === 'draw') take(moment);
      else if (what) finish(what);
    }
    if (moment.type !== 'touch' || moment.what === 'up') continue;
    const counts = rules.isPalm(moment.at) ? outcome.ignored : outcome.moved;
    counts.set(moment.pointer, (counts.get(moment.pointer) ?? 0) + 1);
  }
  return outcome;
}

const gestures = handGestures(20261127, 200);
const placesOf = (lines: HandGesture['lines']): Points[] =>
  lines.map((places) => once(places.map(({ x, y }) => paperPlace(spot, x, y))));

it('I25 of 200 gestures of hands every line is drawn to its last place, and nothing else is', () => {
  expect(new Set(gestures.map(({ kind }) => kind)).size).toBe(handKinds.length);
  for (const gesture of gestures) {
    const { lines, erased } = play(gesture);
    const name = `${gesture.n}: ${gesture.kind}`;
    expect(lines.length, name).toBe(gesture.lines.length);
    expect(lines, name).toEqual(placesOf(gesture.lines));
    expect(erased, name).toEqual(placesOf(gesture.erased));
  }
});

it('I26 of 200 gestures of hands no palm moves the page once the pen is there, and every finger does', () => {
  let palms = 0;
  for (const gesture of gestures) {
    const { moved } = play(gesture);
    const name = `${gesture.n}: ${gesture.kind}`;
    const came = gesture.moments.find(({ type, what }) => type === 'pen' && what === 'down')?.at ?? 0;
    for (const pointer of gesture.palms) {
      const before = gesture.moments.filter(
        (one) => one.pointer === pointer && one.what !== 'up' && one.at < came && gesture.penKnown,
      );
      // A palm that rests on after the pen has left may no longer be told from a finger: what began as one is none.
      const after = gesture.moments.filter((one) => one.pointer === pointer && one.what === 'down' && one.at >= came);
      palms += 1;
      if (after.length > 0) expect(moved.get(pointer) ?? 0, name).toBeLessThanOrEqual(lateOf(gesture, pointer));
      else expect(moved.get(pointer) ?? 0, name).toBeLessThanOrEqual(before.length + lateOf(gesture, pointer));
    }
    for (const pointer of gesture.fingers)
      if (gesture.penKnown)
        expect(moved.get(pointer), name).toBe(
          gesture.moments.filter((one) => one.pointer === pointer && one.what !== 'up').length,
        );
  }
  expect(palms).toBeGreaterThan(50);
});

/** Moments of a touch later than half a second after the pen. */
function lateOf({ moments }: HandGesture, pointer: number): number {
  const lifted = moments.findLast(({ type, what }) => type === 'pen' && what === 'up')!.at;
  return moments.filter((one) => one.pointer === pointer && one.what === 'move' && one.at >= lifted + 500).length;
}

it('I27 the last place of a line is as broad as the one before, though a lifted pen presses no more', () => {
  const samples = new StrokeSamples(look);
  samples.take([
    { clientX: 10, clientY: 10, pressure: 0.4 },
    { clientX: 20, clientY: 10, pressure: 0.6 },
    { clientX: 30, clientY: 10, pressure: 0 },
  ]);
  expect([...samples.finished()!.pressures!]).toEqual([102, 153, 153]);
  expect(samples.take(Array.from({ length: pointsMax }, () => ({ clientX: 1, clientY: 1, pressure: 1 })))).toHaveLength(
    3,
  );
});

it('I28 a pen that rests at the end of a nearly straight line makes it straight; in the midst of a word it does not', () => {
  const hold = new Hold(100, 100, 1000);
  expect(hold.move(102, 101, 1300), 'no hand is quite still').toBe(false);
  expect(hold.isHeld(1000 + holdMs)).toBe(true);
  expect(hold.move(110, 100, 1700)).toBe(true);
  expect(hold.isHeld(1700 + holdMs - 1)).toBe(false);
  expect(hold.left(1700 + 100)).toBe(holdMs - 100);
  const drawn = (at: (i: number) => readonly [number, number]): StrokeSamples => {
    const samples = new StrokeSamples(look);
    samples.take(Array.from({ length: 60 }, (_, i) => ({ clientX: at(i)[0], clientY: at(i)[1], pressure: 0.5 })));
    return samples;
  };
  expect(drawn((i) => [i * 3, 100 + Math.sin(i / 4) * 2]).nearlyStraight).toBe(true);
  expect(drawn((i) => [i * 3, 100 + Math.sin(i / 4) * 20]).nearlyStraight, 'a wave').toBe(false);
  expect(drawn((i) => [i / 3, 100]).nearlyStraight, 'a letter').toBe(false);
  expect(drawn((i) => [Math.abs(30 - i) * 3, 100 + i / 10]).nearlyStraight, 'forth and back').toBe(false);
  const line = drawn((i) => [8 + i * 3, 100 + i / 5]);
  line.straight = true;
  expect(line.finished()!.points).toEqual([64, 3200, 1480, 3200]);
  expect(line.finished()!.pressures).toHaveLength(2);
});
