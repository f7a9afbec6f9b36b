import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { onSession } from '../kernel/shared-device.ts';
import classes from './announcer.module.css';

type Announce = (text: string, urgent?: boolean) => void;
const AnnounceContext = createContext<Announce>(() => {});
const ExplainContext = createContext<(reason: string) => void>(() => {});

/** How long a reason stays for reading, unless something is pressed before. In ms. */
const reasonMs = 6_000;

/**
 * Holds the two live regions through which anything on the page can speak to assistive technology, and the place where a
 * button that was pressed in vain says why: a finger has no tip to hover for.
 */
export function Announcer({ children }: { children: ReactNode }) {
  const [polite, setPolite] = useState('');
  const [urgent, setUrgent] = useState('');
  const coming = useRef(new Set<ReturnType<typeof setTimeout>>());
  const announce = useCallback<Announce>((text, now = false) => {
    const set = now ? setUrgent : setPolite;
    // Emptied first: the same sentence twice would not be read the second time.
    set('');
    const timer = setTimeout(() => {
      coming.current.delete(timer);
      set(text);
    }, 50);
    coming.current.add(timer);
  }, []);
  const [reason, setReason] = useState<{ readonly text: string } | null>(null);
  // What was said to one person is not read out to the next one at this device.
  useEffect(
    () =>
      onSession(() => {
        for (const timer of coming.current) clearTimeout(timer);
        coming.current.clear();
        setPolite('');
        setUrgent('');
        setReason(null);
      }),
    [],
  );
  const explain = useCallback(
    (text: string) => {
      setReason({ text });
      announce(text, true);
    },
    [announce],
  );
  useEffect(() => {
    if (reason === null) return;
    const clear = (): void => setReason(null);
    const timer = setTimeout(clear, reasonMs);
    addEventListener('pointerdown', clear);
    return () => {
      clearTimeout(timer);
      removeEventListener('pointerdown', clear);
    };
  }, [reason]);
  return (
    <AnnounceContext value={announce}>
      <ExplainContext value={explain}>{children}</ExplainContext>
      <div className="unseen" role="status" aria-live="polite">
        {polite}
      </div>
      <div className="unseen" role="alert" aria-live="assertive">
        {urgent}
      </div>
      {reason === null ? null : (
        <p className={classes.reason} aria-hidden="true" data-reason>
          {reason.text}
        </p>
      )}
    </AnnounceContext>
  );
}

export const useAnnounce = (): Announce => useContext(AnnounceContext);

/** Shows a reason for a moment, and says it. */
export const useExplain = (): ((reason: string) => void) => useContext(ExplainContext);
