import { type Chance, chanceOf } from './chance.ts';

/** A place on the glass in CSS pixels, within an area of `areaWidth` × `areaHeight`, and how hard it is pressed. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly pressure: number;
}

/** What the glass tells at one moment; `places` are those that were measured since the last one, the newest last. */
export interface Moment {
  readonly at: number;
  readonly what: 'hover' | 'down' | 'move' | 'up' | 'cancel';
  readonly pointer: number;
  readonly type: 'pen' | 'touch' | 'mouse';
  readonly primary: boolean;
  readonly button: number;
  readonly buttons: number;
  readonly wide: number;
  readonly places: readonly Place[];
}

export const handKinds = [
  'pen',
  'palm before',
  'palm during',
  'palm after',
  'pen rests on a palm',
  'finger scrolls',
  'pinch',
  'pen taken away',
  'pen lost',
  'eraser end',
  'barrel button',
  'mouse',
  'finger draws',
  'finger becomes a pinch',
  'palm alone',
  'palm grows',
  'first pen of all',
  'very long stroke',
] as const;
export type HandKind = (typeof handKinds)[number];

/** What a hand did, and what must come of it. */
export interface HandGesture {
  readonly n: number;
  readonly kind: HandKind;
  /** A pen was used here before. */
  readonly penKnown: boolean;
  readonly moments: readonly Moment[];
  /** Each line that was drawn, with every place that was measured. */
  readonly lines: readonly (readonly Place[])[];
  /** What the eraser went over. */
  readonly erased: readonly (readonly Place[])[];
  /** Touches that may move the page, by pointer. */
  readonly fingers: readonly number[];
  /** Touches that may do nothing from the time on at which the pen came. */
  readonly palms: readonly number[];
}

export const areaWidth = 600;
export const areaHeight = 500;
const penPointer = 1;
const mousePointer = 2;

interface Way {
  readonly places: readonly Place[];
  /** How many places each event brings. */
  readonly batches: readonly number[];
  readonly msPerPlace: number;
}

function way(chance: Chance, count = chance.between(6, 90), reach = 1): Way {
  const [x0, y0] = [chance.between(60, areaWidth - 260), chance.between(60, areaHeight - 160)];
  const [dx, dy] = [chance.between(-30, 220) * reach, chance.between(-30, 120) * reach];
  const [swing, turns] = [chance.between(0, 24), chance.between(1, 9)];
  const round = (value: number): number => Math.round(value * 4) / 4;
  const places = Array.from({ length: count }, (_, i): Place => {
    const t = i / (count - 1);
    return {
      x: round(x0 + dx * t + swing * Math.sin(t * turns * 3)),
      y: round(y0 + dy * t + swing * Math.cos(t * turns * 3) - swing),
      pressure: Math.round((0.2 + 0.6 * Math.sin(Math.PI * (0.1 + 0.8 * t))) * 255) / 255,
    };
  });
  const batches: number[] = [];
  for (let left = count - 1; left > 0; ) {
    const batch = Math.min(left, chance.between(1, 5));
    batches.push(batch);
    left -= batch;
  }
  return { places, batches, msPerPlace: chance.between(4, 8) };
}

interface Tool {
  readonly pointer: number;
  readonly type: Moment['type'];
  readonly button: number;
  readonly buttons: number;
  readonly wide: number;
  readonly primary: boolean;
}
const pen: Tool = { pointer: penPointer, type: 'pen', button: 0, buttons: 1, wide: 1, primary: true };
const mouse: Tool = { ...pen, pointer: mousePointer, type: 'mouse' };
const touch = (pointer: number, wide: number, primary = true): Tool => ({
  ...pen,
  pointer,
  type: 'touch',
  wide,
  primary,
});

