import { IconGavel, IconPencil } from '@tabler/icons-react';
import type { Office } from '../../../shared/kernel/roles.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { Chip } from '../../ui/chip.tsx';
import { participantsWords } from './words.ts';

/** What somebody is in a meeting: the chair's mark is gold. */
export function RoleChips({ offices, votes }: { offices: readonly Office[]; votes: boolean }) {
  const w = useWords(participantsWords);
  if (offices.length === 0) return <Chip>{votes ? w.member : w.guest}</Chip>;
  return (
    <>
      {offices.map((office) => (
        <Chip
          key={office}
          tone={office === 'chair' ? 'gold' : 'plain'}
          icon={office === 'chair' ? <IconGavel aria-hidden="true" /> : <IconPencil aria-hidden="true" />}
        >
          {w[office]}
        </Chip>
      ))}
    </>
  );
}
