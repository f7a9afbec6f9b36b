import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type PaperView, paperAudiences, paperKinds } from '../../../shared/features/documents/contract.ts';
import type { DocumentId } from '../../../shared/kernel/ids.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { paperWords } from './paper-words.ts';
import classes from './papers.module.css';

/** What is said of a paper: title, kind, number, who may read it. */
export function PaperForm({ id, paper, onDone }: { id: string; paper: PaperView; onDone: () => void }) {
  const w = useWords(paperWords);
  const { send, sending, failure } = useCommand('documents.edit');
  const [title, setTitle] = useState(paper.title);
  const [kind, setKind] = useState(paper.kind);
  const [number, setNumber] = useState(paper.number);
  const [audience, setAudience] = useState(paper.audience);
  const [tried, setTried] = useState(false);
  const short = title.trim().length < 2;
  const submit = async (): Promise<void> => {
    setTried(true);
    if (short || sending) return;
    const said = { title: title.trim(), kind, number: number.trim(), audience };
    if ((await send({ document: id as DocumentId, ...said })).ok) onDone();
  };
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextInput
        label={w.paperTitle}
        required
        maxLength={300}
        data-autofocus
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        error={tried && short ? w.paperTitleShort : null}
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
      <FailureNotice failure={failure} />
      <ActionButton type="submit" look="primary" wide sending={sending}>
        {w.save}
      </ActionButton>
    </form>
  );
}
