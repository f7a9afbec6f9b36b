import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Agenda } from '../../features/agenda/use-agenda.ts';
import { NotebookTab } from '../../features/annotations/notes/notebook-tab.tsx';
import { useOwnKey } from '../../features/annotations/use-ink.tsx';
import { opinionsWords } from '../../features/opinions/words.ts';
import { UnlockDialog } from '../../features/personal/unlock-dialog.tsx';
import { useWords } from '../../kernel/i18n/words.ts';
import { Loading } from '../../ui/states.tsx';
import classes from './side-panel.module.css';
import { tabletWords } from './words.ts';

/** The two sides of the tab: what is for oneself, and what one has sent. */
export type NotesSide = 'own' | 'sent';

export interface NotesTabProps {
  readonly me: string | null;
  readonly sessionKey: string | null;
  readonly agenda: Agenda | undefined;
  readonly side: NotesSide;
  readonly onSide: (side: NotesSide) => void;
  /** Answers that were not looked at yet. */
  readonly fresh: boolean;
  /** What one has sent. */
  readonly sent: ReactNode;
}

/** What one notes for oneself, with the way to open it, and what one has sent as an opinion. */
export function NotesTab({ me, sessionKey, agenda, side, onSide, fresh, sent }: NotesTabProps) {
  const w = useWords(tabletWords);
  const o = useWords(opinionsWords);
  const unlocked = useOwnKey(me, sessionKey) !== null;
  const [unlocking, setUnlocking] = useState(false);
  if (me === null || !agenda) return <Loading />;
  return (
    <>
      <SegmentedControl
        className={classes.sides}
        aria-label={w.notes}
        fullWidth
        value={side}
        onChange={(value) => onSide(value as NotesSide)}
        data={[
          { value: 'own', label: w.notesOwn },
          { value: 'sent', label: fresh ? w.notesFresh(o.mine) : o.mine },
        ]}
      />
      {side === 'sent' ? (
        sent
      ) : (
        <NotebookTab
          items={agenda.items.map(({ id, label, title }) => ({ id, title: `${label}. ${title}` }))}
          unlocked={unlocked}
          onUnlock={() => setUnlocking(true)}
        />
      )}
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
