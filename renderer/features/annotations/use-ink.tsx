import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Failure } from '../../../shared/kernel/result.ts';
import { useMeeting } from '../../kernel/use-meeting.tsx';
import { openOutbox } from './encrypted-outbox.ts';
import { InkSession } from './ink-session.ts';
import { MemoryOutbox } from './outbox.ts';

const InkContext = createContext<InkSession | null>(null);

export interface InkProviderProps {
  readonly meeting: string;
  /** Whose ink is written; null for a display. */
  readonly owner: string | null;
  readonly outboxKey: string | null;
  readonly children: ReactNode;
}

/** Holds this device's ink of one meeting for everything inside. */
export function InkProvider({ meeting, owner, outboxKey, children }: InkProviderProps) {
  const line = useMeeting();
  const [session, setSession] = useState<InkSession | null>(null);
  useEffect(() => {
    let ended = false;
    let opened: InkSession | undefined;
    const open = async (): Promise<void> => {
      const outbox = owner === null ? new MemoryOutbox() : await openOutbox(owner, outboxKey);
      if (ended) return;
      opened = new InkSession({ line, meeting, owner, outbox });
      setSession(opened);
      await opened.restore();
    };
    void open();
    return () => {
      ended = true;
      opened?.close();
      setSession(null);
    };
  }, [line, meeting, owner, outboxKey]);
  return <InkContext value={session}>{children}</InkContext>;
}

/** Null until the outbox is open. */
export const useInkSession = (): InkSession | null => useContext(InkContext);

const never = (): (() => void) => () => {};

/** How many strokes wait to be saved, and why they are not when that is known. */
export function useInkSending(): { readonly unsent: number; readonly failure: Failure | null } {
  const session = useInkSession();
  const subscribe = useCallback((listener: () => void) => session?.onSending(listener) ?? never(), [session]);
  const unsent = useSyncExternalStore(subscribe, () => session?.unsent ?? 0);
  const failure = useSyncExternalStore(subscribe, () => session?.failure ?? null);
  return { unsent, failure };
}

/** What can be taken back and done again. */
export function useInkHistory() {
  const session = useInkSession();
  const subscribe = useCallback((listener: () => void) => session?.history.subscribe(listener) ?? never(), [session]);
  const canUndo = useSyncExternalStore(subscribe, () => session?.history.canUndo ?? false);
  const canRedo = useSyncExternalStore(subscribe, () => session?.history.canRedo ?? false);
  return {
    undo: canUndo ? () => session?.history.undo() : null,
    redo: canRedo ? () => session?.history.redo() : null,
  };
}
