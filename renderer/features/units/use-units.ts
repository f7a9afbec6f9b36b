import { useMemo } from 'react';
import type { UnitView } from '../../../shared/features/units/contract.ts';
import { treeOf } from '../../../shared/features/units/tree.ts';
import { foldText } from '../../../shared/kernel/fold-text.ts';
import { useEndpoint } from '../../kernel/use-session.ts';

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

/** What a picker offers: units in use by their paths. */
export const unitOptions = (units: readonly Unit[] | undefined): { value: string; label: string }[] =>
  (units ?? []).filter((unit) => !unit.retired).map((unit) => ({ value: unit.id, label: unit.path }));
