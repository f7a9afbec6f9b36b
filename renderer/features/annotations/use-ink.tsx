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
import { onOwnKey, ownKeyOf, takeUpOwnKey } from '../../kernel/own-key.ts';
import { useMeeting } from '../../kernel/use-meeting.tsx';
import { useView } from '../../kernel/use-view.ts';
import { openOutbox } from './encrypted-outbox.ts';
import { inkCopies } from './ink-copies.ts';
import { InkSession } from './ink-session.ts';
import { Notebook } from './notes/notebook.ts';
import { MemoryOutbox } from './outbox.ts';
import { personalInk } from './personal-ink.ts';

const InkContext = createContext<InkSession | null>(null);
const NotebookContext = createContext<Notebook | null>(null);

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
  const [notebook, setNotebook] = useState<Notebook | null>(null);
  useEffect(() => {
    let ended = false;
    let opened: InkSession | undefined;
    let book: Notebook | undefined;
    const open = async (): Promise<void> => {
      const outbox = owner === null ? new MemoryOutbox() : await openOutbox(owner, outboxKey);
      if (ended) return;
      const copies = owner === null ? undefined : inkCopies(meeting);
      opened = new InkSession({ line, meeting, owner, outbox, ...(copies && { copies }) });
      setSession(opened);
      if (owner !== null) {
        book = new Notebook({ meeting, outbox, copies: inkCopies(meeting) });
        setNotebook(book);
      }
      await opened.restore();
      await book?.restore();
    };
    void open();
    return () => {
      ended = true;
      opened?.close();
      book?.close();
      setSession(null);
      setNotebook(null);
    };
  }, [line, meeting, owner, outboxKey]);
  const key = useOwnKey(owner, outboxKey);
  const circles = useView('annotations.circles')?.circles;
  useEffect(() => {
    const personal = key && personalInk(key, meeting);
    session?.setPersonal(personal);
    notebook?.setPersonal(personal);
  }, [session, notebook, key, meeting]);
  useEffect(() => {
    session?.setLayers(['meeting', ...(circles ?? []).map(({ id }) => id), ...(key ? ['private'] : [])]);
  }, [session, circles, key]);
  useEffect(() => {
    // What its owner wrote on another device meanwhile.
    const back = (): void => {
      if (document.visibilityState !== 'visible') return;
      session?.refresh();
      void notebook?.refresh();
    };
    document.addEventListener('visibilitychange', back);
    const stop = line.onEntered(() => void notebook?.refresh());
    return () => {
      stop();
      document.removeEventListener('visibilitychange', back);
    };
  }, [line, session, notebook]);
  return (
    <InkContext value={session}>
      <NotebookContext value={notebook}>{children}</NotebookContext>
    </InkContext>
  );
}

/** The key of this person's private ink, as far as it is open here. */
export function useOwnKey(owner: string | null, outboxKey: string | null) {
  useEffect(() => {
    if (owner !== null) void takeUpOwnKey(owner, outboxKey);
  }, [owner, outboxKey]);
  return useSyncExternalStore(onOwnKey, () => ownKeyOf(owner));
}

/** The layer that this person writes in, and the way to another one. */
export function useInkLayer() {
  const session = useInkSession();
  const subscribe = useCallback((listener: () => void) => session?.onLayer(listener) ?? never(), [session]);
  const layer = useSyncExternalStore(subscribe, () => session?.layer ?? 'meeting');
  const setLayer = useCallback(
    (next: string) => {
      if (session) session.layer = next;
    },
    [session],
  );
  return { layer, setLayer };
}

/** This person's private notes; null until the outbox is open. */
export const useNotebook = (): Notebook | null => useContext(NotebookContext);

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

export function useNoteState<T>(notebook: Notebook | null, read: (notebook: Notebook) => T, none: T): T {
  return useSyncExternalStore(
    useCallback((listener) => notebook?.onSending(listener) ?? (() => {}), [notebook]),
    () => (notebook ? read(notebook) : none),
  );
}
