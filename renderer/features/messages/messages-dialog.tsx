import { SegmentedControl } from '@mantine/core';
import { IconArrowLeft, IconUsers } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { keyOf, type Recipient, threadOf } from '../../../shared/features/messages/contract.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { useDenial } from '../../kernel/i18n/failure-words.ts';
import { matching } from '../../kernel/i18n/match.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { keepWords, keptWords } from '../../kernel/kept-words.ts';
import { useMeeting } from '../../kernel/use-meeting.tsx';
import { useView } from '../../kernel/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { ErrorState, Loading } from '../../ui/states.tsx';
import classes from './messages.module.css';
import { ThreadView } from './thread-view.tsx';
import { ownDesk, type Thread, threadsOf } from './threads.ts';
import type { Messages } from './use-messages.ts';
import { messagesWords } from './words.ts';

/** Somebody in the meeting, as a list of recipients shows and finds him. */
export interface Recipients {
  readonly id: string;
  readonly name: string;
  readonly position: string;
  readonly folded: string;
  readonly offices: readonly string[];
}

export interface MessagesDialogProps {
  readonly opened: boolean;
  readonly me: string;
  readonly messages: Messages;
  readonly people: readonly Recipients[];
  /** Nothing can be sent any more. */
  readonly over: boolean;
  /** Whom one is writing to; null for the list of threads. */
  readonly to: Recipient | null;
  readonly onTo: (to: Recipient | null) => void;
  readonly onClose: () => void;
}

