import { FileButton, Menu, Select } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { DocumentId, ItemId } from '../../../shared/kernel/ids.ts';
import type { AgendaItem } from '../../features/agenda/use-agenda.ts';
import { WhoOpened } from '../../features/openings/who-opened.tsx';
import { openingsWords } from '../../features/openings/words.ts';
import { usePeople } from '../../features/participants/use-people.ts';
import { addressOf } from '../../kernel/call.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { isShared } from '../../kernel/shared-device.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useView } from '../../kernel/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuAction } from '../../ui/menu-action.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import type { PaperEntry } from './item-papers.tsx';
import { PaperForm } from './paper-form.tsx';
import { paperFiles } from './paper-of-file.ts';
import { paperWords } from './paper-words.ts';
import classes from './papers.module.css';

export interface PaperMenuProps {
  readonly meeting: string;
  readonly entry: PaperEntry;
  /** The paper above it, and the one after the next, which moving by one step goes before. */
  readonly above: PaperEntry | undefined;
  readonly afterNext: PaperEntry | undefined;
  readonly last: boolean;
  readonly items: readonly AgendaItem[];
  readonly editable: boolean;
  readonly onReplace: (file: File) => void;
}

type Asking =
  | { readonly what: 'edit' | 'item' | 'versions' | 'opened' | 'withdraw' }
  | { readonly what: 'replace'; readonly file: File };

/** What may be done to one paper. */
export function PaperMenu(props: PaperMenuProps) {
  const { meeting, entry, above, afterNext, last, items, editable, onReplace } = props;
  const [id, paper] = entry;
  const document = id as DocumentId;
  const w = useWords(paperWords);
  const o = useWords(openingsWords);
  const secretary = useView('participants.me')?.offices.includes('secretary') ?? false;
  const people = usePeople() ?? [];
  // Who reads it by the same words in which its readers are chosen.
  const readers = people.filter(
    (person) =>
      (person.items === 'all' || person.items.includes(paper.item)) &&
      (person.offices.length > 0 || paper.audience === 'all' || (paper.audience === 'members' && person.votes)),
  );
  const format = useFormats();
  const announce = useAnnounce();
  const move = useCommand('documents.move');
  const withdraw = useCommand('documents.withdraw');
  const [asking, setAsking] = useState<Asking | null>(null);
  const [item, setItem] = useState<string>(paper.item);
  const choose = useRef<(() => void) | null>(null);
  const resetFile = useRef<(() => void) | null>(null);
  const close = (): void => {
    setAsking(null);
    move.clear();
    withdraw.clear();
  };
  const moveTo = async (to: string, before: string | null): Promise<void> => {
    const result = await move.send({ document, item: to as ItemId, before: before as DocumentId | null });
    if (!result.ok) return;
    setAsking(null);
    announce(w.moved(paper.title));
  };
  const versions = [
    ...paper.earlier.map((version, i) => ({ ...version, number: i + 1 })),
    { pages: paper.pages, size: paper.size, at: paper.at, number: paper.version },
  ].reverse();
  return (
    <>
      <FileButton
        accept={paperFiles}
        resetRef={resetFile}
        onChange={(file) => {
          if (file) setAsking({ what: 'replace', file });
          resetFile.current?.();
        }}
      >
        {({ onClick }) => {
          choose.current = onClick;
          return null;
        }}
      </FileButton>
      <Menu position="bottom-end">
        <Menu.Target>
          <IconButton label={w.actions(paper.title)} icon={<IconDotsVertical aria-hidden="true" />} />
        </Menu.Target>
        <Menu.Dropdown>
          {editable ? (
            <>
              <MenuAction onPress={() => setAsking({ what: 'edit' })}>{w.edit}</MenuAction>
              <MenuAction onPress={() => choose.current?.()}>{w.replace}</MenuAction>
              {above ? <MenuAction onPress={() => void moveTo(paper.item, above[0])}>{w.up}</MenuAction> : null}
              {last ? null : (
                <MenuAction onPress={() => void moveTo(paper.item, afterNext?.[0] ?? null)}>{w.down}</MenuAction>
              )}
              {items.length > 1 ? (
                <MenuAction onPress={() => setAsking({ what: 'item' })}>{w.toItem}</MenuAction>
              ) : null}
            </>
          ) : null}
          {paper.converted && !isShared() ? (
            <MenuAction
              onPress={() => globalThis.location.assign(addressOf('documents.original', { meeting, document }))}
            >
              {w.original}
            </MenuAction>
          ) : null}
          {paper.version > 1 ? (
            <MenuAction onPress={() => setAsking({ what: 'versions' })}>{w.versions}</MenuAction>
          ) : null}
          {secretary ? <MenuAction onPress={() => setAsking({ what: 'opened' })}>{o.whoOpened}</MenuAction> : null}
          {editable ? (
            <MenuAction danger onPress={() => setAsking({ what: 'withdraw' })}>
              {w.withdrawTitle}
            </MenuAction>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <Dialog opened={asking?.what === 'edit'} title={w.edit} onClose={close}>
        {asking?.what === 'edit' ? <PaperForm id={id} paper={paper} onDone={close} /> : null}
      </Dialog>
      <Dialog opened={asking?.what === 'opened'} title={o.whoOpenedTitle(paper.title)} onClose={close}>
        {asking?.what === 'opened' ? <WhoOpened meeting={meeting} document={id} readers={readers} /> : null}
      </Dialog>
      <Dialog opened={asking?.what === 'item'} title={w.toItem} onClose={close}>
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (!move.sending) void moveTo(item, null);
          }}
        >
          <Select
            label={w.item}
            allowDeselect={false}
            data-autofocus
            value={item}
            onChange={(value) => setItem(value ?? paper.item)}
            data={items.map((one) => ({ value: one.id, label: `${one.label}. ${one.title}` }))}
          />
          <FailureNotice failure={move.failure} />
          <ActionButton type="submit" look="primary" wide sending={move.sending}>
            {w.move}
          </ActionButton>
        </form>
      </Dialog>
      <Dialog opened={asking?.what === 'versions'} title={w.versionsOf(paper.title)} onClose={close}>
        <ul className={classes.list}>
          {versions.map((version) => (
            <li key={version.number} className={classes.paper}>
              <span className={classes.who}>
                <a
                  href={addressOf('documents.file', { meeting, document, version: version.number })}
                  target="_blank"
                  rel="noreferrer"
                >
                  <span>
                    {w.version(version.number)}
                    {version.number === paper.version ? ` · ${w.newest}` : ''}
                  </span>
                  <span className={classes.soft}>
                    {[format.dateTime(version.at), w.pages(version.pages), format.bytes(version.size)].join(' · ')}
                  </span>
                </a>
              </span>
            </li>
          ))}
        </ul>
      </Dialog>
      <ConfirmDialog
        opened={asking?.what === 'replace'}
        title={w.replace}
        confirm={w.replace}
        onConfirm={() => {
          if (asking?.what !== 'replace') return;
          onReplace(asking.file);
          setAsking(null);
        }}
        onClose={close}
      >
        <p>{asking?.what === 'replace' ? w.replaceText(paper.title, asking.file.name) : null}</p>
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking?.what === 'withdraw'}
        title={w.withdrawTitle}
        confirm={w.withdrawTitle}
        danger
        sending={withdraw.sending}
        failure={withdraw.failure}
        onConfirm={() => void withdraw.send({ document }).then((result) => result.ok && setAsking(null))}
        onClose={close}
      >
        <p>{w.withdrawText(paper.title)}</p>
      </ConfirmDialog>
    </>
  );
}
