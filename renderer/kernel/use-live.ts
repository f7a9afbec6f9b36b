import { useCallback, useSyncExternalStore } from 'react';
import type { LiveName, LiveValue } from '../../shared/protocol.ts';
import { useMeeting } from './use-meeting.tsx';

/** The last value of a live lane; undefined until one came. */
export function useLive<N extends LiveName>(name: N): LiveValue<N> | undefined {
  const source = useMeeting();
  return useSyncExternalStore(
    useCallback((listener) => source.subscribe(`live:${name}`, listener), [source, name]),
    () => source.live(name),
  );
}
