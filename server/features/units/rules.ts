import type { Scope } from '../../../shared/features/units/tree.ts';

/** Why nothing can be put under a parent by somebody, or null. */
export const underDenial = (scope: Scope, parent: string | null) =>
  scope && (parent === null || !scope.units.has(parent)) ? ('units.foreign' as const) : null;

/** Why somebody may not change a unit, or null: his own is for those above him. */
export const changeDenial = (scope: Scope, unit: string) =>
  scope && (unit === scope.own || !scope.units.has(unit)) ? ('units.foreign' as const) : null;
