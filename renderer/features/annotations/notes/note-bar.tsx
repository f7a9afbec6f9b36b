import {
  IconBold,
  IconHeading,
  IconItalic,
  IconList,
  IconListCheck,
  IconListNumbers,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Editor } from '@tiptap/core';
import { useCallback, useSyncExternalStore } from 'react';
import { useWords } from '../../../kernel/i18n/words.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { annotationsWords } from '../words.ts';
import classes from './notebook.module.css';

const kinds = ['bold', 'italic', 'heading', 'bulletList', 'orderedList', 'taskList'] as const;
type Kind = (typeof kinds)[number];

const icons: Readonly<Record<Kind, TablerIcon>> = {
  bold: IconBold,
  italic: IconItalic,
  heading: IconHeading,
  bulletList: IconList,
  orderedList: IconListNumbers,
  taskList: IconListCheck,
};

function toggle(editor: Editor, kind: Kind): void {
  const chain = editor.chain().focus();
  const done = {
    bold: () => chain.toggleBold(),
    italic: () => chain.toggleItalic(),
    heading: () => chain.toggleHeading({ level: 2 }),
    bulletList: () => chain.toggleBulletList(),
    orderedList: () => chain.toggleOrderedList(),
    taskList: () => chain.toggleTaskList(),
  }[kind]();
  done.run();
}

const never = (): (() => void) => () => {};

/** The bar of all notes: it acts on the one that is written in. */
export function NoteBar({ editor }: { readonly editor: Editor | null }) {
  const w = useWords(annotationsWords);
  const subscribe = useCallback(
    (listener: () => void) => {
      if (!editor) return never();
      editor.on('transaction', listener);
      return () => {
        editor.off('transaction', listener);
      };
    },
    [editor],
  );
  const active = useSyncExternalStore(subscribe, () =>
    editor && !editor.isDestroyed ? kinds.filter((kind) => editor.isActive(kind)).join(' ') : '',
  ).split(' ');
  return (
    <div className={classes.bar} role="toolbar" aria-label={w.noteBar}>
      {kinds.map((kind) => {
        const Icon = icons[kind];
        return (
          <IconButton
            key={kind}
            label={w[`note-${kind}`]}
            icon={<Icon aria-hidden="true" />}
            pressed={active.includes(kind)}
            disabled={!editor}
            // The note keeps the focus, and a phone its keyboard.
            onPointerDown={(event) => event.preventDefault()}
            onMouseDown={(event) => event.preventDefault()}
            onPress={() => editor && toggle(editor, kind)}
          />
        );
      })}
    </div>
  );
}
