import { Drawer } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../../kernel/i18n/words.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { uiWords } from '../../ui/words.ts';
import classes from './side-drawer.module.css';

export interface SideDrawerProps {
  readonly opened: boolean;
  readonly title: string;
  readonly side: 'left' | 'right';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A column of the tablet where there is no room for columns: it slides over the paper. */
export function SideDrawer({ opened, title, side, onClose, children }: SideDrawerProps) {
  const ui = useWords(uiWords);
  return (
    <Drawer.Root
      opened={opened}
      onClose={onClose}
      position={side}
      size="var(--menu)"
      classNames={{ content: classes.content }}
    >
      <Drawer.Overlay />
      <Drawer.Content aria-label={title}>
        <div className={classes.head}>
          <h2 className={classes.title}>{title}</h2>
          <IconButton label={ui.close} icon={<IconX aria-hidden="true" />} onPress={onClose} />
        </div>
        <div className={classes.body} data-side={side}>
          {children}
        </div>
      </Drawer.Content>
    </Drawer.Root>
  );
}
