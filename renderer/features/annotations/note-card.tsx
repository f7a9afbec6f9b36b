import { Popover, Textarea } from '@mantine/core';
import { IconLock, IconMessage2Filled, IconPencil, IconTrash } from '@tabler/icons-react';
import { type CSSProperties, type ReactNode, useState } from 'react';
import { markTextMax } from '../../../shared/features/annotations/mark.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import type { OwnedMark } from './ink-group.ts';
import type { InkPaper } from './ink-session.ts';
import classes from './marks.module.css';
import { timeOfKey } from './outbox.ts';
import { penColours } from './palette.ts';
import { useInkSession } from './use-ink.tsx';
import { annotationsWords } from './words.ts';

export interface NoteButtonProps {
  readonly style: CSSProperties;
  readonly note: OwnedMark;
  readonly replies: readonly OwnedMark[];
  readonly paper: InkPaper;
  readonly me: string | null;
  readonly nameOf: (person: string) => string;
  readonly frozen: boolean;
  /** What else one's own note can become; `done` closes it. */
  readonly more?: ((marks: readonly OwnedMark[], done: () => void) => ReactNode) | undefined;
}

/** The sign of a sticky note; a press opens what it says and what others answered. */
export function NoteButton({ style, note, replies, paper, me, nameOf, frozen, more }: NoteButtonProps) {
  const w = useWords(annotationsWords);
  const session = useInkSession();
  const [opened, setOpened] = useState(false);
  const [editing, setEditing] = useState(false);
  const mine = note.owner === me;
  const title = mine ? w.myNote : w.noteOf(nameOf(note.owner));
  const { mark } = note;
  const thread = [note, ...replies];
  const write = (text: string): void => {
    session?.change(paper, mark.page, [{ key: note.key, mark: { ...mark, text } }], note.layer);
    setEditing(false);
  };
  const reply = (text: string): void =>
    void session?.add(paper, { ...mark, kind: 'reply', text, about: `${note.owner}/${note.key}` }, note.layer);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom" withinPortal trapFocus width="var(--menu)">
      <Popover.Target>
        <button
          type="button"
          className={classes.note}
          style={style}
          data-over-paper
          data-colour={penColours[mark.colour] ?? 'yellow'}
          aria-label={`${title}: ${mark.text.slice(0, 80)}`}
          aria-haspopup="dialog"
          aria-expanded={opened}
          onClick={() => setOpened((now) => !now)}
        >
          <IconMessage2Filled aria-hidden="true" />
          {replies.length > 0 ? <span className={classes.count}>{replies.length}</span> : null}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.card} aria-label={title} data-over-paper>
        {thread.map((one) => (
          <Said key={`${one.owner}/${one.key}`} said={one} name={one.owner === me ? w.myNote : nameOf(one.owner)}>
            {one.owner === me && !frozen ? (
              <>
                {one === note && !editing ? (
                  <IconButton
                    label={w.edit}
                    icon={<IconPencil aria-hidden="true" />}
                    onPress={() => setEditing(true)}
                  />
                ) : null}
                <IconButton
                  label={w.remove}
                  icon={<IconTrash aria-hidden="true" />}
                  onPress={() => session?.erase(paper, mark.page, [one])}
                />
              </>
            ) : null}
          </Said>
        ))}
        {mine && !editing ? more?.([note], () => setOpened(false)) : null}
        {frozen || me === null ? null : editing ? (
          <Words key="edit" label={w.noteHere} first={mark.text} act={w.keep} onDone={write} />
        ) : (
          <Words key={replies.length} label={w.replyHere} act={w.send} onDone={reply} />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function Said({ said, name, children }: { said: OwnedMark; name: string; children: React.ReactNode }) {
  const format = useFormats();
  const at = timeOfKey(said.key);
  return (
    <div className={classes.said}>
      <p className={classes.who}>
        {said.layer === 'private' ? <IconLock aria-hidden="true" /> : null}
        <strong>{name}</strong>
        {at === null ? null : <time dateTime={new Date(at).toISOString()}>{format.dateTime(at)}</time>}
      </p>
      <p className={classes.text}>{said.mark.text}</p>
      <div className={classes.own}>{children}</div>
    </div>
  );
}

interface WordsProps {
  readonly label: string;
  readonly first?: string;
  readonly act: string;
  readonly onDone: (text: string) => void;
  readonly onCancel?: () => void;
}

function Words({ label, first = '', act, onDone, onCancel }: WordsProps) {
  const w = useWords(annotationsWords);
  const [text, setText] = useState(first);
  const done = (): void => {
    const said = text.trim().normalize('NFC');
    if (said === '') return;
    onDone(said);
    setText('');
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        done();
      }}
    >
      <Textarea
        aria-label={label}
        placeholder={label}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={markTextMax}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape') onCancel?.();
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) done();
        }}
      />
      <div className={classes.buttons}>
        {onCancel ? (
          <ActionButton look="quiet" onPress={onCancel}>
            {w.close}
          </ActionButton>
        ) : null}
        <ActionButton type="submit" look="primary">
          {act}
        </ActionButton>
      </div>
    </form>
  );
}

/** A note that is being written, where it will stick. */
export function NoteCard({
  style,
  onSave,
  onCancel,
}: {
  style: CSSProperties;
  onSave: (text: string) => void;
  onCancel: () => void;
}) {
  const w = useWords(annotationsWords);
  return (
    <Popover opened onChange={onCancel} position="bottom" withinPortal trapFocus width="var(--menu)">
      <Popover.Target>
        <span className={classes.note} style={style} data-colour="yellow">
          <IconMessage2Filled aria-hidden="true" />
        </span>
      </Popover.Target>
      <Popover.Dropdown className={classes.card} aria-label={w.note} data-over-paper>
        <Words label={w.noteHere} act={w.keep} onDone={onSave} onCancel={onCancel} />
      </Popover.Dropdown>
    </Popover>
  );
}
