import { useMemo } from 'react';
import type { UnitView } from '../../../shared/features/units/contract.ts';
import { treeOf, withBelow } from '../../../shared/features/units/tree.ts';
import { foldText } from '../../../shared/kernel/fold-text.ts';
import { useEndpoint, useSession } from '../../kernel/use-session.ts';

export interface Unit extends UnitView {
  /** 0 at the top. */
  readonly depth: number;
  /** With the names of the units above it. */
  readonly path: string;
  readonly folded: string;
}

/** All units in the order of the tree. */
export function useUnits() {
  const { value, ...rest } = useEndpoint('units.list', {});
  const units = useMemo(
    (): readonly Unit[] | undefined =>
      value && treeOf(value.units).map((unit) => ({ ...unit, folded: foldText(unit.path) })),
    [value],
  );
  return { units, ...rest };
}

/**
 * The units that one administers: all for a system administrator (`system`), else one's own (`own`) and those below, by
 * paths that begin with it.
 */
export function useMyUnits() {
  const { value: session } = useSession();
  const { units, ...rest } = useUnits();
  const person = session?.person;
  const system = person?.administrator ?? false;
  const unit = person?.unit;
  const mine = useMemo(() => {
    if (!units || system || unit === undefined) return units;
    const scope = withBelow(units, unit);
    return treeOf(units.filter((one) => scope.has(one.id)));
  }, [units, system, unit]);
  return { units: mine, system, own: system ? null : (unit ?? null), ...rest };
}

/** What a picker offers: units in use by their paths. */
export const unitOptions = (units: readonly Unit[] | undefined): { value: string; label: string }[] =>
  (units ?? []).filter((unit) => !unit.retired).map((unit) => ({ value: unit.id, label: unit.path }));