/** A whole stroke; the last place is measured when it is lifted. */
function stroke(tool: Tool, { places, batches, msPerPlace }: Way, from: number, end: Moment['what'] | null): Moment[] {
  const moments: Moment[] = [{ ...tool, at: from, what: 'down', places: places.slice(0, 1) }];
  let taken = 1;
  for (const [i, batch] of batches.entries()) {
    const last = i === batches.length - 1;
    if (last && end === 'up') break;
    taken += batch;
    moments.push({
      ...tool,
      button: -1,
      at: from + taken * msPerPlace,
      what: 'move',
      places: places.slice(taken - batch, taken),
    });
  }
  if (end === 'up') {
    // The events of the last batch but its last place, then the lift.
    const rest = places.slice(taken);
    if (rest.length > 1)
      moments.push({
        ...tool,
        button: -1,
        at: from + (places.length - 1) * msPerPlace,
        what: 'move',
        places: rest.slice(0, -1),
      });
    moments.push({
      ...tool,
      buttons: 0,
      at: from + places.length * msPerPlace,
      what: 'up',
      places: [{ ...places.at(-1)!, pressure: 0 }],
    });
  } else if (end === 'cancel')
    moments.push({
      ...tool,
      buttons: 0,
      at: from + places.length * msPerPlace,
      what: 'cancel',
      places: [{ x: 0, y: 0, pressure: 0 }],
    });
  return moments;
}

/** A palm that lies and slides a little, from one time to another. */
function palm(chance: Chance, pointer: number, from: number, to: number, wide = chance.between(50, 110)): Moment[] {
  const tool = touch(pointer, wide);
  const [x, y] = [chance.between(250, areaWidth - 40), chance.between(250, areaHeight - 20)];
  const place = (i: number): Place => ({
    x: x + i * chance.between(-2, 3),
    y: y + i * chance.between(-2, 3),
    pressure: 0.5,
  });
  const moments: Moment[] = [{ ...tool, at: from, what: 'down', places: [place(0)] }];
  for (let at = from + 16, i = 1; at < to; at += chance.between(16, 60), i += 1)
    moments.push({ ...tool, button: -1, at, what: 'move', places: [place(i)] });
  moments.push({ ...tool, buttons: 0, at: to, what: 'up', places: [place(0)] });
  return moments;
}

const inTime = (...parts: readonly (readonly Moment[])[]): Moment[] => parts.flat().sort((a, b) => a.at - b.at);
const endOf = (moments: readonly Moment[]): number => moments.at(-1)!.at;

