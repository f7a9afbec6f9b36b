import { Textarea } from '@mantine/core';
import { type Choice, choices } from '../../../shared/features/voting/tally.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import classes from './ballot.module.css';
import { ChoiceMark } from './choice-mark.tsx';
import { votingWords } from './words.ts';

/** What one is about to send. */
export interface Draft {
  readonly picked: Choice | null;
  readonly opinion: string;
}

export const noDraft: Draft = { picked: null, opinion: '' };

export interface BallotProps {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  /** The opinion that was sent is longer than what came back: it is written anew. */
  readonly rewrite: boolean;
  /** True: a tap on agree or disagree sends at once; false: it is chosen first and sent by a button of its own. */
  readonly oneTap: boolean;
  /** Said before sending: it cannot be changed afterwards. Default: not `oneTap`. */
  readonly once?: boolean;
  readonly sending: boolean;
  readonly denial?: string | null;
  readonly onCast: (choice: Choice, text: string) => void;
}

/** Three very large choices; another opinion asks for its words before it is sent. */
export function Ballot({ draft, onDraft, rewrite, oneTap, once = !oneTap, sending, denial, onCast }: BallotProps) {
  const w = useWords(votingWords);
  const { picked, opinion } = draft;
  const blocked = Boolean(denial) || sending;
  const press = (choice: Choice): void => {
    if (blocked) return;
    onDraft({ ...draft, picked: choice });
    if (oneTap && choice !== 'other') onCast(choice, '');
  };
  const needsButton = picked !== null && (picked === 'other' || !oneTap);
  return (
    <div className={classes.ballot}>
      <div className={classes.choices}>
        {choices.map((choice) => (
          <button
            key={choice}
            type="button"
            className={classes.choice}
            data-choice={choice}
            aria-pressed={picked === choice}
            aria-disabled={blocked || undefined}
            onClick={() => press(choice)}
          >
            <ChoiceMark choice={choice} size="2.5em" />
            <span>{sending && picked === choice ? w.sendingChoice(w[choice]) : w[choice]}</span>
          </button>
        ))}
      </div>
      {denial ? <p className={classes.note}>{denial}</p> : null}
      {picked === 'other' ? (
        <Textarea
          label={w.opinionLabel}
          description={rewrite ? w.opinionRewrite : w.opinionNote}
          value={opinion}
          onChange={(event) => onDraft({ ...draft, opinion: event.currentTarget.value })}
          autosize
          minRows={3}
          maxRows={8}
          maxLength={2000}
          data-autofocus
        />
      ) : null}
      {needsButton ? (
        <>
          {once ? <p className={classes.note}>{w.once}</p> : null}
          <ActionButton
            look="primary"
            size="large"
            wide
            sending={sending}
            denial={denial ?? null}
            onPress={() => onCast(picked, picked === 'other' ? opinion.trim() : '')}
          >
            {w.sendBallot}
          </ActionButton>
        </>
      ) : null}
    </div>
  );
}
