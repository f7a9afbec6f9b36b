import { Popover } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { IconButton } from '../../ui/icon-button.tsx';

interface PanelProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly pressed?: boolean;
  readonly children: (close: () => void) => ReactNode;
}

/** A button that opens what does not fit beside it. */
export function Panel({ label, icon, pressed, children }: PanelProps) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus>
      <Popover.Target>
        <IconButton
          label={label}
          icon={icon}
          {...(pressed !== undefined && { pressed })}
          aria-haspopup="dialog"
          aria-expanded={opened}
          onPress={() => setOpened((now) => !now)}
        />
      </Popover.Target>
      <Popover.Dropdown aria-label={label} data-over-paper>
        {children(() => setOpened(false))}
      </Popover.Dropdown>
    </Popover>
  );
}
