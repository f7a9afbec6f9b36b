import type { ReactNode } from 'react';
import classes from './chip.module.css';

export type ChipTone = 'plain' | 'accent' | 'gold' | 'agree' | 'disagree' | 'other' | 'warn' | 'calm';

/** A short state: always a word, with a shape where the state matters; never colour alone. */
export function Chip({ tone = 'plain', icon, children }: { tone?: ChipTone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={classes.chip} data-tone={tone}>
      {icon}
      <span>{children}</span>
    </span>
  );
}
