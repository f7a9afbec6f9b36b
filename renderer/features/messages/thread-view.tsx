import { Textarea } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { type MessageView, messageTextMax } from '../../../shared/features/messages/contract.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import classes from './messages.module.css';
import { messagesWords } from './words.ts';

export interface ThreadViewProps {
  readonly me: string;
  readonly messages: readonly MessageView[];
  readonly nameOf: (person: string) => string;
  /** Who reads what is written here. */
  readonly readers: string;
  readonly denial: string | null;
  readonly draft: string;
  readonly onDraft: (text: string) => void;
  readonly onSend: (text: string) => Promise<Failure | null>;
}

/** What was said between the same readers, and the field to go on. */
export function ThreadView({ me, messages, nameOf, readers, denial, draft, onDraft, onSend }: ThreadViewProps) {
  const w = useWords(messagesWords);
  const format = useFormats();
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const end = useRef<HTMLLIElement>(null);
  const latest = useRef(draft);
  latest.current = draft;
  const newest = messages.at(-1)?.id;
  useEffect(() => {
    if (newest) end.current?.scrollIntoView({ block: 'nearest' });
  }, [newest]);
  const send = async (): Promise<void> => {
    const text = draft.trim();
    if (text === '' || sending) return;
    setSending(true);
    const refused = await onSend(text);
    setSending(false);
    setFailure(refused);
    // What was typed meanwhile is another message.
    if (!refused && latest.current.trim() === text) onDraft('');
  };
  return (
    <>
      <p className={classes.soft}>{readers}</p>
      {messages.length === 0 ? <p className={classes.soft}>{w.noneHere}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <ol className={classes.thread} aria-label={w.title} tabIndex={0} hidden={messages.length === 0}>
        {messages.map(({ id, from, at, text }, i) => (
          <li
            key={id}
            className={classes.message}
            data-own={from === me || undefined}
            ref={i === messages.length - 1 ? end : undefined}
          >
            <span className={classes.soft}>{w.from(from === me ? w.me : nameOf(from), format.time(at))}</span>
            <span className={classes.text}>{text}</span>
          </li>
        ))}
      </ol>
      {denial ? (
        <p className={classes.soft}>{denial}</p>
      ) : (
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <Textarea
            label={w.text}
            description={w.hint}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={messageTextMax}
            value={draft}
            onChange={(event) => onDraft(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
              event.preventDefault();
              void send();
            }}
          />
          <FailureNotice failure={failure} />
          <ActionButton type="submit" look="primary" wide sending={sending} icon={<IconSend aria-hidden="true" />}>
            {w.send}
          </ActionButton>
        </form>
      )}
    </>
  );
}
