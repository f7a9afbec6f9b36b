import { type QueryClient, skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Answer } from '../../../shared/features/assistant/questions.ts';
import type { MeetingId } from '../../../shared/kernel/ids.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import { call } from '../../kernel/call.ts';

/** A question and how far its answer is. `writing`: the places are there, the model still writes. */
export interface Question {
  readonly text: string;
  readonly phase: 'none' | 'finding' | 'writing' | 'done';
  readonly answer: Answer | null;
  readonly failure: Failure | null;
  readonly judged: boolean | null;
}

const none: Question = { text: '', phase: 'none', answer: null, failure: null, judged: null };
const keyOf = (meeting: string) => ['assistant.question', meeting] as const;

/** What is under way, by meeting: it goes on while another tab of the panel is looked at. */
const running = new Map<string, AbortController>();

/** Changes the question that still stands; one that was taken away with its reader is never put back. */
function change(client: QueryClient, meeting: string, part: Partial<Question>): void {
  client.setQueryData<Question>(keyOf(meeting), (old) => old && { ...old, ...part });
}

async function ask(client: QueryClient, meeting: string, text: string): Promise<void> {
  running.get(meeting)?.abort();
  const stop = new AbortController();
  running.set(meeting, stop);
  client.setQueryData<Question>(keyOf(meeting), { ...none, text, phase: 'finding' });
  const send = (write: boolean) =>
    call('assistant.ask', { meeting: meeting as MeetingId }, { text, write }, stop.signal);
  const found = await send(false);
  if (stop.signal.aborted) return;
  if (!found.ok) return change(client, meeting, { phase: 'done', failure: found.failure });
  const { writer, passages } = found.value;
  const writes = writer !== null && passages.length > 0;
  change(client, meeting, { phase: writes ? 'writing' : 'done', answer: found.value });
  if (!writes) return;
  const written = await send(true);
  if (stop.signal.aborted) return;
  // The places that were found stay when nothing was written.
  change(client, meeting, {
    phase: 'done',
    ...(written.ok ? { answer: written.value } : { failure: written.failure }),
  });
}

/** The question that a person has asked in a meeting; forgotten with all else when he signs out. */
export function useQuestion(meeting: string) {
  const client = useQueryClient();
  const { data: question = none } = useQuery<Question>({
    queryKey: keyOf(meeting),
    queryFn: skipToken,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const stop = useCallback(() => {
    running.get(meeting)?.abort();
    const old = client.getQueryData<Question>(keyOf(meeting));
    if (old) client.setQueryData(keyOf(meeting), old.answer ? { ...old, phase: 'done' } : { ...none, text: old.text });
  }, [client, meeting]);
  const clear = useCallback(() => {
    running.get(meeting)?.abort();
    client.setQueryData(keyOf(meeting), none);
  }, [client, meeting]);
  const judge = useCallback(
    async (right: boolean) => {
      const answer = client.getQueryData<Question>(keyOf(meeting))?.answer;
      if (!answer) return;
      change(client, meeting, { judged: right });
      const params = { meeting: meeting as MeetingId, answer: answer.id };
      const said = await call('assistant.judge', params, { right });
      if (!said.ok) change(client, meeting, { judged: null, failure: said.failure });
    },
    [client, meeting],
  );
  return { question, ask: (text: string) => void ask(client, meeting, text), stop, clear, judge };
}
