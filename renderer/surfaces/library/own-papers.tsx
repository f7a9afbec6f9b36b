import { Menu, TextInput } from '@mantine/core';
import { IconDotsVertical, IconFileText } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { FolderId, OwnPaper } from '../../../shared/features/library/contract.ts';
import { libraryWords } from '../../features/library/words.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Choice } from '../../ui/choice.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuAction } from '../../ui/menu-action.tsx';
import { BringForm } from './bring-form.tsx';
import classes from './library.module.css';

export interface OwnPapersProps {
  readonly papers: readonly OwnPaper[];
  readonly folders: readonly { readonly id: FolderId; readonly name: string }[];
  readonly onChanged: () => void;
}

interface Asking {
  readonly what: 'edit' | 'bring' | 'remove';
  readonly paper: OwnPaper;
}

/** The papers, newest first; each opens by a tap. */
export function OwnPapers({ papers, folders, onChanged }: OwnPapersProps) {
  const w = useWords(libraryWords);
  const format = useFormats();
  const announce = useAnnounce();
  const edit = useCommand('library.edit');
  const remove = useCommand('library.remove');
  const [asking, setAsking] = useState<Asking | null>(null);
  const [title, setTitle] = useState('');
  const [folder, setFolder] = useState<string | null>(null);
  const close = (): void => {
    setAsking(null);
    edit.clear();
    remove.clear();
  };
  const ask = (what: Asking['what'], paper: OwnPaper) => (): void => {
    setTitle(paper.title);
    setFolder(paper.folder);
    setAsking({ what, paper });
  };
  const save = async (): Promise<void> => {
    if (!asking || title.trim() === '') return;
    const input = { paper: asking.paper.id, title: title.trim(), folder: folder as FolderId | null };
    if (!(await edit.send(input)).ok) return;
    close();
    onChanged();
  };
  const drop = async (): Promise<void> => {
    if (!asking || !(await remove.send({ paper: asking.paper.id })).ok) return;
    announce(w.removed(asking.paper.title));
    close();
    onChanged();
  };
  return (
    <>
      <ul className={classes.list}>
        {papers.map((paper) => (
          <li key={paper.id} className={classes.paper}>
            <Link to="/library/$paper" params={{ paper: paper.id }} className={classes.open}>
              <IconFileText aria-hidden="true" />
              <span className={classes.words}>
                <strong>{paper.title}</strong>
                <span className={classes.soft}>
                  {[
                    folders.find((one) => one.id === paper.folder)?.name,
                    w.pages(paper.pages),
                    format.bytes(paper.size),
                    format.dateTime(paper.at),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
            </Link>
            <Menu position="bottom-end">
              <Menu.Target>
                <IconButton label={w.actions(paper.title)} icon={<IconDotsVertical aria-hidden="true" />} />
              </Menu.Target>
              <Menu.Dropdown>
                <MenuAction onPress={ask('edit', paper)}>{w.edit}</MenuAction>
                <MenuAction onPress={ask('bring', paper)}>{w.bring}</MenuAction>
                <MenuAction danger onPress={ask('remove', paper)}>
                  {w.remove}
                </MenuAction>
              </Menu.Dropdown>
            </Menu>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={asking?.what === 'edit'}
        title={w.edit}
        confirm={w.save}
        sending={edit.sending}
        failure={edit.failure}
        onConfirm={() => void save()}
        onClose={close}
      >
        <TextInput
          label={w.title}
          required
          data-autofocus
          maxLength={300}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          error={title.trim() === '' ? w.titleEmpty : null}
        />
        <Choice
          label={w.folder}
          none={w.noFolder}
          value={folder}
          onChange={setFolder}
          options={folders.map((one) => ({ value: one.id, label: one.name }))}
        />
      </ConfirmDialog>
      <Dialog opened={asking?.what === 'bring'} title={w.bring} onClose={close}>
        {asking?.what === 'bring' ? <BringForm paper={asking.paper} onDone={close} /> : null}
      </Dialog>
      <ConfirmDialog
        opened={asking?.what === 'remove'}
        title={w.remove}
        confirm={w.remove}
        danger
        sending={remove.sending}
        failure={remove.failure}
        onConfirm={() => void drop()}
        onClose={close}
      >
        <p>{asking?.what === 'remove' ? w.removeText(asking.paper.title) : null}</p>
      </ConfirmDialog>
    </>
  );
}
