import { createContext, lazy, type ReactNode, Suspense, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { getPreferences } from '../kernel/preferences.ts';

const HelpDialog = lazy(() => import('./help-dialog.tsx').then(({ HelpDialog: it }) => ({ default: it })));

interface Shortcut {
  readonly key: string;
  readonly label: string;
  readonly run: () => void;
}

interface Registry {
  readonly add: (shortcut: { readonly current: Shortcut }) => () => void;
  readonly show: () => void;
}

const ShortcutContext = createContext<Registry>({ add: () => () => {}, show: () => {} });

/** Keys that are typed into something, or pressed behind a dialog, are nobody's shortcut. */
const isTaken = (event: KeyboardEvent): boolean => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (target?.closest('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]'))
    return true;
  return document.querySelector('[aria-modal="true"]') !== null;
};

/** Collects the shortcuts of the screens inside, runs them, and lists them in the help when `?` is pressed. */
export function Shortcuts({ children }: { children: ReactNode }) {
  const list = useRef(new Set<{ readonly current: Shortcut }>());
  const [shown, setShown] = useState<readonly Shortcut[] | null>(null);
  /** Fetched when it is first asked for, and then kept. */
  const [asked, setAsked] = useState(false);
  const registry = useMemo<Registry>(
    () => ({
      add: (shortcut) => {
        list.current.add(shortcut);
        return () => list.current.delete(shortcut);
      },
      show: () => {
        setAsked(true);
        setShown([...list.current].map((entry) => entry.current));
      },
    }),
    [],
  );
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      // A key that is held is one step, not one after another.
      if (event.repeat || isTaken(event)) return;
      if (event.key === '?') {
        registry.show();
        return;
      }
      if (!getPreferences().shortcuts) return;
      const hit = [...list.current].findLast((entry) => entry.current.key === event.key.toLowerCase());
      if (!hit) return;
      event.preventDefault();
      hit.current.run();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [registry]);
  return (
    <ShortcutContext value={registry}>
      {children}
      {asked ? (
        <Suspense>
          <HelpDialog shown={shown} onClose={() => setShown(null)} />
        </Suspense>
      ) : null}
    </ShortcutContext>
  );
}

/** One key for one step, while the screen is shown; listed under `?`. Without `run` it does not exist. */
export function useShortcut(key: string, label: string, run: (() => void) | null | undefined): void {
  const { add } = useContext(ShortcutContext);
  const latest = useRef<Shortcut>({ key, label, run: () => {} });
  useEffect(() => {
    latest.current = { key, label, run: run ?? (() => {}) };
  });
  const exists = Boolean(run);
  useEffect(() => (exists ? add(latest) : undefined), [add, exists]);
}

export const useShowHelp = (): (() => void) => useContext(ShortcutContext).show;
