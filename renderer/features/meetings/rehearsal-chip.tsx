import { IconTestPipe } from '@tabler/icons-react';
import { useWords } from '../../kernel/i18n/words.ts';
import { Chip } from '../../ui/chip.tsx';
import { meetingsWords } from './words.ts';

/** Says of a meeting that it is only tried out. */
export function RehearsalChip({ rehearsal }: { rehearsal: boolean }) {
  const w = useWords(meetingsWords);
  return rehearsal ? (
    <Chip tone="warn" icon={<IconTestPipe aria-hidden="true" />}>
      {w.rehearsal}
    </Chip>
  ) : null;
}
