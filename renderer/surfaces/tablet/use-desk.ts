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

/** The paper in the address, how to put another one there, and how to take it out by the way that it came. */
function useChosen() {
  const { paper: chosen = null } = useSearch({ from: '/signed-in/m/$meeting' });
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
  return { chosen, choose, back };
}

let jumps = 0;

/** What lies open on the tablet, and whether it goes with the presenter. */
export function useDesk(presentation: Presentation): Desk {
  const { chosen, choose, back } = useChosen();
  const [jump, setJump] = useState<Jump | null>(null);
  const [wants, setWants] = useState(true);
  const { presenter, document: presented, mine } = presentation;
  const following = wants && presenter !== null && presented !== null && !mine;
  // A presentation that begins takes everybody along; whoever leaves it is left in peace until the next one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: told by another presenter, not by a value that is used
  useEffect(() => setWants(true), [presenter]);
  useEffect(() => {
    if (following) {
      choose(presented);
      setJump(null);
    }
  }, [following, presented, choose]);
  const open = useCallback(
    (document: string, page?: number, sentence?: string) => {
      setWants(false);
      choose(document);
      jumps += 1;
      setJump(page === undefined ? null : { page, sentence: sentence ?? null, n: jumps });
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
