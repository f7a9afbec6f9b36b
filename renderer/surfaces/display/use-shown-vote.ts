import { useEffect, useRef, useState } from 'react';
import type { QuestionView } from '../../../shared/features/voting/contract.ts';
import { useView } from '../../kernel/use-view.ts';

/** A result stays on the display for so long, or until the next item or vote. In ms. */
const resultMs = 90_000;

/** The open vote, or for a while the one that has just been closed. */
export function useShownVote(): QuestionView | undefined {
  const board = useView('voting.board');
  const current = useView('agenda.items')?.current;
  const last = useRef<string | null>(null);
  const [kept, setKept] = useState<{ readonly id: string; readonly item: string | null } | null>(null);
  const open = board?.open ?? null;
  useEffect(() => {
    if (open !== null) setKept(null);
    else if (last.current !== null) setKept({ id: last.current, item: current ?? null });
    last.current = open;
  }, [open, current]);
  useEffect(() => {
    if (kept === null) return;
    const timer = setTimeout(() => setKept(null), resultMs);
    return () => clearTimeout(timer);
  }, [kept]);
  if (open !== null) return board?.questions[open];
  const question = kept ? board?.questions[kept.id] : undefined;
  return question?.state === 'closed' && kept?.item === (current ?? null) ? question : undefined;
}
