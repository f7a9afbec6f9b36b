import { useState } from 'react';
import { fromLocalText } from '../../kernel/local-time.ts';
import { useSettled } from '../../kernel/use-settled.ts';

/** Typing goes on while nothing is asked. In ms. */
const pauseMs = 250;
const dayMs = 86_400_000;

/** What both logs are filtered by: a text, and the first and the last day. */
export interface LogFilter {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly from: string;
  readonly setFrom: (day: string) => void;
  readonly to: string;
  readonly setTo: (day: string) => void;
  /** Days that are none of the calendar. */
  readonly wrong: { readonly from: boolean; readonly to: boolean };
  /** As the endpoints want it; a wrong day filters nothing. */
  readonly params: { readonly text: string; readonly from?: number; readonly to?: number };
}

export function useFilter(): LogFilter {
  const [text, setText] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const asked = useSettled(text.trim(), pauseMs);
  const first = fromLocalText(`${from}T00:00`);
  const last = fromLocalText(`${to}T00:00`);
  return {
    text,
    setText,
    from,
    setFrom,
    to,
    setTo,
    wrong: { from: from.trim() !== '' && first === null, to: to.trim() !== '' && last === null },
    params: {
      text: asked,
      ...(first === null ? {} : { from: first }),
      // The last day is meant with all its hours.
      ...(last === null ? {} : { to: last + dayMs }),
    },
  };
}
