import { IconCheck, IconClock, IconEqual, IconMessageReply } from '@tabler/icons-react';
import type { AnswerView } from '../../../shared/features/opinions/contract.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { Chip } from '../../ui/chip.tsx';
import { opinionsWords } from './words.ts';

export const resultIcons = { accepted: IconCheck, explained: IconMessageReply, kept: IconEqual } as const;
const tones = { accepted: 'agree', explained: 'calm', kept: 'gold' } as const;

/** What became of an opinion: a word and a shape. */
export function ResultChip({ answer }: { answer: Pick<AnswerView, 'result'> | null }) {
  const w = useWords(opinionsWords);
  if (!answer) return <Chip icon={<IconClock aria-hidden="true" />}>{w.waiting}</Chip>;
  const Icon = resultIcons[answer.result];
  return (
    <Chip tone={tones[answer.result]} icon={<Icon aria-hidden="true" />}>
      {w[answer.result]}
    </Chip>
  );
}
