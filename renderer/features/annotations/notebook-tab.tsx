import { Textarea } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { foldText } from '../../../shared/kernel/fold-text.ts';
import { useSay } from '../../kernel/i18n/failure-words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import classes from './notebook.module.css';
import type { Notebook } from './notebook.ts';
import { useNotebook, useNoteState } from './use-ink.tsx';
import { annotationsWords } from './words.ts';

export interface NotebookTabProps {
  readonly items: readonly { readonly id: string; readonly title: string }[];
  readonly unlocked: boolean;
  readonly onUnlock: () => void;
}

/** Typing rests for so long before it is kept. In ms. */
const restMs = 600;

/** What one notes for oneself, on the meeting and on each item; nobody else reads it. */
export function NotebookTab({ items, unlocked, onUnlock }: NotebookTabProps) {
  const w = useWords(annotationsWords);
  const say = useSay();
  const notebook = useNotebook();
  const [find, setFind] = useState('');
  const [typing, setTyping] = useState<string | null>(null);
  const unsent = useNoteState(notebook, (book) => book.unsent, 0);
  const failure = useNoteState(notebook, (book) => book.failure, null);
  if (!unlocked || !notebook)
    return (
      <div className={classes.notes}>
        <p>{w.notesWhy}</p>
        <ActionButton icon={<IconLock aria-hidden="true" />} onPress={onUnlock}>
          {w.layerLocked}
        </ActionButton>
      </div>
    );
  const wanted = foldText(find);
  const all = [{ id: '', title: w.notesMeeting }, ...items];
  const shown = all.filter(({ id }) => wanted === '' || foldText(notebook.text(id)).includes(wanted));
  return (
    <div className={classes.notes}>
      <p className={classes.why}>
        <IconLock aria-hidden="true" />
        {w.notesOnlyMe}
      </p>
      <SearchField label={w.notesFind} value={find} onChange={setFind} />
      {failure ? <Notice tone="error">{say(failure)}</Notice> : null}
      {shown.length === 0 ? <p className={classes.why}>{w.notesNotFound}</p> : null}
      {shown.map(({ id, title }) => (
        <Note
          key={id}
          notebook={notebook}
          id={id}
          title={title}
          // One types in one note at a time: leaving it keeps it.
          onTyping={(now) => setTyping(now ? id : null)}
        />
      ))}
      <p className={classes.why} role="status">
        {unsent > 0 || typing !== null ? w.notesWaiting : w.notesKept}
      </p>
    </div>
  );
}

interface NoteProps {
  readonly notebook: Notebook;
  readonly id: string;
  readonly title: string;
  readonly onTyping: (now: boolean) => void;
}

function Note({ notebook, id, title, onTyping }: NoteProps) {
  const w = useWords(annotationsWords);
  const kept = useNoteText(notebook, id);
  // What is being typed, until it is kept; null while nothing is.
  const [draft, setDraft] = useState<string | null>(null);
  const latest = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const keep = useCallback(() => {
    clearTimeout(timer.current);
    if (latest.current === null) return;
    notebook.write(id, latest.current);
    latest.current = null;
    setDraft(null);
  }, [notebook, id]);
  useEffect(() => {
    // The page goes, or a tablet is put away.
    document.addEventListener('visibilitychange', keep);
    window.addEventListener('pagehide', keep);
    return () => {
      keep();
      document.removeEventListener('visibilitychange', keep);
      window.removeEventListener('pagehide', keep);
    };
  }, [keep]);
  return (
    <Textarea
      label={title}
      placeholder={w.notesHere}
      autosize
      minRows={2}
      maxRows={16}
      maxLength={20_000}
      value={draft ?? kept}
      onChange={(event) => {
        latest.current = event.currentTarget.value;
        setDraft(latest.current);
        clearTimeout(timer.current);
        onTyping(true);
        timer.current = setTimeout(() => {
          keep();
          onTyping(false);
        }, restMs);
      }}
      onBlur={() => {
        keep();
        onTyping(false);
      }}
      onKeyDown={(event) => event.stopPropagation()}
    />
  );
}

function useNoteText(notebook: Notebook, id: string): string {
  return useSyncExternalStore(
    useCallback((listener) => notebook.onText(listener), [notebook]),
    () => notebook.text(id),
  );
}
