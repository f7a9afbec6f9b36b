import { useCallback, useState } from 'react';
import { type Layout, pagesBetween } from './layout.ts';
import type { Paper } from './paper.ts';

/** While two fingers make the pages smaller, more of them come into sight than the scroller knows of: which. */
export function useStretch(scroller: HTMLElement | null, layoutNow: () => Layout | null, paper: Paper) {
  const [spread, setSpread] = useState<readonly [first: number, last: number] | null>(null);
  const stretch = useCallback(
    (factor: number) => {
      const layout = layoutNow();
      if (!scroller || !layout || factor >= 1) return;
      const { scrollTop, clientHeight } = scroller;
      const more = clientHeight * (1 / factor - 1);
      const [first, last] = pagesBetween(layout, scrollTop - more, scrollTop + clientHeight + more);
      setSpread((before) => (before && before[0] <= first && before[1] >= last ? before : [first, last]));
      paper.thumbs.want(Array.from({ length: last - first + 1 }, (_, i) => first + i));
    },
    [scroller, layoutNow, paper],
  );
  /** The fingers are gone: the scroller says what is in sight. */
  const settle = useCallback(() => setSpread(null), []);
  return { spread, stretch, settle };
}
