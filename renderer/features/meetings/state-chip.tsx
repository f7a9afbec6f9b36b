import {
  IconBan,
  IconCircleCheck,
  IconClockPause,
  IconPencil,
  IconPlayerPlayFilled,
  IconSpeakerphone,
} from '@tabler/icons-react';
import type { MeetingStateName } from '../../../shared/features/meetings/contract.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { Chip, type ChipTone } from '../../ui/chip.tsx';
import { meetingsWords } from './words.ts';

const looks: Readonly<Record<MeetingStateName, { tone: ChipTone; Icon: typeof IconBan }>> = {
  draft: { tone: 'plain', Icon: IconPencil },
  announced: { tone: 'calm', Icon: IconSpeakerphone },
  postponed: { tone: 'warn', Icon: IconClockPause },
  running: { tone: 'accent', Icon: IconPlayerPlayFilled },
  closed: { tone: 'plain', Icon: IconCircleCheck },
  cancelled: { tone: 'warn', Icon: IconBan },
};

/** The state of a meeting as a shape and a word. */
export function StateChip({ state }: { state: MeetingStateName }) {
  const w = useWords(meetingsWords);
  const { tone, Icon } = looks[state];
  return (
    <Chip tone={tone} icon={<Icon aria-hidden="true" />}>
      {w[state]}
    </Chip>
  );
}
