import { IconCircleCheckFilled, IconSquareXFilled, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../kernel/i18n/words.ts';
import { useView } from '../../kernel/use-view.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import classes from './vote-chip.module.css';
import { votingWords } from './words.ts';

/** A result stays in sight for so long, unless it is hidden. In ms. */
const shownMs = 60_000;

/** The result of the vote that has just been closed, once for each vote that closes while this screen is shown. */
export function VoteResult() {
  const w = useWords(votingWords);
  const announce = useAnnounce();
  const board = useView('voting.board');
  const questions = board?.questions;
  const seenClosed = useRef<Set<string> | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    if (!questions) return;
    const closed = Object.entries(questions).flatMap(([id, question]) =>
      question.state === 'closed' && question.tally ? [id] : [],
    );
    const fresh = seenClosed.current === null ? undefined : closed.find((id) => !seenClosed.current?.has(id));
    seenClosed.current = new Set(closed);
    const question = fresh === undefined ? undefined : questions[fresh];
    if (fresh === undefined || !question?.tally) return;
    setShown(fresh);
    announce(w.closed(question.text, question.tally.passed ? w.passed : w.notPassed), true);
  }, [questions, announce, w]);
  useEffect(() => {
    if (shown === null) return;
    const timer = setTimeout(() => setShown(null), shownMs);
    return () => clearTimeout(timer);
  }, [shown]);
  const question = shown === null ? undefined : questions?.[shown];
  // A vote that is open needs the place and the attention.
  if (!question?.tally || board?.open) return null;
  const { passed, agree, of } = question.tally;
  return (
    <section className={classes.chip} data-choice={passed ? 'passed' : 'failed'} aria-label={w.result}>
      {passed ? <IconCircleCheckFilled aria-hidden="true" /> : <IconSquareXFilled aria-hidden="true" />}
      <span className={classes.words}>
        <strong>{`${passed ? w.passed : w.notPassed}: ${agree}\u00a0/\u00a0${of}`}</strong>
        <span>{question.text}</span>
      </span>
      <IconButton label={w.hide} icon={<IconX aria-hidden="true" />} onPress={() => setShown(null)} />
    </section>
  );
}
