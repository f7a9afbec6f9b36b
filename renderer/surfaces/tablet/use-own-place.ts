import { useCallback, useRef } from 'react';
import { keepPlace, type Place } from '../../features/documents/last-place.ts';
import { useKeepPlace } from '../../features/reading/use-kept-place.ts';

/** Where the person is in the open paper, kept for him as he reads. */
export function useOwnPlace(meeting: string, document: string, start: Place, following: boolean) {
  const place = useRef({ page: start.page, y: start.y });
  const keep = useKeepPlace(meeting, document);
  // A paper that was only opened, or that a presenter moves, changes nobody's last place.
  const moves = useRef(false);
  const move = useCallback(() => {
    moves.current = true;
  }, []);
  const see = useCallback(
    (at: Place) => {
      place.current = { page: at.page, y: at.y };
      keepPlace(document, at);
      if (!moves.current || following) return;
      keep({ page: at.page, y: Math.round(Math.min(1, at.y) * 1000) / 1000, turn: at.turn });
    },
    [document, following, keep],
  );
  return { place, move, see };
}
