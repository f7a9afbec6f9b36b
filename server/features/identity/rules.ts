import type { Person } from '../../../shared/features/identity/contract.ts';
import type { Scope } from '../../../shared/features/units/tree.ts';

/** Why somebody may not touch an account, or null. Accounts beyond his units do not exist for him. */
export const accountDenial = (scope: Scope, person: Person | undefined) => {
  if (!person || (scope && !scope.units.has(person.unit))) return 'identity.person-unknown' as const;
  return scope && person.administrator ? ('identity.beyond-rights' as const) : null;
};

/** Why somebody may put nobody into a unit, or null. */
export const unitDenial = (scope: Scope, unit: string) =>
  scope && !scope.units.has(unit) ? ('identity.foreign-unit' as const) : null;

/**
 * Why somebody may not give an account these rights and this unit, or null. A unit administrator who moved another one up
 * would give him more units than he had.
 */
export const grantDenial = (
  scope: Scope,
  mayOffice: boolean,
  person: Person,
  edited: {
    readonly unit: string;
    readonly office: boolean;
    readonly administrator: boolean;
    readonly unitAdministrator: boolean;
  },
) =>
  scope &&
  (edited.administrator ||
    (edited.office && !person.office && !mayOffice) ||
    edited.unitAdministrator !== person.unitAdministrator ||
    (person.unitAdministrator && edited.unit !== person.unit))
    ? ('identity.beyond-rights' as const)
    : null;

/** Why somebody may not make an account with the office right, or null: nobody grants what he has not. */
export const officeDenial = (scope: Scope, mayOffice: boolean, account: { readonly office: boolean }) =>
  scope && account.office && !mayOffice ? ('identity.beyond-rights' as const) : null;

/** Those that are tried first whatever rule they keep: rows and columns of the keypad, and the most used of leaked lists. */
const knownPins: ReadonlySet<string> = new Set(['147258', '258369', '159753', '147852', '789456', '456123', '520131']);

/** Whether six digits are among those that somebody tries first: few different ones, an even step, or a part repeated. */
export function isWeakPin(pin: string): boolean {
  const digits = [...pin].map(Number);
  const steps = new Set(digits.slice(1).map((digit, i) => (digit - (digits[i] ?? 0) + 10) % 10));
  const pairs = [0, 2, 4].every((i) => digits[i] === digits[i + 1]);
  const mirrored = [0, 1, 2].every((i) => digits[i] === digits[5 - i]);
  return (
    new Set(digits).size <= 2 ||
    steps.size === 1 ||
    pairs ||
    mirrored ||
    pin.slice(0, 3) === pin.slice(3) ||
    knownPins.has(pin)
  );
}
