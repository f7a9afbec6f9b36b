import { useMemo } from 'react';
import type { GroupView } from '../../../shared/features/groups/contract.ts';
import { useEndpoint } from '../../kernel/use-session.ts';

/** Groups in use with their people: for pickers. Only who may create meetings is told them. */
export function useGroups(): readonly GroupView[] {
  const { value } = useEndpoint('groups.list', {});
  return useMemo(() => (value?.groups ?? []).filter((group) => !group.retired), [value]);
}
