import { IconUserOff } from '@tabler/icons-react';
import type { QuestionView } from '../../../shared/features/voting/contract.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { Bars } from '../../ui/meter.tsx';
import { ChoiceMark } from './choice-mark.tsx';
import { votingWords } from './words.ts';

/** Where the share is of all, those who were not on the roll count as well: with them the rows add up. */
export const absentOf = (tally: NonNullable<QuestionView['tally']>): number =>
  Math.max(0, tally.of - tally.agree - tally.disagree - tally.other - tally.notVoting);

/** The numbers of a vote: one bar per choice, and what did not vote. Nothing where this audience sees none yet. */
export function TallyBars({
  question,
  large = false,
}: {
  question: Pick<QuestionView, 'tally' | 'state'>;
  large?: boolean;
}) {
  const w = useWords(votingWords);
  const { tally, state } = question;
  if (!tally) return null;
  const counted = tally.agree + tally.disagree + tally.other + tally.notVoting;
  const absent = absentOf(tally);
  const of = Math.max(tally.of, counted);
  return (
    <Bars
      large={large}
      of={of}
      parts={[
        { key: 'agree', label: w.agree, mark: <ChoiceMark choice="agree" />, value: tally.agree, tone: 'agree' },
        {
          key: 'disagree',
          label: w.disagree,
          mark: <ChoiceMark choice="disagree" />,
          value: tally.disagree,
          tone: 'disagree',
        },
        { key: 'other', label: w.other, mark: <ChoiceMark choice="other" />, value: tally.other, tone: 'other' },
        {
          key: 'none',
          label: state === 'open' ? w.notYet : w.none,
          mark: <ChoiceMark choice="none" />,
          value: tally.notVoting,
          tone: 'none',
        },
        // On a display the outcome says it: there is no room for one more row.
        ...(absent > 0 && !large
          ? [
              {
                key: 'absent',
                label: w.absent,
                mark: <IconUserOff aria-hidden="true" />,
                value: absent,
                tone: 'none' as const,
              },
            ]
          : []),
      ]}
    />
  );
}
