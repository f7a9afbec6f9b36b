import { Checkbox, Textarea } from '@mantine/core';
import { IconLock, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { opinionTextMax } from '../../../shared/features/opinions/contract.ts';
import type { DocumentId, OpinionId } from '../../../shared/kernel/ids.ts';
import { newId } from '../../kernel/command-id.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice, Notice } from '../../ui/notice.tsx';
import classes from './opinions.module.css';
import { opinionsWords } from './words.ts';

/** An opinion that is not sent yet, as it was made from marks or begun on a page. */
export interface Draft {
  readonly document: string;
  readonly version: number;
  readonly page: number;
  readonly place: readonly number[] | null;
  readonly quote: string;
  readonly text: string;
  readonly mark: string | null;
  /** It was made from what nobody but its writer can read. */
  readonly isPrivate: boolean;
}

export interface OpinionFormProps {
  readonly draft: Draft;
  readonly paper: string;
  /** The paper is marked Mật: no words of it go along. */
  readonly secret: boolean;
  /** The words as they are typed. */
  readonly onText: (text: string) => void;
  readonly onSent: () => void;
}

/** What goes to the secretary: the page and its words as they are, one's own to be worked on. */
export function OpinionForm({ draft, paper, secret, onText, onSent }: OpinionFormProps) {
  const w = useWords(opinionsWords);
  const { send, sending, failure } = useCommand('opinions.submit');
  // One id for this form: whatever happens on the way, it is sent once.
  const [opinion] = useState(newId);
  const [text, setText] = useState(draft.text);
  const [quoted, setQuoted] = useState(true);
  const [tried, setTried] = useState(false);
  const said = text.trim();
  const submit = async (): Promise<void> => {
    setTried(true);
    if (said === '' || sending) return;
    const { document, version, page, place, mark } = draft;
    const result = await send({
      opinion: opinion as OpinionId,
      document: document as DocumentId,
      version,
      page,
      place: place && [...place],
      quote: quoted && !secret ? draft.quote : '',
      text: said,
      mark,
    });
    if (result.ok) onSent();
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
      <p className={classes.about}>
        {paper} · {w.page(draft.page)}
      </p>
      {draft.quote === '' ? null : secret ? (
        <p className={classes.soft}>{w.noQuote}</p>
      ) : (
        <>
          <blockquote className={classes.quote} data-off={!quoted || undefined}>
            {draft.quote}
          </blockquote>
          <Checkbox
            classNames={{ body: classes.reach, label: classes.reachLabel }}
            label={w.withQuote}
            checked={quoted}
            onChange={(event) => setQuoted(event.currentTarget.checked)}
          />
        </>
      )}
      <Textarea
        label={w.text}
        description={w.textHint}
        required
        autosize
        minRows={3}
        maxRows={10}
        maxLength={opinionTextMax}
        data-autofocus
        value={text}
        onChange={({ currentTarget: { value } }) => {
          setText(value);
          onText(value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void submit();
        }}
        error={tried && said === '' ? w.textMissing : null}
      />
      {draft.isPrivate ? <Notice tone="warn">{w.leavesPrivate}</Notice> : null}
      <p className={classes.why}>
        <IconLock aria-hidden="true" />
        {w.readers}
      </p>
      <FailureNotice failure={failure} />
      <ActionButton
        type="submit"
        look="primary"
        size="large"
        wide
        sending={sending}
        icon={<IconSend aria-hidden="true" />}
      >
        {w.submit}
      </ActionButton>
    </form>
  );
}
