import { useCallback, useEffect, useRef, useState } from 'react';
import type { MessageView, Recipient } from '../../../shared/features/messages/contract.ts';
import type { MeetingId, MessageId } from '../../../shared/kernel/ids.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import { call } from '../../kernel/call.ts';
import { newId } from '../../kernel/command-id.ts';
import { useStatus } from '../../kernel/use-meeting.tsx';
import { useEndpoint } from '../../kernel/use-session.ts';
import { useView } from '../../kernel/use-view.ts';
import { keyOf } from './threads.ts';

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

/** What one writes and reads in this meeting, read anew when something came. */
export function useMessages(meetingId: string, me: string | null): Messages {
  const meeting = meetingId as MeetingId;
  const last = useView('messages.me')?.last;
  const live = useStatus() === 'live';
  const { value, failure, reload } = useEndpoint('messages.list', { meeting });
  const [seenHere, setSeenHere] = useState(0);
  const newest = value?.messages.at(-1)?.n ?? 0;
  const behind = value !== undefined && last !== undefined && last > newest;
  const asked = useRef(0);
  useEffect(() => {
    // Words that were erased keep their number: each new one is asked for once.
    if (!live || !behind || asked.current >= last) return;
    asked.current = last;
    void reload();
  }, [live, behind, last, reload]);
  useEffect(() => {
    if (live && failure?.code === 'unreachable') void reload();
  }, [live, failure, reload]);
  const seen = Math.max(value?.seen ?? 0, seenHere);
  const see = useCallback(() => {
    if (newest <= seen) return;
    setSeenHere(newest);
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
      await reload();
      return null;
    },
    [meeting, reload],
  );
  const list = value?.messages;
  return {
    list,
    failure: list ? null : failure,
    reload: () => void reload(),
    names: value?.names ?? {},
    seen,
    unread: (list ?? []).filter(({ n, from }) => n > seen && from !== me),
    see,
    send,
  };
}
