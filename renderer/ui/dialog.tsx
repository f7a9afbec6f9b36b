import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../kernel/i18n/words.ts';
import classes from './dialog.module.css';
import { uiWords } from './words.ts';

export interface DialogProps {
  readonly opened: boolean;
  readonly title: string;
  readonly wide?: boolean;
  /** Closing would lose something: only the form itself ends it. */
  readonly keep?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A question or a form over the screen; closed by its button, the Escape key or a tap outside. */
export function Dialog({ opened, title, wide = false, keep = false, onClose, children }: DialogProps) {
  const w = useWords(uiWords);
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      centered
      closeOnEscape={!keep}
      closeOnClickOutside={!keep}
      size={wide ? 'var(--width-text)' : 'var(--width-narrow)'}
      classNames={classes}
    >
      <Modal.Overlay />
      <Modal.Content>
        {/* Otherwise its header counts as a second banner of the page. */}
        <Modal.Header role="none">
          <Modal.Title>{title}</Modal.Title>
          {keep ? null : <Modal.CloseButton aria-label={w.close} />}
        </Modal.Header>
        <Modal.Body>
          <div className={classes.form}>{children}</div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
