import { IconHandStop } from '@tabler/icons-react';
import type { ViewValue } from '../../../shared/protocol.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ChoiceMark } from './choice-mark.tsx';
import classes from './vote-chip.module.css';
import { votingWords } from './words.ts';

export interface VoteChipProps {
  readonly mine: NonNullable<ViewValue<'voting.me'>['open']>;
  readonly canChange: boolean;
  readonly denial: string | null;
  readonly onOpen: () => void;
}

/** The folded vote: my choice, or that it still waits for one. */
export function VoteChip({ mine, canChange, denial, onOpen }: VoteChipProps) {
  const w = useWords(votingWords);
  const { choice } = mine;
  return (
    <section className={classes.chip} data-choice={choice ?? 'none'} aria-label={w.yourVote}>
      {choice === null ? <IconHandStop aria-hidden="true" /> : <ChoiceMark choice={choice} />}
      <span className={classes.words}>
        <strong>{choice === null ? w.notEntitled : w.youChose(w[choice])}</strong>
        {mine.by === 'secretary' && choice !== null ? <span>{w.bySecretary}</span> : null}
        {!mine.entitled && denial ? <span>{denial}</span> : null}
      </span>
      {mine.entitled && choice === null ? (
        <ActionButton look="primary" onPress={onOpen}>
          {w.voteNow}
        </ActionButton>
      ) : null}
      {mine.entitled && choice !== null && canChange ? (
        <ActionButton onPress={onOpen} denial={denial} reason="tip">
          {w.change}
        </ActionButton>
      ) : null}
    </section>
  );
}
