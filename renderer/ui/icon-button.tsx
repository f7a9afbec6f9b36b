import { ActionIcon } from '@mantine/core';
import type { ComponentProps, ReactNode } from 'react';
import { useExplain } from './announcer.tsx';
import classes from './icon-button.module.css';

export interface IconButtonProps
  extends Omit<ComponentProps<'button'>, 'children' | 'color' | 'style' | 'className' | 'disabled'> {
  readonly label: string;
  readonly icon: ReactNode;
  readonly onPress?: (() => void) | undefined;
  readonly denial?: string | null | undefined;
  readonly sending?: boolean;
  readonly pressed?: boolean;
  /** Nothing to do now, with no reason worth a sentence (nothing to undo). */
  readonly disabled?: boolean;
}

/** A button that is an icon; its words are in its name and in the tip, the reason of a denial too. */
export function IconButton({
  label,
  icon,
  onPress,
  onClick,
  denial,
  sending = false,
  pressed,
  disabled = false,
  ...rest
}: IconButtonProps) {
  const blocked = Boolean(denial) || sending || disabled;
  const explain = useExplain();
  return (
    <ActionIcon
      variant="subtle"
      {...rest}
      className={classes.button}
      aria-label={denial ? `${label}. ${denial}` : label}
      aria-disabled={blocked || undefined}
      aria-pressed={pressed}
      data-sending={sending || undefined}
      title={denial ? `${label}. ${denial}` : label}
      onClick={(event) => {
        if (blocked) {
          if (denial) explain(denial);
          return;
        }
        onClick?.(event);
        onPress?.();
      }}
    >
      {icon}
    </ActionIcon>
  );
}
