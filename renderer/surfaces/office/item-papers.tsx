import { FileButton } from '@mantine/core';
import { IconFileText, IconPlus } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import type { PaperView } from '../../../shared/features/documents/contract.ts';
import type { DocumentId } from '../../../shared/kernel/ids.ts';
import type { AgendaItem } from '../../features/agenda/use-agenda.ts';
import { useKindOfPaper, useNumberOfPaper } from '../../features/documents/kind-of-paper.ts';
import { addressOf } from '../../kernel/call.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useView } from '../../kernel/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { PaperMenu } from './paper-menu.tsx';
import { paperFiles } from './paper-of-file.ts';
import { paperWords } from './paper-words.ts';
import classes from './papers.module.css';
import { SubmissionRows } from './submission-rows.tsx';
import { UploadRows } from './upload-rows.tsx';
import type { Uploads } from './use-uploads.ts';

export interface ItemPapersProps {
  readonly meeting: string;
  readonly item: AgendaItem;
  readonly items: readonly AgendaItem[];
  readonly editable: boolean;
  readonly uploads: Uploads;
}

export type PaperEntry = readonly [id: string, paper: PaperView];

const inOrder = (papers: Readonly<Record<string, PaperView>>, item: string): readonly PaperEntry[] =>
  Object.entries(papers)
    .filter(([, paper]) => paper.item === item)
    .sort(([, a], [, b]) => a.order - b.order);

/** Where a paper is looked at: its file, or the reader where only pictures are given out. */
const openAddress = (meeting: string, document: string, { pictures }: PaperView): string =>
  pictures
    ? `/m/${meeting}?paper=${document}`
    : addressOf('documents.file', { meeting, document: document as DocumentId });

/** The papers of one item, in order; files are dropped here or chosen, several at once. */
export function ItemPapers({ meeting, item, items, editable, uploads }: ItemPapersProps) {
  const w = useWords(paperWords);
  const kindOf = useKindOfPaper();
  const numberOf = useNumberOfPaper();
  const format = useFormats();
  const view = useView('documents.papers');
  const restore = useCommand('documents.restore');
  const [over, setOver] = useState(false);
  const resetFile = useRef<(() => void) | null>(null);
  const mine = inOrder(view?.papers ?? {}, item.id);
  const gone = inOrder(view?.withdrawn ?? {}, item.id);
  const waiting = Object.values(useView('documents.submissions')?.submissions ?? {}).some(
    (one) => one.item === item.id && one.state === 'waiting',
  );
  const overdue = editable && item.due !== null && item.due < Date.now() && mine.length === 0 && !waiting;
  const { queue, entries } = uploads;
  const here = entries.filter(({ target }) =>
    'item' in target ? target.item === item.id : mine.some(([id]) => id === target.document),
  );
  const add = (files: readonly File[]): void => {
    if (files.length > 0) queue.add({ item: item.id }, files);
    resetFile.current?.();
  };
  const holdsFiles = (event: DragEvent): boolean => editable && event.dataTransfer.types.includes('Files');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping and pasting are beside the button
    <div
      className={classes.papers}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onPaste={(event) => {
        // Text that is pasted into a field is not ours.
        if (!editable || event.clipboardData.files.length === 0) return;
        event.preventDefault();
        add([...event.clipboardData.files]);
      }}
      onDrop={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setOver(false);
        add([...event.dataTransfer.files]);
      }}
    >
      {overdue ? <Chip tone="warn">{w.overdue}</Chip> : null}
      {mine.length === 0 && here.length === 0 ? (
        <span className={classes.soft}>{editable ? w.noPapers : w.noPapersOver}</span>
      ) : null}
      <ul className={classes.list}>
        {mine.map(([id, paper], at) => (
          <li key={id} className={classes.paper}>
            <IconFileText aria-hidden="true" />
            <span className={classes.who}>
              <a href={openAddress(meeting, id, paper)} target="_blank" rel="noreferrer" title={w.open(paper.title)}>
                <span>{paper.title}</span>
                <span className={classes.soft}>
                  {[
                    kindOf(paper.kind),
                    numberOf(paper.number),
                    paper.issuer,
                    w.pages(paper.pages),
                    format.bytes(paper.size),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </a>
            </span>
            {paper.secrecy === 'none' ? null : <Chip tone="warn">{w.secret}</Chip>}
            {paper.viewOnly && paper.secrecy === 'none' ? <Chip>{w.viewOnly}</Chip> : null}
            {paper.version > 1 ? <Chip>{w.version(paper.version)}</Chip> : null}
            {paper.audience === 'all' ? null : <Chip tone="warn">{w[`audience${paper.audience}`]}</Chip>}
            {editable || paper.version > 1 ? (
              <PaperMenu
                meeting={meeting}
                entry={[id, paper]}
                above={mine[at - 1]}
                afterNext={mine[at + 2]}
                last={at === mine.length - 1}
                items={items}
                editable={editable}
                onReplace={(file) => queue.add({ document: id }, [file])}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <SubmissionRows meeting={meeting} item={item} editable={editable} />
      <UploadRows queue={queue} entries={here} />
      {editable ? (
        <span className={classes.flush}>
          <FileButton multiple accept={paperFiles} resetRef={resetFile} onChange={add}>
            {({ onClick }) => (
              <ActionButton
                look="quiet"
                icon={<IconPlus aria-hidden="true" />}
                label={`${w.addPapers}: ${item.title}`}
                onPress={onClick}
              >
                {over ? w.drop : w.addPapers}
              </ActionButton>
            )}
          </FileButton>
        </span>
      ) : null}
      {editable && gone.length > 0 ? (
        <details className={classes.gone}>
          <summary>{w.withdrawn(gone.length)}</summary>
          <FailureNotice failure={restore.failure} />
          <ul className={classes.list}>
            {gone.map(([id, paper]) => (
              <li key={id} className={classes.paper}>
                <span className={classes.who}>{paper.title}</span>
                <ActionButton
                  look="quiet"
                  label={w.restoreOf(paper.title)}
                  sending={restore.sending}
                  onPress={() => void restore.send({ document: id as DocumentId })}
                >
                  {w.restore}
                </ActionButton>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
