import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Presentation } from '../../features/presentation/use-presentation.ts';

/** A place to open: a page, and a sentence to mark there. `n` tells two taps on the same place apart. */
export interface Jump {
  readonly page: number;
  readonly sentence: string | null;
  readonly n: number;
}

export interface Desk {
  /** The paper that is open: the presented one while following, else the chosen one. */
  readonly document: string | null;
  readonly jump: Jump | null;
  readonly following: boolean;
  readonly open: (document: string, page?: number, sentence?: string) => void;
  readonly close: () => void;
  /** The person looks elsewhere: the paper stays where it is from now on. */
  readonly leave: () => void;
  readonly follow: () => void;
}

let jumps = 0;
const jumpTo = (page: number, sentence: string | undefined): Jump => {
  jumps += 1;
  return { page, sentence: sentence ?? null, n: jumps };
};

/** The paper in the address, how to put another one there, and how to take it out by the way that it came. */
function useChosen() {
  const { paper: chosen = null, page, sentence } = useSearch({ from: '/signed-in/m/$meeting' });
  const navigate = useNavigate({ from: '/m/$meeting' });
  const router = useRouter();
  const now = useRef<{ chosen: string | null; pushed: boolean }>({ chosen, pushed: false });
  now.current.chosen = chosen;
  const choose = useCallback(
    (paper: string | null) => {
      if (paper === null || paper === now.current.chosen) return;
      const replace = now.current.chosen !== null;
      if (!replace) now.current.pushed = true;
      void navigate({ search: { paper }, replace });
    },
    [navigate],
  );
  const back = useCallback(() => {
    if (now.current.chosen === null) return;
    if (now.current.pushed) router.history.back();
    else void navigate({ search: {}, replace: true });
    now.current.pushed = false;
  }, [navigate, router]);
  // The place to begin at: gone to once, so that a reload stays where one has read on.
  const [place] = useState<Jump | null>(() => (page === undefined ? null : jumpTo(page, sentence)));
  useEffect(() => {
    const paper = now.current.chosen;
    if (place && paper !== null) void navigate({ search: { paper }, replace: true });
  }, [place, navigate]);
  return { chosen, place, choose, back };
}

/** What lies open on the tablet, and whether it goes with the presenter. */
export function useDesk(presentation: Presentation): Desk {
  const { chosen, place, choose, back } = useChosen();
  const [jump, setJump] = useState<Jump | null>(place);
  const [wants, setWants] = useState(place === null);
  const { presenter, document: presented, mine } = presentation;
  const following = wants && presenter !== null && presented !== null && !mine;
  // A presentation that begins takes everybody along; whoever leaves it is left in peace until the next one, and so is
  // who came for a place while it was on.
  const known = presentation.startDenial !== undefined;
  const spared = useRef(place !== null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told by another presenter, not by a value that is used
  useEffect(() => {
    if (spared.current) spared.current = !known;
    else setWants(true);
  }, [presenter, known]);
  useEffect(() => {
    if (following) {
      choose(presented);
      setJump(null);
    }
  }, [following, presented, choose]);
  // Who is given the presentation goes on with its paper, wherever he was.
  const led = useRef<boolean | null>(null);
  useEffect(() => {
    if (!known) return;
    if (led.current === false && mine) choose(presented);
    led.current = mine;
  }, [known, mine, presented, choose]);
  const open = useCallback(
    (document: string, page?: number, sentence?: string) => {
      setWants(false);
      choose(document);
      setJump(page === undefined ? null : jumpTo(page, sentence));
    },
    [choose],
  );
  const close = useCallback(() => {
    setWants(false);
    back();
  }, [back]);
  const leave = useCallback(() => setWants(false), []);
  const follow = useCallback(() => setWants(true), []);
  return { document: following ? presented : chosen, jump, following, open, close, leave, follow };
}