/** One gesture of a kind; times begin at 1000 ms. */
function handGesture(n: number, kind: HandKind, chance: Chance): HandGesture {
  const base = { n, kind, penKnown: true, lines: [], erased: [], fingers: [], palms: [] };
  const path = way(chance);
  const from = 1000;
  const line = stroke(pen, path, from, 'up');
  const until = endOf(line);
  const drawn = { lines: [path.places] };
  switch (kind) {
    case 'pen':
      return { ...base, ...drawn, moments: line };
    case 'palm before': {
      const lead = chance.between(30, 400);
      const lies = palm(chance, 11, from - lead, until + chance.between(20, 900));
      return { ...base, ...drawn, palms: [11], moments: inTime(lies, line) };
    }
    case 'palm during': {
      const lies = palm(chance, 11, from + chance.between(1, 30), until + chance.between(20, 900));
      const more = chance.isOne(0.5) ? palm(chance, 12, from + chance.between(31, 60), until + 40) : [];
      return { ...base, ...drawn, palms: [11, 12], moments: inTime(lies, more, line) };
    }
    case 'palm after': {
      const lies = palm(chance, 11, until + chance.between(1, 450), until + chance.between(451, 499));
      return { ...base, ...drawn, palms: [11], moments: inTime(line, lies) };
    }
    case 'pen rests on a palm': {
      // The pen stays on the paper for seconds without a move, the palm slides.
      const half = stroke(pen, path, from, null);
      const rests = endOf(half) + chance.between(700, 4000);
      const lies = palm(chance, 11, from + 20, rests + 200);
      const lift: Moment = {
        ...pen,
        buttons: 0,
        at: rests,
        what: 'up',
        places: [{ ...path.places.at(-1)!, pressure: 0 }],
      };
      return { ...base, ...drawn, palms: [11], moments: inTime(half, lies, [lift]) };
    }
    case 'finger scrolls': {
      const scroll = stroke(touch(11, chance.between(8, 30)), way(chance), until + chance.between(520, 900), 'up');
      return { ...base, ...drawn, fingers: [11], moments: inTime(line, scroll) };
    }
    case 'pinch': {
      const two = [11, 12].map((pointer, i) =>
        stroke(touch(pointer, chance.between(8, 30), i === 0), way(chance, 30), from + i * chance.between(5, 60), 'up'),
      );
      return { ...base, fingers: [11, 12], moments: inTime(...two) };
    }
    case 'pen taken away':
      return { ...base, ...drawn, moments: stroke(pen, path, from, 'cancel') };
    case 'pen lost': {
      // It is lifted unheard, and hovers or comes down again.
      const lost = stroke(pen, path, from, null);
      const next = way(chance);
      const again = endOf(lost) + chance.between(100, 800);
      const hover: Moment = {
        ...pen,
        buttons: 0,
        button: -1,
        at: again - 20,
        what: 'hover',
        places: [next.places[0]!],
      };
      const back = stroke(pen, next, again, 'up');
      return {
        ...base,
        lines: [path.places, next.places],
        moments: inTime(lost, chance.isOne(0.5) ? [hover] : [], back),
      };
    }
    case 'eraser end':
      return { ...base, erased: [path.places], moments: stroke({ ...pen, button: 5, buttons: 32 }, path, from, 'up') };
    case 'barrel button':
      return {
        ...base,
        erased: [path.places],
        moments: stroke({ ...pen, button: 2, buttons: chance.pick([2, 3]) }, path, from, 'up'),
      };
    case 'mouse': {
      const right = stroke({ ...mouse, button: 2, buttons: 2 }, way(chance, 8), until + 900, 'up');
      return { ...base, ...drawn, moments: [...stroke(mouse, path, from, 'up'), ...(chance.isOne(0.3) ? right : [])] };
    }
    case 'finger draws':
      return {
        ...base,
        ...drawn,
        penKnown: false,
        moments: stroke(touch(11, chance.between(8, 40)), path, from, 'up'),
      };
    case 'finger becomes a pinch': {
      // The second finger follows before the first one has gone far; then one is lifted and put down again.
      const slow = (): Way => ({ ...way(chance, 24), msPerPlace: 20 });
      const one = stroke(touch(11, 20), slow(), from, 'up');
      const two = stroke(touch(12, 20, false), slow(), from + chance.between(5, 100), 'up');
      const third = stroke(touch(13, 20, false), way(chance, 8), from + 300, 'up');
      return { ...base, penKnown: false, fingers: [11, 12, 13], moments: inTime(one, two, third) };
    }
    case 'palm alone':
      return { ...base, penKnown: false, moments: palm(chance, 11, from, from + chance.between(50, 2000)) };
    case 'palm grows': {
      const lies = palm(chance, 11, from, from + 800);
      const small = chance.between(1, 2);
      return { ...base, penKnown: false, moments: lies.map((one, i) => (i < small ? { ...one, wide: 24 } : one)) };
    }
    case 'first pen of all': {
      // Nothing is known of a pen, and the side of the hand lands first, small enough for a finger.
      const lies = palm(chance, 11, from - chance.between(20, 300), until + 400, 30);
      return { ...base, ...drawn, penKnown: false, palms: [11], moments: inTime(lies, line) };
    }
    case 'very long stroke': {
      const long = way(chance, chance.between(5100, 11_000), 1.5);
      return { ...base, lines: [long.places], moments: stroke(pen, long, from, 'up') };
    }
  }
}

/** Gestures of hands, the same ones for the same seed; each kind comes about as often. */
export function handGestures(seed: number, count: number): readonly HandGesture[] {
  const chance = chanceOf(seed);
  return Array.from({ length: count }, (_, n) => handGesture(n, handKinds[n % handKinds.length]!, chance));
}
