import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { FolderId } from '../../../shared/features/library/contract.ts';
import { libraryWords } from '../../features/library/words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

interface Folder {
  readonly id: FolderId;
  readonly name: string;
}
export type FolderAsking = { readonly what: 'add' } | { readonly what: 'rename' | 'remove'; readonly folder: Folder };

export interface FolderDialogsProps {
  readonly asking: FolderAsking | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Adds, renames or removes a folder. */
export function FolderDialogs({ asking, onClose, onDone }: FolderDialogsProps) {
  const w = useWords(libraryWords);
  const add = useCommand('library.addFolder');
  const rename = useCommand('library.renameFolder');
  const remove = useCommand('library.removeFolder');
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  useEffect(() => {
    setName(asking?.what === 'rename' ? asking.folder.name : '');
    setTried(false);
  }, [asking]);
  const close = (): void => {
    add.clear();
    rename.clear();
    remove.clear();
    onClose();
  };
  const save = async (): Promise<void> => {
    setTried(true);
    const wanted = name.trim();
    if (wanted === '') return;
    const result =
      asking?.what === 'rename'
        ? await rename.send({ folder: asking.folder.id, name: wanted })
        : await add.send({ name: wanted });
    if (result.ok) onDone();
  };
  return (
    <>
      <ConfirmDialog
        opened={asking?.what === 'add' || asking?.what === 'rename'}
        title={asking?.what === 'rename' ? w.renameFolder : w.addFolder}
        confirm={w.save}
        sending={add.sending || rename.sending}
        failure={add.failure ?? rename.failure}
        onConfirm={() => void save()}
        onClose={close}
      >
        <TextInput
          label={w.folderName}
          required
          data-autofocus
          maxLength={300}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={tried && name.trim() === '' ? w.folderNameEmpty : null}
        />
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking?.what === 'remove'}
        title={w.removeFolder}
        confirm={w.removeFolder}
        danger
        sending={remove.sending}
        failure={remove.failure}
        onConfirm={() => {
          if (asking?.what !== 'remove') return;
          void remove.send({ folder: asking.folder.id }).then((result) => {
            if (result.ok) onDone();
          });
        }}
        onClose={close}
      >
        <p>{asking?.what === 'remove' ? w.removeFolderText(asking.folder.name) : null}</p>
      </ConfirmDialog>
    </>
  );
}
