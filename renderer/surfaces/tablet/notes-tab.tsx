import { useState } from 'react';
import type { Agenda } from '../../features/agenda/use-agenda.ts';
import { NotebookTab } from '../../features/annotations/notebook-tab.tsx';
import { useOwnKey } from '../../features/annotations/use-ink.tsx';
import { UnlockDialog } from '../../features/personal/unlock-dialog.tsx';
import { Loading } from '../../ui/states.tsx';

export interface NotesTabProps {
  readonly me: string | null;
  readonly sessionKey: string | null;
  readonly agenda: Agenda | undefined;
}

/** What one notes for oneself, with the way to open it. */
export function NotesTab({ me, sessionKey, agenda }: NotesTabProps) {
  const unlocked = useOwnKey(me, sessionKey) !== null;
  const [unlocking, setUnlocking] = useState(false);
  if (me === null || !agenda) return <Loading />;
  return (
    <>
      <NotebookTab
        items={agenda.items.map(({ id, label, title }) => ({ id, title: `${label}. ${title}` }))}
        unlocked={unlocked}
        onUnlock={() => setUnlocking(true)}
      />
      <UnlockDialog
        opened={unlocking}
        person={me}
        sessionKey={sessionKey}
        onDone={() => setUnlocking(false)}
        onClose={() => setUnlocking(false)}
      />
    </>
  );
}
