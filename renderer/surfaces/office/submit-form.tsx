import { FileButton } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { DocumentId } from '../../../shared/kernel/ids.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import { addressOf } from '../../kernel/call.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Progress } from '../../ui/meter.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { isTitleShort, PaperFields, type PaperSaid } from './paper-fields.tsx';
import { paperFiles, paperOfFile } from './paper-of-file.ts';
import classes from './papers.module.css';
import { prepareWords } from './prepare-words.ts';
import type { ToPrepare } from './to-prepare-page.tsx';
import { type Uploaded, type UploadRun, uploadFile } from './upload.ts';

const empty: PaperSaid = {
  title: '',
  kind: 'report',
  number: '',
  issuer: '',
  audience: 'all',
  secrecy: 'none',
  viewOnly: false,
};

export interface SubmitFormProps {
  readonly item: ToPrepare;
  readonly document: string | null;
  /** True while the file is on its way: closing would lose it. */
  readonly onKeep: (keep: boolean) => void;
  readonly onSent: (title: string) => void;
}

/** A file for an item and what is said of it, sent to be approved. The file goes up while the rest is written. */
export function SubmitForm({ item, document, onKeep, onSent }: SubmitFormProps) {
  const w = useWords(prepareWords);
  const format = useFormats();
  const submit = useCommand('documents.submit');
  const old = item.papers.find((paper) => paper.document === document);
  const [file, setFile] = useState<File | null>(null);
  const [share, setShare] = useState(0);
  const [uploaded, setUploaded] = useState<Uploaded | null>(null);
  const [refused, setRefused] = useState<Failure | null>(null);
  const [said, setSaid] = useState<PaperSaid>({ ...empty, title: old?.title ?? '' });
  const [tried, setTried] = useState(false);
  const run = useRef<UploadRun | null>(null);
  const sending = file !== null && uploaded === null && refused === null;
  useEffect(() => {
    onKeep(sending);
    return () => onKeep(false);
  }, [sending, onKeep]);
  useEffect(() => () => run.current?.stop(), []);
  const choose = async (chosen: File | null): Promise<void> => {
    if (!chosen) return;
    run.current?.stop();
    setFile(chosen);
    setUploaded(null);
    setRefused(null);
    setShare(0);
    const { title, kind } = paperOfFile(chosen.name);
    setSaid((before) => ({ ...before, kind, title: before.title.trim() ? before.title : title }));
    const address = addressOf('documents.submitUpload', {
      meeting: item.meeting,
      item: item.item,
      name: chosen.name.slice(-255),
    });
    const started = uploadFile(address, chosen, setShare);
    run.current = started;
    const result = await started.done;
    if (run.current !== started || result === 'stopped') return;
    if (!result.ok) return setRefused(result.failure);
    setUploaded(result.value);
    if (result.value.secrecy === 'secret') setSaid((before) => ({ ...before, secrecy: 'secret' }));
  };
  const send = async (): Promise<void> => {
    setTried(true);
    if (!uploaded || isTitleShort(said) || submit.sending) return;
    const result = await submit.send(
      {
        item: item.item,
        upload: uploaded.upload,
        document: document as DocumentId | null,
        ...said,
        title: said.title.trim(),
      },
      item.meeting,
    );
    if (result.ok) onSent(said.title.trim());
  };
  return (
    <form
      className={classes.form}
      noValidate
      onPaste={(event) => {
        const [pasted] = event.clipboardData.files;
        if (!pasted) return;
        event.preventDefault();
        void choose(pasted);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p className={classes.soft}>{old ? w.versionFor(old.title) : w.forItem(item.title)}</p>
      <div className={classes.paper}>
        <FileButton accept={paperFiles} onChange={(chosen) => void choose(chosen)}>
          {({ onClick }) => (
            <ActionButton
              look={file ? 'secondary' : 'primary'}
              icon={<IconFileUpload aria-hidden="true" />}
              onPress={onClick}
            >
              {file ? w.otherFile : w.chooseFile}
            </ActionButton>
          )}
        </FileButton>
        {file ? (
          <span className={classes.who}>
            <span>{file.name}</span>
            <span className={classes.soft} role="status">
              {uploaded
                ? w.ready(uploaded.pages, format.bytes(uploaded.size))
                : refused
                  ? ''
                  : share < 1
                    ? w.uploading(format.percent(Math.floor(share * 100) / 100))
                    : w.checking}
            </span>
            {sending ? <Progress value={Math.round(share * 100)} of={100} label={file.name} /> : null}
          </span>
        ) : (
          <span className={classes.soft}>{tried ? w.fileMissing : w.fileHint}</span>
        )}
      </div>
      <FailureNotice failure={refused} />
      <PaperFields said={said} onChange={setSaid} tried={tried} />
      <FailureNotice failure={submit.failure} />
      <ActionButton type="submit" look="primary" size="large" wide sending={submit.sending}>
        {w.sendForApproval}
      </ActionButton>
    </form>
  );
}
