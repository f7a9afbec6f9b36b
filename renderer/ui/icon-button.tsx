import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './icon-button.module.css';

export interface IconButtonProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly onPress?: (() => void) | undefined;
  readonly denial?: string | null | undefined;
  readonly sending?: boolean;
  readonly pressed?: boolean;
}

/** A button that is an icon; its words are in its name and in the tip, the reason of a denial too. */
export function IconButton({ label, icon, onPress, denial, sending = false, pressed }: IconButtonProps) {
  const blocked = Boolean(denial) || sending;
  return (
    <ActionIcon
      variant="subtle"
      className={classes.button}
      aria-label={denial ? `${label}. ${denial}` : label}
      aria-disabled={blocked || undefined}
      aria-pressed={pressed}
      data-sending={sending || undefined}
      title={denial ? `${label}. ${denial}` : label}
      onClick={() => {
        if (!blocked) onPress?.();
      }}
    >
      {icon}
    </ActionIcon>
  );
}
