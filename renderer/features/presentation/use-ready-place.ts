import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { PageBitmaps } from '../documents/page-bitmaps.ts';

/** Longer than this nobody waits for a page that is hard to paint: an empty sheet says at least that it was turned. In ms. */
const waitMs = 1500;

/**
 * The place to show: that of the presenter once his page is painted, until then the one of before, so that the room never
 * sees an empty sheet between two pages. `wanted` stays the same object while it says the same.
 */
export function useReadyPlace<P extends { readonly page: number }>(bitmaps: PageBitmaps, wanted: P): P {
  const { page } = wanted;
  const [before, setBefore] = useState(wanted);
  const [givenUp, setGivenUp] = useState<number | null>(null);
  const ready = useSyncExternalStore(
    useCallback((listener) => bitmaps.onPage(page, listener), [bitmaps, page]),
    () => bitmaps.get(page) !== undefined,
  );
  const shown = ready || givenUp === page || before.page === page;
  useEffect(() => {
    if (shown) {
      setBefore(wanted);
      return;
    }
    const timer = setTimeout(() => setGivenUp(page), waitMs);
    return () => clearTimeout(timer);
  }, [shown, wanted, page]);
  return shown ? wanted : before;
}
