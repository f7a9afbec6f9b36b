import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { InkGroup } from '../../renderer/features/annotations/ink-group.ts';
import { packStroke } from '../../shared/features/annotations/ink.ts';

const seed = 20_261_124;
const owners = ['owner00000a', 'owner00000b'] as const;
const bytesOf = (x: number): Uint8Array =>
  packStroke({ page: 1, colour: 0, width: 8, points: [x, x, x + 9, x], pressures: null });

interface Sent {
  readonly owner: string;
  readonly update: Uint8Array;
}

const step = fc.record({
  who: fc.constantFrom(0, 1),
  key: fc.constantFrom('k1', 'k2', 'k3', 'k4'),
  erase: fc.boolean(),
  x: fc.integer({ min: 0, max: 4000 }),
});

it('ends the same on every tablet, in whatever order and how often updates arrive', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), fc.infiniteStream(fc.nat()), (steps, numbers) => {
      const sent: Sent[] = [];
      const writer = new InkGroup({
        layer: 'meeting',
        onPages: () => {},
        onUpdate: (owner, update) => sent.push({ owner, update }),
      });
      for (const { who, key, erase, x } of steps)
        writer.write(owners[who]!, [{ key, bytes: erase ? null : bytesOf(x) }]);
      const next = (limit: number): number => (numbers.next().value ?? 0) % limit;
      const mixed = [...sent, ...sent.filter((_, i) => i % 3 === 0)];
      for (let i = mixed.length - 1; i > 0; i -= 1) {
        const j = next(i + 1);
        [mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!];
      }
      const reader = new InkGroup({ layer: 'meeting', onPages: () => {}, onUpdate: () => {} });
      for (const { owner, update } of mixed) reader.take(owner, update);
      expect(reader.page(1)).toEqual(writer.page(1));
      const joined = new InkGroup({ layer: 'meeting', onPages: () => {}, onUpdate: () => {} });
      for (const owner of owners) {
        const own = sent.filter((one) => one.owner === owner).map((one) => one.update);
        if (own.length > 0) joined.take(owner, Y.mergeUpdates(own));
      }
      expect(joined.page(1)).toEqual(writer.page(1));
    }),
    { seed, numRuns: 150 },
  );
});

it('shows nothing for bytes in a document that are no stroke', () => {
  const doc = new Y.Doc();
  const map = doc.getMap<unknown>('strokes');
  map.set('a', 'text');
  map.set('b', new Uint8Array([9, 9, 9]));
  map.set('c', { page: 1 });
  map.set('d', bytesOf(5));
  const group = new InkGroup({ layer: 'meeting', onPages: () => {}, onUpdate: () => {} });
  group.take('owner00000a', Y.encodeStateAsUpdate(doc));
  expect(group.page(1).map((entry) => entry.key)).toEqual(['d']);
  group.take('owner00000a', new Uint8Array([255, 255, 255, 255]));
  expect(group.page(1)).toHaveLength(1);
});

it('what is written at once goes in updates that the server takes, and arrives whole', () => {
  const sent: Uint8Array[] = [];
  const writer = new InkGroup({ layer: 'meeting', onPages: () => {}, onUpdate: (_, update) => sent.push(update) });
  const long = packStroke({
    page: 1,
    colour: 0,
    width: 8,
    points: Array.from({ length: 6000 }, (_, i) => (i * 37) % 4000),
    pressures: null,
  });
  writer.write(
    'owner00000a',
    Array.from({ length: 12 }, (_, i) => ({ key: `k${i}`, bytes: long })),
  );
  expect(sent.length).toBeGreaterThan(1);
  for (const update of sent) expect(update.length).toBeLessThan(64_000);
  const reader = new InkGroup({ layer: 'meeting', onPages: () => {}, onUpdate: () => {} });
  for (const update of sent) reader.take('owner00000a', update);
  expect(reader.page(1)).toHaveLength(12);
});
