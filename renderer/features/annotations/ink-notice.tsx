import { useEffect, useState } from 'react';
import { useSay } from '../../kernel/i18n/failure-words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useInkSending, useInkSession } from './use-ink.tsx';
import { annotationsWords } from './words.ts';

/** Sending takes a moment each time: only what takes longer is worth a word. In ms. */
const feltMs = 1500;

/** Quietly says how many strokes are not saved yet; aloud only when the server refused some. */
export function InkNotice() {
  const w = useWords(annotationsWords);
  const say = useSay();
  const session = useInkSession();
  const { unsent, failure } = useInkSending();
  const [felt, setFelt] = useState(false);
  const waits = unsent > 0;
  useEffect(() => {
    if (!waits) {
      setFelt(false);
      return;
    }
    const timer = setTimeout(() => setFelt(true), feltMs);
    return () => clearTimeout(timer);
  }, [waits]);
  if (failure && waits)
    return (
      <Notice tone="error" action={<ActionButton onPress={() => void session?.discard()}>{w.discard}</ActionButton>}>
        {say(failure)} {w.unsent(unsent)}
      </Notice>
    );
  return felt ? <Notice tone="warn">{w.unsent(unsent)}</Notice> : null;
}
