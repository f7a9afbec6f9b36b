import { IconGavel, IconPencil } from '@tabler/icons-react';
import type { Office } from '../../../shared/kernel/roles.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { Chip } from '../../ui/chip.tsx';
import { participantsWords } from './words.ts';

export interface RoleChipsProps {
  readonly offices: readonly Office[];
  readonly votes: boolean;
  /** Says nothing of a plain member, where most are. */
  readonly quiet?: boolean;
}

/** What somebody is in a meeting: the chair's mark is gold. */
export function RoleChips({ offices, votes, quiet = false }: RoleChipsProps) {
  const w = useWords(participantsWords);
  if (offices.length === 0 && votes && quiet) return null;
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