/** Short words between seats: the threads, one of them, or the choice of somebody to write to. */
export function MessagesDialog({ opened, me, messages, people, over, to, onTo, onClose }: MessagesDialogProps) {
  const w = useWords(messagesWords);
  const denial = useDenial();
  const own = useView('messages.me');
  const begun = `messages of ${useMeeting().meeting}`;
  const [drafts, setDrafts] = useState<Readonly<Record<string, string>>>(() => keptWords(begun) ?? {});
  useEffect(() => keepWords(begun, drafts), [begun, drafts]);
  const [choosing, setChoosing] = useState(false);
  const [find, setFind] = useState('');
  const { list, see, unread } = messages;
  const place = useRef<HTMLDivElement>(null);
  const shown = to ? keyOf(to) : choosing ? 'choosing' : 'list';
  const last = useRef(shown);
  useEffect(() => {
    // What was pressed is gone with the part of the dialog in which it stood.
    if (opened && last.current !== shown) place.current?.focus();
    last.current = shown;
  }, [opened, shown]);
  useEffect(() => {
    if (opened) return;
    setChoosing(false);
    setFind('');
  }, [opened]);
  useEffect(() => {
    if (opened && list && to) see(to);
  }, [opened, list, to, see]);
  const manages = (people.find(({ id }) => id === me)?.offices.length ?? 0) > 0;
  const isManager = (id: string): boolean => (people.find((one) => one.id === id)?.offices.length ?? 0) > 0;
  const nameOf = (id: string): string => people.find((one) => one.id === id)?.name ?? messages.names[id] ?? w.erased;
  const threads = threadsOf(list ?? [], me);
  const nameOfThread = (recipient: Recipient): string => {
    if (recipient.kind === 'all') return w.all;
    if (recipient.kind === 'desk') return recipient.person === me ? w.desk : w.deskOf(nameOf(recipient.person));
    return manages && !isManager(recipient.person) ? w.private(nameOf(recipient.person)) : nameOf(recipient.person);
  };
  const readersOf = (recipient: Recipient): string => {
    if (recipient.kind === 'all') return w.seenByAll;
    if (recipient.kind === 'person') return w.seenByTwo(nameOf(recipient.person));
    return recipient.person === me ? w.seenByDesk : w.seenByDeskAnd(nameOf(recipient.person));
  };
  const denialOf = (recipient: Recipient): string | null => {
    if (over) return w.over;
    const code = recipient.kind === 'all' ? own?.allDenial : recipient.kind === 'person' ? own?.othersDenial : null;
    return denial(code ?? own?.sendDenial);
  };
  const unreadOf = (thread: Thread): number => unread.filter((one) => keyOf(threadOf(one, me)) === thread.key).length;
  // What one may always write to stands in the list before anything was said there.
  const fixed = [...(over ? [] : [manages ? ({ kind: 'all' } as const) : ownDesk(me)])].filter(
    (recipient) => !threads.some(({ key }) => key === keyOf(recipient)),
  );
  const open = (recipient: Recipient): void => {
    setChoosing(false);
    setFind('');
    onTo(recipient);
  };
  const choose = (person: string): void =>
    open({ kind: manages && !isManager(person) ? 'desk' : 'person', person: person as PersonId });
  const others = matching(
    people.filter(({ id }) => id !== me),
    find,
  );
  const title = to ? nameOfThread(to) : choosing ? w.write : w.title;
  const body = (): React.ReactNode => {
    if (messages.failure) return <ErrorState failure={messages.failure} onRetry={messages.reload} />;
    if (!list) return <Loading />;
    if (to) {
      const key = keyOf(to);
      return (
        <>
          {manages && to.kind !== 'all' && to.person !== me && !isManager(to.person) ? (
            <div className={classes.as}>
              <span id="messages-as">{w.to}</span>
              <SegmentedControl
                fullWidth
                aria-labelledby="messages-as"
                value={to.kind}
                onChange={(kind) => onTo({ kind: kind === 'desk' ? 'desk' : 'person', person: to.person })}
                data={[
                  { value: 'desk', label: w.asDesk },
                  { value: 'person', label: w.asMyself },
                ]}
              />
            </div>
          ) : null}
          <ThreadView
            key={key}
            me={me}
            messages={threads.find((thread) => thread.key === key)?.messages ?? []}
            nameOf={nameOf}
            readers={readersOf(to)}
            denial={denialOf(to)}
            draft={drafts[key] ?? ''}
            onDraft={(text) => setDrafts((all) => ({ ...all, [key]: text }))}
            onSend={(text) => messages.send(to, text)}
          />
        </>
      );
    }
    if (choosing)
      return (
        <>
          <SearchField label={w.find} value={find} onChange={setFind} />
          {others.length === 0 ? <p className={classes.soft}>{w.nobody}</p> : null}
          <ul className={classes.list}>
            {others.map(({ id, name, position }) => (
              <li key={id}>
                <button type="button" className={classes.row} onClick={() => choose(id)}>
                  <strong>{name}</strong>
                  <span className={classes.soft}>{position}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      );
    return (
      <>
        {threads.length === 0 ? <p className={classes.soft}>{w.none}</p> : null}
        <ul className={classes.list}>
          {fixed.map((recipient) => (
            <li key={keyOf(recipient)}>
              <button type="button" className={classes.row} onClick={() => open(recipient)}>
                <strong>{nameOfThread(recipient)}</strong>
                <span className={classes.soft}>{readersOf(recipient)}</span>
              </button>
            </li>
          ))}
          {threads.map((thread) => (
            <li key={thread.key}>
              <button
                type="button"
                className={classes.row}
                data-new={unreadOf(thread) > 0 || undefined}
                onClick={() => open(thread.to)}
              >
                <strong>
                  {nameOfThread(thread.to)}
                  {unreadOf(thread) > 0 ? <span className="unseen">{w.unread(unreadOf(thread))}</span> : null}
                </strong>
                <span className={classes.soft}>{thread.messages.at(-1)!.text}</span>
              </button>
            </li>
          ))}
        </ul>
        {over || own?.othersDenial ? null : (
          <ActionButton wide icon={<IconUsers aria-hidden="true" />} onPress={() => setChoosing(true)}>
            {w.write}
          </ActionButton>
        )}
      </>
    );
  };
  return (
    <Dialog opened={opened} title={title} onClose={onClose}>
      {/* What is typed stays here when the dialog closes: nothing would be lost, so nothing is asked. */}
      <div className={classes.body} ref={place} tabIndex={-1} onInput={(event) => event.stopPropagation()}>
        {to || choosing ? (
          <div>
            <ActionButton
              icon={<IconArrowLeft aria-hidden="true" />}
              onPress={() => {
                setChoosing(false);
                onTo(null);
              }}
            >
              {w.back}
            </ActionButton>
          </div>
        ) : null}
        {body()}
      </div>
    </Dialog>
  );
}
