import { FileButton, Select, TextInput } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { paperAudiences, paperKinds } from '../../../shared/features/documents/contract.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Progress } from '../../ui/meter.tsx';
import { FailureNotice, Notice } from '../../ui/notice.tsx';
import classes from './office.module.css';
import { useUpload } from './use-upload.ts';
import { officeWords } from './words.ts';

/** A title proposed from the name of the file. */
const titleOf = (name: string): string =>
  name
    .replace(/\.pdf$/i, '')
    .replace(/[-_]+/g, ' ')
    .trim();

/** A paper for an item: its file, uploaded at once when it is chosen, and what it is. */
export function AttachForm({ meeting, item, onDone }: { meeting: string; item: string; onDone: () => void }) {
  const w = useWords(officeWords);
  const format = useFormats();
  const upload = useUpload(meeting);
  const attach = useCommand('documents.attach');
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<(typeof paperKinds)[number]>('report');
  const [number, setNumber] = useState('');
  const [audience, setAudience] = useState<(typeof paperAudiences)[number]>('all');
  const [tried, setTried] = useState(false);
  const titleShort = title.trim().length < 2;
  const busy = upload.state === 'sending' || upload.state === 'checking';
  const submit = async (): Promise<void> => {
    setTried(true);
    if (titleShort || !upload.uploaded || attach.sending) return;
    const result = await attach.send({
      item,
      upload: upload.uploaded.upload,
      title: title.trim(),
      kind,
      number: number.trim(),
      audience,
    });
    if (result.ok) onDone();
  };
  return (
    <form
      className={classes.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <FileButton
        accept="application/pdf,.pdf"
        onChange={(file) => {
          if (!file) return;
          if (!title) setTitle(titleOf(file.name));
          upload.start(file);
        }}
      >
        {({ onClick }) => (
          <ActionButton wide icon={<IconFileUpload aria-hidden="true" />} onPress={onClick}>
            {upload.uploaded ? w.otherFile : w.chooseFile}
          </ActionButton>
        )}
      </FileButton>
      {busy ? (
        <div className={classes.stack} role="status">
          <span>
            {upload.state === 'sending'
              ? w.uploading(format.percent(Math.floor(upload.share * 100) / 100))
              : w.checking}
          </span>
          <Progress value={Math.round(upload.share * 100)} of={100} label={w.file} />
          <ActionButton look="quiet" onPress={upload.stop}>
            {w.stopUpload}
          </ActionButton>
        </div>
      ) : null}
      {upload.uploaded ? (
        <Notice>{w.uploaded(upload.uploaded.pages, format.bytes(upload.uploaded.size))}</Notice>
      ) : null}
      <FailureNotice failure={upload.failure} />
      <TextInput
        label={w.paperTitle}
        required
        maxLength={300}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        error={tried && titleShort ? w.paperTitleShort : null}
      />
      <div className={classes.pair}>
        <Select
          label={w.kind}
          allowDeselect={false}
          value={kind}
          onChange={(value) => setKind(paperKinds.find((known) => known === value) ?? kind)}
          data={paperKinds.map((value) => ({ value, label: w[`kind${value}`] }))}
        />
        <TextInput
          label={w.paperNumber}
          maxLength={60}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
      </div>
      <Select
        label={w.audience}
        allowDeselect={false}
        value={audience}
        onChange={(value) => setAudience(paperAudiences.find((known) => known === value) ?? audience)}
        data={paperAudiences.map((value) => ({ value, label: w[`audience${value}`] }))}
      />
      <FailureNotice failure={attach.failure} />
      <ActionButton
        type="submit"
        look="primary"
        size="large"
        wide
        sending={attach.sending}
        denial={tried && !upload.uploaded ? w.fileMissing : null}
      >
        {w.attach}
      </ActionButton>
    </form>
  );
}
