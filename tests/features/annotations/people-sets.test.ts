import fc from 'fast-check';
import { expect, it } from 'vitest';
import { peopleSets, press } from '../../../renderer/features/annotations/people-sets.ts';

const people = [
  { id: 'an', unit: 'Sở Tài chính' },
  { id: 'binh', unit: 'Sở Tài chính' },
  { id: 'chi', unit: 'Sở Nội vụ' },
  { id: 'dung', unit: '' },
];

it('I31 a unit and a group stand for those of them who are here', () => {
  const groups = [
    { id: 'g1', name: 'Ban Pháp chế', people: ['binh', 'dung', 'vang mat'] },
    { id: 'g2', name: 'Ban vắng', people: ['vang mat'] },
  ];
  const sets = peopleSets(people, groups);
  expect(sets.units.map(({ name, people: of }) => [name, of])).toEqual([
    ['Sở Tài chính', ['an', 'binh']],
    ['Sở Nội vụ', ['chi']],
  ]);
  expect(sets.groups.map(({ name, people: of }) => [name, of])).toEqual([['Ban Pháp chế', ['binh', 'dung']]]);
});

it('I31 a pressed set is chosen whole or left out whole, and never more than a layer holds', () => {
  const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 6 });
  fc.assert(
    fc.property(
      ids,
      ids.filter((of) => of.length > 0),
      fc.integer({ min: 1, max: 6 }),
      (chosen, of, most) => {
        const next = press(chosen, { id: 's', name: 's', people: of }, most);
        if (next === null) {
          expect(new Set([...chosen, ...of]).size).toBeGreaterThan(most);
          return;
        }
        const whole = of.every((person) => chosen.includes(person));
        for (const person of of) expect(next.includes(person)).toBe(!whole);
        for (const person of chosen) if (!of.includes(person)) expect(next).toContain(person);
        expect(new Set(next).size).toBe(next.length);
      },
    ),
    { seed: 31, numRuns: 300 },
  );
});
