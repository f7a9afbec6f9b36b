import { useCallback, useEffect, useState } from 'react';
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

/** What lies open on the tablet, and whether it goes with the presenter. */
export function useDesk(presentation: Presentation): Desk {
  const [chosen, setChosen] = useState<string | null>(null);
  const [jump, setJump] = useState<Jump | null>(null);
  const [wants, setWants] = useState(true);
  const { presenter, document: presented, mine } = presentation;
  const following = wants && presenter !== null && presented !== null && !mine;
  // A presentation that begins takes everybody along; whoever leaves it is left in peace until the next one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: told by another presenter, not by a value that is used
  useEffect(() => setWants(true), [presenter]);
  useEffect(() => {
    if (following) {
      setChosen(presented);
      setJump(null);
    }
  }, [following, presented]);
  const open = useCallback((document: string, page?: number, sentence?: string) => {
    setWants(false);
    setChosen(document);
    jumps += 1;
    setJump(page === undefined ? null : { page, sentence: sentence ?? null, n: jumps });
  }, []);
  const close = useCallback(() => {
    setWants(false);
    setChosen(null);
  }, []);
  const leave = useCallback(() => setWants(false), []);
  const follow = useCallback(() => setWants(true), []);
  return { document: following ? presented : chosen, jump, following, open, close, leave, follow };
}
