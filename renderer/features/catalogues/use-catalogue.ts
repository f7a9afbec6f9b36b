import { useMemo } from 'react';
import type { CatalogueEntry, CatalogueKind } from '../../../shared/features/catalogues/contract.ts';
import { useEndpoint } from '../../kernel/use-session.ts';

/** All entries of a kind in their order, the retired ones included: for who looks after them. */
export function useWholeCatalogue(kind: CatalogueKind) {
  const { value, ...rest } = useEndpoint('catalogues.list', {});
  const entries = useMemo(
    (): readonly CatalogueEntry[] | undefined => value?.entries.filter((entry) => entry.kind === kind),
    [value, kind],
  );
  return { entries, ...rest };
}

/** What a picker of this kind offers: entries in use, in the office's order; none until they are there. */
export function useCatalogue(kind: CatalogueKind): readonly CatalogueEntry[] {
  const { entries } = useWholeCatalogue(kind);
  return useMemo(() => (entries ?? []).filter((entry) => !entry.retired), [entries]);
}
