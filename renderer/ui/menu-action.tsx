import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './menu-action.module.css';

export interface MenuActionProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** Why it cannot be done now, as a sentence; it then stays reachable and says it. */
  readonly denial?: string | null;
  readonly danger?: boolean;
  readonly icon?: ReactNode;
}

/** One act in a menu; denied, it carries the server's reason under its name. */
export function MenuAction({ children, onPress, denial, danger = false, icon }: MenuActionProps) {
  return (
    <Menu.Item
      className={classes.item}
      data-danger={danger || undefined}
      aria-disabled={denial ? true : undefined}
      closeMenuOnClick={!denial}
      leftSection={icon}
      onClick={() => {
        if (!denial) onPress();
      }}
    >
      {children}
      {denial ? <span className={classes.reason}>{denial}</span> : null}
    </Menu.Item>
  );
}
