import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../kernel/i18n/words.ts';
import classes from './dialog.module.css';
import { uiWords } from './words.ts';

/** A question or a form over the screen; closed by its button, the Escape key or a tap outside. */
export function Dialog({
  opened,
  title,
  wide = false,
  onClose,
  children,
}: {
  opened: boolean;
  title: string;
  wide?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const w = useWords(uiWords);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      centered
      size={wide ? 'var(--width-text)' : 'var(--width-narrow)'}
      closeButtonProps={{ 'aria-label': w.close }}
      classNames={classes}
    >
      <div className={classes.form}>{children}</div>
    </Modal>
  );
}
