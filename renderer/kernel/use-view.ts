import { useCallback, useSyncExternalStore } from 'react';
import type { ViewName, ViewValue } from '../../shared/protocol.ts';
import { useMeeting } from './use-meeting.tsx';

/** A view as the server sent it last; undefined while it has not come, or when this audience has none. */
export function useView<N extends ViewName>(name: N): ViewValue<N> | undefined {
  const source = useMeeting();
  return useSyncExternalStore(
    useCallback((listener) => source.subscribe(`view:${name}`, listener), [source, name]),
    () => source.view(name),
  );
}
