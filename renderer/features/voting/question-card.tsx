import {
  IconChecklist,
  IconCopy,
  IconEye,
  IconPencil,
  IconPlayerPlay,
  IconPlayerStop,
  IconTrash,
  IconX,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { QuestionView } from '../../../shared/features/voting/contract.ts';
import { useDenial } from '../../kernel/i18n/failure-words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Progress } from '../../ui/meter.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { Timer } from '../../ui/timer.tsx';
import { Outcome } from './outcome.tsx';
import classes from './question.module.css';
import { type Asking, QuestionDialogs } from './question-dialogs.tsx';
import { useRuleSentence } from './rule-words.ts';
import { TallyBars } from './tally-bars.tsx';
import { useQuestionSteps } from './use-question-steps.tsx';
import { votingWords } from './words.ts';

export interface QuestionCardProps {
  readonly id: string;
  readonly question: QuestionView;
  /** The key that opens or closes this vote, where it is the one that the key means. */
  readonly shortcut?: string;
  readonly onRoll?: () => void;
  /** Absent: nothing is prepared any more. */
  readonly onEdit?: () => void;
}

const tones = { prepared: 'plain', open: 'accent', closed: 'plain', cancelled: 'warn' } as const;

/** A question as a manager sees it: its rule, its numbers, and the steps that are possible now. */
export function QuestionCard({ id, question, shortcut, onRoll, onEdit }: QuestionCardProps) {
  const w = useWords(votingWords);
  const denial = useDenial();
  const ruleSentence = useRuleSentence();
  const [asking, setAsking] = useState<Asking | null>(null);
  const steps = useQuestionSteps(id, question, setAsking, shortcut);
  const { denials, state } = question;
  const prepare = useCommand('voting.prepare');
  const again = (): void => {
    const { item, text, rule, base, tie, live, canChange, seconds } = question;
    void prepare.send({ item, text, rule, base, tie, live, canChange, seconds });
  };
  return (
    <article className={classes.question} data-state={state}>
      <header className={classes.head}>
        <Chip tone={tones[state]}>{w[`state${state}`]}</Chip>
        <span className={classes.rule}>{ruleSentence(question)}</span>
        {question.published ? <Chip tone="calm">{w.published}</Chip> : null}
        {state === 'open' && question.endsAt !== null ? <Timer endsAt={question.endsAt} /> : null}
      </header>
      <p className={classes.text}>{question.text}</p>
      {state === 'open' ? (
        <div className={classes.progress}>
          <strong>{w.votedOf(question.voted, question.entitled)}</strong>
          <Progress
            value={question.voted}
            of={question.entitled}
            label={w.votedOf(question.voted, question.entitled)}
          />
        </div>
      ) : null}
      {state === 'open' || state === 'closed' ? (
        <>
          <TallyBars question={question} />
          <Outcome question={question} />
        </>
      ) : null}
      <div className={classes.actions}>
        {state === 'prepared' ? (
          <ActionButton
            look="primary"
            icon={<IconPlayerPlay aria-hidden="true" />}
            denial={denial(denials?.open)}
            sending={steps.opening}
            onPress={steps.open}
            {...(shortcut ? { shortcut } : {})}
          >
            {w.open}
          </ActionButton>
        ) : null}
        {state === 'open' ? (
          <>
            <ActionButton
              look="primary"
              icon={<IconPlayerStop aria-hidden="true" />}
              denial={denial(denials?.close)}
              sending={steps.closing}
              onPress={steps.close}
              {...(shortcut ? { shortcut } : {})}
            >
              {w.close}
            </ActionButton>
            <ActionButton
              look="danger"
              icon={<IconX aria-hidden="true" />}
              denial={denial(denials?.cancel)}
              reason="tip"
              onPress={() => setAsking('cancel')}
            >
              {w.cancel}
            </ActionButton>
          </>
        ) : null}
        {onRoll && (state === 'open' || state === 'closed') ? (
          <ActionButton
            icon={<IconChecklist aria-hidden="true" />}
            onPress={onRoll}
            {...(shortcut ? { shortcut: 'r' } : {})}
          >
            {w.roll}
          </ActionButton>
        ) : null}
        {state === 'closed' && !question.published ? (
          <ActionButton
            icon={<IconEye aria-hidden="true" />}
            denial={denial(denials?.publish)}
            reason="tip"
            onPress={() => setAsking('publish')}
          >
            {w.publish}
          </ActionButton>
        ) : null}
        {state === 'cancelled' ? (
          <ActionButton icon={<IconCopy aria-hidden="true" />} sending={prepare.sending} onPress={again}>
            {w.prepareAgain}
          </ActionButton>
        ) : null}
        {state === 'prepared' && onEdit ? (
          <>
            <ActionButton
              look="quiet"
              icon={<IconPencil aria-hidden="true" />}
              denial={denial(denials?.edit)}
              reason="tip"
              onPress={onEdit}
            >
              {w.edit}
            </ActionButton>
            <ActionButton
              look="quiet"
              icon={<IconTrash aria-hidden="true" />}
              denial={denial(denials?.remove)}
              reason="tip"
              onPress={() => setAsking('remove')}
            >
              {w.remove}
            </ActionButton>
          </>
        ) : null}
      </div>
      {steps.failure}
      <FailureNotice failure={prepare.failure} />
      <QuestionDialogs id={id} question={question} asking={asking} onClose={() => setAsking(null)} />
    </article>
  );
}
