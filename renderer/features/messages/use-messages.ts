import { useCallback, useEffect, useRef, useState } from 'react';
import { keyOf, type MessageView, type Recipient, threadOf } from '../../../shared/features/messages/contract.ts';
import type { MeetingId, MessageId } from '../../../shared/kernel/ids.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import { call } from '../../kernel/call.ts';
import { newId } from '../../kernel/command-id.ts';
import { useStatus } from '../../kernel/use-meeting.tsx';
import { useView } from '../../kernel/use-view.ts';

interface Loaded {
  readonly list: readonly MessageView[];
  readonly names: Readonly<Record<string, string>>;
  readonly seen: Readonly<Record<string, number>>;
}

/** After which it is asked again where no answer came, and as much again by chance: many ask at once. In ms. */
const againMs = 2000;

export interface Messages {
  /** All that one may read, oldest first; undefined while they are not there. */
  readonly list: readonly MessageView[] | undefined;
  readonly failure: Failure | null;
  readonly reload: () => void;
  readonly names: Readonly<Record<string, string>>;
  /** Those by others that one has not read. */
  readonly unread: readonly MessageView[];
  /** One has looked at a thread. */
  readonly see: (to: Recipient) => void;
  readonly send: (to: Recipient, text: string) => Promise<Failure | null>;
}

/** Of threads those that were read further here than the server has heard. */
const later = (here: Readonly<Record<string, number>>, there: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(here).filter(([key, n]) => n > (there[key] ?? 0)));

/** What one writes and reads in this meeting; what came since is read when the meeting says so. */
export function useMessages(meetingId: string, me: string | null): Messages {
  const meeting = meetingId as MeetingId;
  const last = useView('messages.me')?.last;
  const live = useStatus() === 'live';
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [failures, setFailures] = useState(0);
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
        setFailures((n) => n + 1);
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
        seen: { ...seen, ...later(old?.seen ?? {}, seen) },
      }));
    },
    [meeting],
  );
  // Who comes to run the meeting reads what the desk was written before.
  const manages = (useView('participants.me')?.offices.length ?? 0) > 0;
  const managed = useRef(manages);
  useEffect(() => {
    if (managed.current !== manages) {
      known.current = 0;
      asked.current = -1;
    }
    managed.current = manages;
    if (live && last !== undefined && last > asked.current) void load(last);
  }, [live, last, manages, load]);
  useEffect(() => {
    if (failures === 0 || !live || last === undefined || last <= asked.current) return;
    const timer = setTimeout(() => void load(last), againMs * (1 + Math.random()));
    return () => clearTimeout(timer);
  }, [failures, live, last, load]);
  const list = loaded?.list;
  const seen = loaded?.seen;
  const see = useCallback(
    (to: Recipient) => {
      const key = keyOf(to);
      const n = list?.findLast((one) => me !== null && keyOf(threadOf(one, me)) === key)?.n ?? 0;
      if (n <= (seen?.[key] ?? 0)) return;
      setLoaded((old) => old && { ...old, seen: { ...old.seen, [key]: n } });
      void call('messages.see', { meeting }, { thread: to, n });
    },
    [list, seen, meeting, me],
  );
  /** A second attempt with the same words is the same message: the first may have come through. */
  const attempts = useRef(new Map<string, { readonly text: string; readonly id: string }>());
  const send = useCallback(
    async (to: Recipient, text: string): Promise<Failure | null> => {
      const key = keyOf(to);
      const before = attempts.current.get(key);
      const { id } = before?.text === text ? before : { id: newId() };
      attempts.current.set(key, { text, id });
      const result = await call('messages.send', { meeting, message: id as MessageId }, { to, text });
      if (!result.ok) return result.failure;
      attempts.current.delete(key);
      await load(0);
      return null;
    },
    [meeting, load],
  );
  return {
    list,
    failure: loaded ? null : failure,
    reload: () => void load(0),
    names: loaded?.names ?? {},
    unread: (list ?? []).filter(
      (one) => me !== null && one.from !== me && one.n > (seen?.[keyOf(threadOf(one, me))] ?? 0),
    ),
    see,
    send,
  };
}
