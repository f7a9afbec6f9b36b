import { useBlocker } from '@tanstack/react-router';
import { useEffect } from 'react';
import { holdPage } from '../kernel/fresh-page.ts';
import { useWords } from '../kernel/i18n/words.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { uiWords } from './words.ts';

/** Asks before a page is left on which something was entered and not saved; the browser asks when its tab is closed. */
export function UnsavedGuard({ unsaved }: { unsaved: boolean }) {
  const w = useWords(uiWords);
  useEffect(() => (unsaved ? holdPage() : undefined), [unsaved]);
  const blocker = useBlocker({ shouldBlockFn: () => unsaved, enableBeforeUnload: () => unsaved, withResolver: true });
  return (
    <ConfirmDialog
      opened={blocker.status === 'blocked'}
      title={w.unsavedTitle}
      confirm={w.unsavedDrop}
      danger
      onConfirm={() => blocker.proceed?.()}
      onClose={() => blocker.reset?.()}
    >
      <p>{w.unsavedText}</p>
    </ConfirmDialog>
  );
}
