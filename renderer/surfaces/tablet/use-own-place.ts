import { useCallback, useEffect, useRef } from 'react';
import { keepOpened, keepPlace, type Place } from '../../features/documents/last-place.ts';
import type { ListedPaper } from '../../features/documents/use-papers.ts';
import { type StartPlace, useKeepPlace } from '../../features/reading/use-kept-place.ts';

/** Where the person is in the open paper, kept for him as he reads. */
export function useOwnPlace(meeting: string, paper: ListedPaper, start: StartPlace, following: boolean) {
  const { id: document, version } = paper;
  const place = useRef({ page: start.page, y: start.y });
  const keep = useKeepPlace(meeting, document);
  useEffect(() => keepOpened(document, version), [document, version]);
  useEffect(() => {
    // The first time it is opened it has a place from then on, by which its person is told no more that he has not opened it.
    if (start.isNew) keep({ page: start.page, y: Math.min(1, start.y), turn: start.turn });
  }, [start, keep]);
  // A paper that was opened again only, or that a presenter moves, changes nobody's last place.
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
