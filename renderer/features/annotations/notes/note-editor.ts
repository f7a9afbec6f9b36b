import { Editor, Extension } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Collaboration } from '@tiptap/extension-collaboration';
import { Document } from '@tiptap/extension-document';
import { Heading } from '@tiptap/extension-heading';
import { Italic } from '@tiptap/extension-italic';
import { BulletList, ListItem, ListKeymap, OrderedList, TaskItem, TaskList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { Placeholder } from '@tiptap/extensions/placeholder';
import { Plugin } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';

/** Letters and marks of structure of one note, and what is put in at once: a piece of a notebook holds it in any case. */
const sizeMax = 20_000;
const pastedMax = 12_000;

/** Refuses what would make a note too long; what another device wrote is taken as it is. */
const bounded = (onTooLong: () => void) =>
  Extension.create({
    name: 'bounded',
    addProseMirrorPlugins: () => [
      new Plugin({
        filterTransaction: (transaction) => {
          if (!transaction.docChanged || transaction.getMeta(ySyncPluginKey)) return true;
          const size = transaction.doc.content.size;
          const more = size - transaction.before.content.size;
          if (more <= 0 || (more <= pastedMax && size <= sizeMax)) return true;
          onTooLong();
          return false;
        },
      }),
    ],
  });

export interface NoteEditorOptions {
  readonly element: HTMLElement;
  readonly note: Y.XmlFragment;
  readonly label: string;
  readonly placeholder: string;
  /** The name of the box of an entry of a check list, by its words. */
  readonly boxOf: (text: string) => string;
  readonly className: string;
  readonly onTooLong: () => void;
}

/**
 * An editor of one note. An editor erases what its schema does not know, on all devices: a kind of node or mark that was in
 * the schema once stays in it for ever, and one that is added is written only when every page in use knows it.
 */
export const noteEditor = ({ element, note, label, placeholder, boxOf, className, onTooLong }: NoteEditorOptions) =>
  new Editor({
    element,
    // The content security policy takes no style element of a script.
    injectCSS: false,
    extensions: [
      Document,
      Paragraph,
      Text,
      Bold,
      Italic,
      Heading.configure({ levels: [2, 3] }),
      BulletList,
      OrderedList,
      ListItem,
      TaskList,
      TaskItem.configure({ nested: true, a11y: { checkboxLabel: ({ textContent }) => boxOf(textContent) } }),
      ListKeymap,
      Placeholder.configure({ placeholder }),
      Collaboration.configure({ fragment: note }),
      bounded(onTooLong),
    ],
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, class: className },
    },
  });
