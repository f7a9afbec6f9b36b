import { useCallback, useEffect, useRef, useState } from 'react';
import type { MessageView, Recipient } from '../../../shared/features/messages/contract.ts';
import type { MeetingId, MessageId } from '../../../shared/kernel/ids.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import { call } from '../../kernel/call.ts';
import { newId } from '../../kernel/command-id.ts';
import { useStatus } from '../../kernel/use-meeting.tsx';
import { useView } from '../../kernel/use-view.ts';
import { keyOf } from './threads.ts';

interface Loaded {
  readonly list: readonly MessageView[];
  readonly names: Readonly<Record<string, string>>;
  readonly seen: number;
}

export interface Messages {
  /** All that one may read, oldest first; undefined while they are not there. */
  readonly list: readonly MessageView[] | undefined;
  readonly failure: Failure | null;
  readonly reload: () => void;
  readonly names: Readonly<Record<string, string>>;
  /** Up to which one has read, on any of one's devices. */
  readonly seen: number;
  /** Those by others that one has not read. */
  readonly unread: readonly MessageView[];
  readonly see: () => void;
  readonly send: (to: Recipient, text: string) => Promise<Failure | null>;
}

/** What one writes and reads in this meeting; what came since is read when the meeting says so. */
export function useMessages(meetingId: string, me: string | null): Messages {
  const meeting = meetingId as MeetingId;
  const last = useView('messages.me')?.last;
  const live = useStatus() === 'live';
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  /** Up to which was asked: a number whose words were erased is not asked for again. */
  const asked = useRef(-1);
  const known = useRef(0);
  const load = useCallback(
    async (upTo: number): Promise<void> => {
      const before = asked.current;
      asked.current = Math.max(before, upTo);
      const result = await call('messages.list', { meeting, after: known.current });
      if (!result.ok) {
        asked.current = before;
        return setFailure(result.failure);
      }
      setFailure(null);
      const { messages, names, seen } = result.value;
      known.current = Math.max(known.current, messages.at(-1)?.n ?? 0);
      setLoaded((old) => ({
        // Two readings may have come at once.
        list: [...new Map([...(old?.list ?? []), ...messages].map((message) => [message.n, message])).values()].sort(
          (a, b) => a.n - b.n,
        ),
        names: { ...old?.names, ...names },
        seen: Math.max(old?.seen ?? 0, seen),
      }));
    },
    [meeting],
  );
  useEffect(() => {
    if (live && last !== undefined && last > asked.current) void load(last);
  }, [live, last, load]);
  const newest = loaded?.list.at(-1)?.n ?? 0;
  const seen = loaded?.seen ?? 0;
  const see = useCallback(() => {
    if (newest <= seen) return;
    setLoaded((old) => old && { ...old, seen: newest });
    void call('messages.see', { meeting }, { n: newest });
  }, [newest, seen, meeting]);
  /** A second attempt with the same words is the same message: the first may have come through. */
  const attempt = useRef<{ readonly key: string; readonly text: string; readonly id: string } | null>(null);
  const send = useCallback(
    async (to: Recipient, text: string): Promise<Failure | null> => {
      const key = keyOf(to);
      if (attempt.current?.key !== key || attempt.current.text !== text) attempt.current = { key, text, id: newId() };
      const result = await call('messages.send', { meeting, message: attempt.current.id as MessageId }, { to, text });
      if (!result.ok) return result.failure;
      attempt.current = null;
      await load(0);
      return null;
    },
    [meeting, load],
  );
  return {
    list: loaded?.list,
    failure: loaded ? null : failure,
    reload: () => void load(0),
    names: loaded?.names ?? {},
    seen,
    unread: (loaded?.list ?? []).filter(({ n, from }) => n > seen && from !== me),
    see,
    send,
  };
}
