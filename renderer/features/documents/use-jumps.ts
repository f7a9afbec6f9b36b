import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

export interface JumpFrom {
  readonly page: number;
  readonly y: number;
}

/** Who jumps more often than this forgets the first places. */
const jumpsMax = 50;

/**
 * Where one came from: each jump (contents, small picture, page number, hit, summary) is remembered, and the way back is one
 * tap or Alt+←. Hits that are looked through one after another are one jump.
 */
export function useJumps(here: RefObject<JumpFrom>, goTo: (page: number, y?: number) => void, fromBeginning: boolean) {
  // A paper that opens where its person read elsewhere has jumped there.
  const [places, setPlaces] = useState<readonly JumpFrom[]>(fromBeginning ? [{ page: 1, y: 0 }] : []);
  const stepping = useRef(false);
  const leave = useCallback(
    (kind: 'jump' | 'hit' = 'jump') => {
      const again = kind === 'hit' && stepping.current;
      stepping.current = kind === 'hit';
      if (again) return;
      const { page, y } = here.current;
      setPlaces((now) => [...now, { page, y }].slice(-jumpsMax));
    },
    [here],
  );
  const latest = useRef(places);
  latest.current = places;
  const back = useCallback((): boolean => {
    const last = latest.current.at(-1);
    if (!last) return false;
    stepping.current = false;
    setPlaces((now) => now.slice(0, -1));
    goTo(last.page, last.y);
    return true;
  }, [goTo]);
  /** The person moved by hand: the next hit is a jump of its own. */
  const settle = useCallback(() => {
    stepping.current = false;
  }, []);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'ArrowLeft' || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      // With no jump to go back from, the browser's own way back is meant.
      if (back()) event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [back]);
  return { last: places.at(-1) ?? null, leave, back, settle };
}
