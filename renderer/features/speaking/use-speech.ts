import { useEffect, useRef } from 'react';
import type { ViewValue } from '../../../shared/protocol.ts';
import { useNow } from '../../kernel/time.ts';
import { useView } from '../../kernel/use-view.ts';
import { chime } from '../../ui/chime.ts';

export type Speech = NonNullable<ViewValue<'speaking.queue'>['speaker']>;

export interface Waiting {
  readonly person: string;
  readonly subject: string;
  readonly at: number;
  readonly again: boolean;
}

/** Those who wait, in their order. */
export function useWaiting(): readonly Waiting[] {
  const queue = useView('speaking.queue');
  return Object.entries(queue?.waiting ?? {})
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([person, { subject, at, again }]) => ({ person, subject, at, again }));
}

/** When a speech ends that goes on as it does; while it pauses the end moves on with the clock. In ms. */
export const endOf = ({ at, limitMs, pausedMs, pausedAt }: Speech, now: number): number =>
  at + limitMs + pausedMs + (pausedAt === null ? 0 : now - pausedAt);

/** Before the end of a speech a sound is heard. In ms. */
const warnMs = 30_000;

/** Sounds once before the time of a speech is over, and once when it is. Answers which was heard last. */
export function useSpeechChime(speech: Speech | null | undefined, heard: boolean): 'soon' | 'over' | null {
  const now = useNow();
  const left = speech ? endOf(speech, now) - now : Number.POSITIVE_INFINITY;
  const stage = left <= 0 ? 'over' : left <= warnMs ? 'soon' : null;
  const key = speech && `${speech.person} ${speech.at} ${speech.limitMs} ${stage}`;
  const last = useRef(key);
  useEffect(() => {
    // What was so when one came in is no news.
    if (heard && stage !== null && key !== last.current) chime();
    last.current = key;
  }, [key, stage, heard]);
  return stage;
}
