import { IconArrowBackUp, IconBroadcast, IconPresentation } from '@tabler/icons-react';
import { useWords } from '../../kernel/i18n/words.ts';
import classes from './follow-chip.module.css';
import type { Presentation } from './use-presentation.ts';
import { presentationWords } from './words.ts';

export interface FollowChipProps {
  readonly presentation: Presentation;
  readonly following: boolean;
  readonly name: string;
  readonly onFollow: () => void;
}

/** Says whose page one sees, and leads back to it with one tap after one has looked elsewhere. */
export function FollowChip({ presentation, following, name, onFollow }: FollowChipProps) {
  const w = useWords(presentationWords);
  if (presentation.presenter === null) return null;
  if (presentation.closedDoor) return <p className={classes.chip}>{w.closedDoor}</p>;
  if (presentation.mine)
    return (
      <p className={classes.chip} data-look="mine" role="status">
        <IconBroadcast aria-hidden="true" />
        {w.presenting}
        {presentation.followers ? (
          <span className={classes.count} aria-live="off">
            {w.here(presentation.followers.here, presentation.followers.of)}
          </span>
        ) : null}
      </p>
    );
  if (following)
    return (
      <p className={classes.chip} data-look="following" role="status">
        <IconPresentation aria-hidden="true" />
        {w.following(name)}
      </p>
    );
  return (
    <button type="button" className={classes.chip} data-look="away" onClick={onFollow}>
      <IconArrowBackUp aria-hidden="true" />
      {w.back(presentation.page?.page ?? 1)}
    </button>
  );
}
