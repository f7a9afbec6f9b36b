import type { ReactNode } from 'react';
import type { Failure } from '../../shared/kernel/result.ts';
import { useWords } from '../kernel/i18n/words.ts';
import { ActionButton } from './action-button.tsx';
import classes from './dialog.module.css';
import { Dialog } from './dialog.tsx';
import { FailureNotice } from './notice.tsx';
import { uiWords } from './words.ts';

export interface ConfirmDialogProps {
  readonly opened: boolean;
  readonly title: string;
  readonly children?: ReactNode;
  /** The verb of what will happen, never "OK". */
  readonly confirm: string;
  readonly danger?: boolean;
  readonly sending?: boolean;
  readonly failure?: Failure | null;
  readonly denial?: string | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks once before something that cannot be taken back, and says what it will do. */
export function ConfirmDialog({
  opened,
  title,
  children,
  confirm,
  danger = false,
  sending = false,
  failure,
  denial,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const w = useWords(uiWords);
  return (
    <Dialog opened={opened} title={title} onClose={onClose}>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!sending && !denial) onConfirm();
        }}
      >
        {children}
        <FailureNotice failure={failure} />
        <div className={classes.buttons}>
          <ActionButton look="quiet" onPress={onClose}>
            {w.cancel}
          </ActionButton>
          <ActionButton
            look={danger ? 'danger' : 'primary'}
            type="submit"
            sending={sending}
            denial={denial}
            focused={!danger}
          >
            {confirm}
          </ActionButton>
        </div>
      </form>
    </Dialog>
  );
}
