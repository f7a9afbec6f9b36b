import { IconLock } from '@tabler/icons-react';
import type { Editor } from '@tiptap/core';
import { lazy, Suspense, useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { foldText } from '../../../../shared/kernel/fold-text.ts';
import { useSay } from '../../../kernel/i18n/failure-words.ts';
import { useWords } from '../../../kernel/i18n/words.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { useNotebook, useNoteState } from '../use-ink.tsx';
import { annotationsWords } from '../words.ts';
import { NoteBar } from './note-bar.tsx';
import classes from './notebook.module.css';
import type { Notebook } from './notebook.ts';

// The editor is as large as the rest of a page: it comes when notes are looked at.
const RichNote = lazy(async () => ({ default: (await import('./rich-note.tsx')).RichNote }));

export interface NotebookTabProps {
  readonly items: readonly { readonly id: string; readonly title: string }[];
  readonly unlocked: boolean;
  readonly onUnlock: () => void;
}

/** What one notes for oneself, on the meeting and on each item; nobody else reads it. */
export function NotebookTab({ items, unlocked, onUnlock }: NotebookTabProps) {
  const w = useWords(annotationsWords);
  const notebook = useNotebook();
  if (unlocked && notebook) return <Notes notebook={notebook} notes={[{ id: '', title: w.notesMeeting }, ...items]} />;
  return (
    <div className={classes.notes}>
      <p>{w.notesWhy}</p>
      <ActionButton icon={<IconLock aria-hidden="true" />} onPress={onUnlock}>
        {w.layerLocked}
      </ActionButton>
    </div>
  );
}

interface NotesProps {
  readonly notebook: Notebook;
  readonly notes: NotebookTabProps['items'];
}

function Notes({ notebook, notes }: NotesProps) {
  const w = useWords(annotationsWords);
  const say = useSay();
  const [find, setFind] = useState('');
  const [active, setActive] = useState<{ readonly id: string; readonly editor: Editor } | null>(null);
  const [tooLong, setTooLong] = useState(false);
  const unsent = useNoteState(notebook, (book) => book.unsent, 0);
  const failure = useNoteState(notebook, (book) => book.failure, null);
  const keys = notes.map(({ id }) => id).join(' ');
  useEffect(() => {
    const lift = (): void => notebook.liftPlain(keys.split(' '));
    lift();
    return notebook.onText(lift);
  }, [notebook, keys]);
  useEffect(() => {
    // The page goes, or a tablet is put away.
    const keep = (): void => notebook.keep();
    document.addEventListener('visibilitychange', keep);
    window.addEventListener('pagehide', keep);
    return () => {
      keep();
      document.removeEventListener('visibilitychange', keep);
      window.removeEventListener('pagehide', keep);
    };
  }, [notebook]);
  const wanted = foldText(find);
  const shown = notes.filter(
    // What one writes in does not vanish while its words change.
    ({ id }) => wanted === '' || id === active?.id || foldText(notebook.text(id)).includes(wanted),
  );
  return (
    <div className={classes.notes}>
      <p className={classes.why}>
        <IconLock aria-hidden="true" />
        {w.notesOnlyMe}
      </p>
      <SearchField
        label={w.notesFind}
        value={find}
        onChange={(text) => {
          setActive(null);
          setFind(text);
        }}
      />
      <NoteBar editor={active?.editor ?? null} />
      {failure ? <Notice tone="error">{say(failure)}</Notice> : null}
      {tooLong ? <Notice tone="warn">{w.noteTooLong}</Notice> : null}
      {shown.length === 0 ? <p className={classes.why}>{w.notesNotFound}</p> : null}
      {shown.map(({ id, title }) => (
        <section key={id} className={classes.note}>
          <h3 className={classes.title}>{title}</h3>
          <PlainNote notebook={notebook} id={id} />
          <Suspense fallback={<div className={classes.place} />}>
            <RichNote
              notebook={notebook}
              id={id}
              title={title}
              onActive={(editor) => {
                setTooLong(false);
                setActive((now) => (editor ? { id, editor } : now?.id === id ? null : now));
              }}
              onTooLong={() => setTooLong(true)}
            />
          </Suspense>
        </section>
      ))}
      <p className={classes.why} role="status">
        {unsent > 0 ? w.notesWaiting : w.notesKept}
      </p>
    </div>
  );
}

/** What an earlier version noted, as long as there is no line to move it into the note. */
function PlainNote({ notebook, id }: { readonly notebook: Notebook; readonly id: string }) {
  const plain = useSyncExternalStore(
    useCallback((listener) => notebook.onText(listener), [notebook]),
    () => notebook.plain(id),
  );
  return plain === '' ? null : <p className={classes.plain}>{plain}</p>;
}
