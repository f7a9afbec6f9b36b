import { IconX } from '@tabler/icons-react';
import { useWords } from '../../kernel/i18n/words.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { ErrorState, Loading } from '../../ui/states.tsx';
import { AnswerView, type AnswerViewProps } from './answer-view.tsx';
import classes from './question.module.css';
import type { useQuestion } from './use-question.ts';
import { assistantWords } from './words.ts';

/** The answer to the question that was asked, in place of the summaries until it is put away. */
export function QuestionPart({
  question,
  ask,
  clear,
  judge,
  titleOf,
  onOpen,
}: Pick<ReturnType<typeof useQuestion>, 'question' | 'ask' | 'clear' | 'judge'> &
  Pick<AnswerViewProps, 'titleOf' | 'onOpen'>) {
  const w = useWords(assistantWords);
  const { phase, answer, failure, judged, text } = question;
  return (
    <section aria-label={w.answerTo} className={classes.part}>
      <div className={classes.head}>
        <h3 className={classes.answered}>{w.answerTo}</h3>
        <IconButton label={w.backToSummary} icon={<IconX aria-hidden="true" />} onPress={clear} />
      </div>
      {answer ? (
        <>
          <FailureNotice failure={failure} />
          <AnswerView
            question={text}
            answer={answer}
            writing={phase === 'writing'}
            judged={judged}
            onJudge={(right) => void judge(right)}
            titleOf={titleOf}
            onOpen={onOpen}
          />
        </>
      ) : failure ? (
        <ErrorState failure={failure} onRetry={() => ask(text)} />
      ) : (
        <Loading label={w.finding} />
      )}
    </section>
  );
}
