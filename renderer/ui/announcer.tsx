import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';

type Announce = (text: string, urgent?: boolean) => void;
const AnnounceContext = createContext<Announce>(() => {});

/** Holds the two live regions through which anything on the page can speak to assistive technology. */
export function Announcer({ children }: { children: ReactNode }) {
  const [polite, setPolite] = useState('');
  const [urgent, setUrgent] = useState('');
  const announce = useCallback<Announce>((text, now = false) => {
    const set = now ? setUrgent : setPolite;
    // Emptied first: the same sentence twice would not be read the second time.
    set('');
    setTimeout(() => set(text), 50);
  }, []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="unseen" role="status" aria-live="polite">
        {polite}
      </div>
      <div className="unseen" role="alert" aria-live="assertive">
        {urgent}
      </div>
    </AnnounceContext>
  );
}

export const useAnnounce = (): Announce => useContext(AnnounceContext);
