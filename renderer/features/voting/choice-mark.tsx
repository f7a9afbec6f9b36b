import { IconCheck, IconCircle, IconSquareRotated, IconX } from '@tabler/icons-react';
import type { Choice } from '../../../shared/features/voting/tally.ts';

const marks = { agree: IconCheck, disagree: IconX, other: IconSquareRotated, none: IconCircle } as const;

/** The shape of a choice, so that it is known without its colour; the word stands beside it. */
export function ChoiceMark({ choice, size }: { choice: Choice | 'none'; size?: string }) {
  const Mark = marks[choice];
  return <Mark aria-hidden="true" stroke={2.5} {...(size ? { size } : {})} />;
}
