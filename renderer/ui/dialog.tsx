import { Modal } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../kernel/i18n/words.ts';
import { ActionButton } from './action-button.tsx';
import classes from './dialog.module.css';
import { uiWords } from './words.ts';

export interface DialogProps {
  readonly opened: boolean;
  readonly title: string;
  readonly wide?: boolean;
  /** Closing would lose something: only the form itself ends it. */
  readonly keep?: boolean;
  /** It opens with words that were typed before. */
  readonly filled?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A question or a form over the screen; closed by its button, the Escape key or a tap outside. What was typed into it is
 * not lost by a slip of the finger: then closing asks once.
 */
export function Dialog({ opened, title, wide = false, keep = false, filled = false, onClose, children }: DialogProps) {
  const w = useWords(uiWords);
  const [typed, setTyped] = useState(false);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    if (opened) return;
    setTyped(false);
    setAsking(false);
  }, [opened]);
  return (
    <Modal.Root
      opened={opened}
      onClose={() => ((typed || filled) && !asking ? setAsking(true) : onClose())}
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
          {asking ? (
            <div className={classes.unsaved} role="alert">
              <p>{w.unsavedText}</p>
              <div className={classes.buttons}>
                <ActionButton look="danger" onPress={onClose}>
                  {w.unsavedDrop}
                </ActionButton>
                <ActionButton look="primary" onPress={() => setAsking(false)}>
                  {w.unsavedBack}
                </ActionButton>
              </div>
            </div>
          ) : null}
          <div className={classes.form} onInput={() => setTyped(true)}>
            {children}
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
