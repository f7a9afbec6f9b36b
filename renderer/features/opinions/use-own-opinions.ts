import { useEffect, useRef } from 'react';
import type { OwnOpinion } from '../../../shared/features/opinions/contract.ts';
import type { MeetingId } from '../../../shared/kernel/ids.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import { useStatus } from '../../kernel/use-meeting.tsx';
import { useEndpoint } from '../../kernel/use-session.ts';
import { useView } from '../../kernel/use-view.ts';

export interface OwnOpinions {
  /** In the order in which they were sent; undefined while they are not there. */
  readonly list: readonly OwnOpinion[] | undefined;
  readonly failure: Failure | null;
  readonly reload: () => void;
  /** Answers that one was given so far. */
  readonly answers: number;
  /** Why none can be sent now, as a code. */
  readonly submitDenial: string | null;
  /** The latest opinion that was made from a mark. */
  readonly ofMark: (document: string, key: string) => OwnOpinion | undefined;
}

/** What one has sent in this meeting, read anew when something became of it or of the papers. */
export function useOwnOpinions(meeting: string): OwnOpinions {
  const me = useView('opinions.me');
  const papers = useView('documents.papers');
  const live = useStatus() === 'live';
  const { value, failure, reload } = useEndpoint('opinions.mine', { meeting: meeting as MeetingId });
  const known = useRef<{ readonly me: typeof me; readonly papers: typeof papers } | null>(null);
  useEffect(() => {
    if (!me || !papers || !live) return;
    const before = known.current;
    known.current = { me, papers };
    // The first time they have just been asked for.
    if (before && (before.me !== me || before.papers !== papers)) void reload();
  }, [me, papers, live, reload]);
  useEffect(() => {
    if (live && failure?.code === 'unreachable') void reload();
  }, [live, failure, reload]);
  const list = value?.opinions;
  return {
    list,
    failure: list ? null : failure,
    reload: () => void reload(),
    answers: me?.answers ?? 0,
    submitDenial: me?.submitDenial ?? null,
    ofMark: (document, key) => list?.findLast((one) => one.document === document && one.mark === key),
  };
}
