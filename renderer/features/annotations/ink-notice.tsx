import { useSay } from '../../kernel/i18n/failure-words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useInkSending, useInkSession } from './use-ink.tsx';
import { annotationsWords } from './words.ts';

/** Says aloud that the server refused strokes; what merely waits is told in the bar. */
export function InkNotice() {
  const w = useWords(annotationsWords);
  const say = useSay();
  const session = useInkSession();
  const { unsent, failure } = useInkSending();
  return failure && unsent > 0 ? (
    <Notice tone="error" action={<ActionButton onPress={() => void session?.discard()}>{w.discard}</ActionButton>}>
      {say(failure)} {w.unsent(unsent)}
    </Notice>
  ) : null;
}
