import type { Editor } from '@tiptap/core';
import { useEffect, useRef } from 'react';
import { useWords } from '../../../kernel/i18n/words.ts';
import { annotationsWords } from '../words.ts';
import { noteEditor } from './note-editor.ts';
import classes from './notebook.module.css';
import type { Notebook } from './notebook.ts';

export interface RichNoteProps {
  readonly notebook: Notebook;
  readonly id: string;
  readonly title: string;
  /** It has the focus: the bar acts on it; null once it is gone. */
  readonly onActive: (editor: Editor | null) => void;
  readonly onTooLong: () => void;
}

/** One note, formatted while it is written. */
export function RichNote({ notebook, id, title, onActive, onTooLong }: RichNoteProps) {
  const w = useWords(annotationsWords);
  const place = useRef<HTMLDivElement>(null);
  const told = useRef({ onActive, onTooLong });
  told.current = { onActive, onTooLong };
  useEffect(() => {
    if (!place.current) return;
    const editor = noteEditor({
      element: place.current,
      note: notebook.note(id),
      label: title,
      placeholder: w.notesHere,
      boxOf: w.noteBox,
      className: classes.editor!,
      onTooLong: () => told.current.onTooLong(),
    });
    editor.on('focus', () => told.current.onActive(editor));
    editor.on('blur', () => notebook.keep());
    return () => {
      told.current.onActive(null);
      editor.destroy();
    };
  }, [notebook, id, title, w]);
  return <div ref={place} className={classes.place} />;
}
