import { useEffect, useRef } from 'react';
import type { SignalName, SignalValue } from '../../shared/protocol.ts';
import { useMeeting } from './use-meeting.tsx';

/** Calls the listener for each signal that arrives; droppable, so nothing may depend on getting all. */
export function useSignal<N extends SignalName>(name: N, listener: (value: SignalValue<N>) => void): void {
  const source = useMeeting();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => source.onSignal(name, (value) => latest.current(value)), [source, name]);
}
