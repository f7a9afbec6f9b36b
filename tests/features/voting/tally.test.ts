import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Counts, needed, type Rule, tally } from '../../../shared/features/voting/tally.ts';

const counts = (
  agree: number,
  disagree: number,
  other: number,
  silent: number,
  more: Partial<Counts> = {},
): Counts => ({
  agree,
  disagree,
  other,
  members: agree + disagree + other + silent,
  entitled: agree + disagree + other + silent,
  chair: null,
  ...more,
});
const rule = (part: Partial<Rule> = {}): Rule => ({ rule: 'majority', base: 'all', tie: 'fails', ...part });

it('V11 every share is exact for all n up to 2,000', () => {
  for (let n = 1; n <= 2000; n++) {
    const half = needed('majority', n);
    // More than half: one fewer is not, and by integers alone.
    expect(half * 2 > n && (half - 1) * 2 <= n, `majority of ${n}`).toBe(true);
    const thirds = needed('two-thirds', n);
    expect(thirds * 3 >= 2 * n && (thirds - 1) * 3 < 2 * n, `two thirds of ${n}`).toBe(true);
    expect(needed('all', n)).toBe(n);
  }
  for (const share of ['majority', 'two-thirds', 'all'] as const) expect(needed(share, 0)).toBe(1);
});

it('V11 known cases: 24 members need 13, two thirds of 24 are 16, of 25 are 17', () => {
  expect(needed('majority', 24)).toBe(13);
  expect(needed('majority', 25)).toBe(13);
  expect(needed('two-thirds', 24)).toBe(16);
  expect(needed('two-thirds', 25)).toBe(17);
});

it('V12 the base is all members, the present, or the valid ballots', () => {
  const given = counts(10, 5, 2, 3, { members: 24, entitled: 20 });
  expect(tally(rule({ base: 'all' }), given)).toMatchObject({
    of: 24,
    needed: 13,
    missing: 3,
    passed: false,
    notVoting: 3,
  });
  expect(tally(rule({ base: 'present' }), given)).toMatchObject({ of: 20, needed: 11, missing: 1, passed: false });
  expect(tally(rule({ base: 'valid' }), given)).toMatchObject({ of: 17, needed: 9, missing: 0, passed: true });
});

it('V13 twelve to twelve of 24: the chair’s side decides where the rule says so, else it fails', () => {
  const tied = counts(12, 12, 0, 0);
  expect(tally(rule({ tie: 'chair' }), { ...tied, chair: 'agree' })).toMatchObject({
    tied: true,
    passed: true,
    missing: 0,
  });
  expect(tally(rule({ tie: 'chair' }), { ...tied, chair: 'disagree' })).toMatchObject({ tied: true, passed: false });
  expect(tally(rule({ tie: 'chair' }), { ...tied, chair: null })).toMatchObject({ passed: false });
  expect(tally(rule({ tie: 'fails' }), { ...tied, chair: 'agree' })).toMatchObject({ tied: true, passed: false });
});

it('V13 twelve to eleven of 24 is no tie, and neither is a two-thirds vote', () => {
  expect(tally(rule({ tie: 'chair' }), counts(12, 11, 1, 0, { chair: 'agree' }))).toMatchObject({
    tied: false,
    passed: false,
    missing: 1,
  });
  expect(tally(rule({ rule: 'two-thirds', tie: 'chair' }), counts(12, 12, 0, 0, { chair: 'agree' }))).toMatchObject({
    tied: false,
    passed: false,
  });
});

it('V16 what is missing is what is needed less who agrees, and nothing once it has passed', () => {
  fc.assert(
    fc.property(
      fc.nat(400),
      fc.nat(400),
      fc.nat(100),
      fc.nat(100),
      fc.nat(100),
      fc.constantFrom('majority', 'two-thirds', 'all' as const),
      fc.constantFrom('all', 'present', 'valid' as const),
      fc.constantFrom('chair', 'fails' as const),
      fc.constantFrom(null, 'agree', 'disagree', 'other' as const),
      (agree, disagree, other, silent, absent, share, base, tie, chair) => {
        const given = counts(agree, disagree, other, silent, {
          members: agree + disagree + other + silent + absent,
          chair,
        });
        const found = tally({ rule: share, base, tie }, given);
        expect(found.agree + found.disagree + found.other + found.notVoting).toBe(given.entitled);
        if (found.passed) expect(found.missing).toBe(0);
        else expect(found.missing).toBe(found.agree >= found.needed ? 0 : found.needed - found.agree);
        if (found.passed && !found.tied) expect(agree).toBeGreaterThanOrEqual(found.needed);
        if (agree === 0) expect(found.passed).toBe(false);
      },
    ),
    { seed: 72_2025, numRuns: 2000 },
  );
});
