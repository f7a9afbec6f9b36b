import type { ReactNode } from 'react';
import type { Failure } from '../../../shared/kernel/result.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import classes from './personal.module.css';

export interface StepFormProps {
  readonly children: ReactNode;
  readonly failure: Failure | null;
  readonly busy: boolean;
  readonly back: { readonly word: string; readonly run: () => void };
  readonly next: { readonly word: string; readonly run: () => void };
}

/** One step of the recovery: its fields, what was refused, and the two ways on. */
export function StepForm({ children, failure, busy, back, next }: StepFormProps) {
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) next.run();
      }}
    >
      {children}
      <FailureNotice failure={failure} />
      <div className={classes.buttons}>
        <ActionButton look="quiet" onPress={back.run}>
          {back.word}
        </ActionButton>
        <ActionButton type="submit" look="primary" sending={busy}>
          {next.word}
        </ActionButton>
      </div>
    </form>
  );
}
