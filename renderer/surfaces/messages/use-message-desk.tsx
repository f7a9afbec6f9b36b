import { lazy, type ReactNode, Suspense, useState } from 'react';
import { type Recipient, threadOf } from '../../../shared/features/messages/contract.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { MessageNotice } from '../../features/messages/message-notice.tsx';
import { useMessages } from '../../features/messages/use-messages.ts';
import { usePeople } from '../../features/participants/use-people.ts';

const MessagesDialog = lazy(() =>
  import('../../features/messages/messages-dialog.tsx').then((part) => ({ default: part.MessagesDialog })),
);

export interface MessageDesk {
  readonly unread: number;
  /** Opens what was said so far, or what one writes to somebody. */
  readonly show: () => void;
  readonly writeTo: (person: string) => void;
  /** The line that says that somebody has written. */
  readonly notice: ReactNode;
  readonly dialog: ReactNode;
}

/** Messages on a surface of the meeting: what came, and the dialog in which one reads and writes. */
export function useMessageDesk(meeting: string, me: string | null, over: boolean): MessageDesk {
  const messages = useMessages(meeting, me);
  const people = usePeople();
  const [wanted, setWanted] = useState(false);
  const [opened, setOpened] = useState(false);
  const [to, setTo] = useState<Recipient | null>(null);
  const open = (recipient: Recipient | null): void => {
    setTo(recipient);
    setWanted(true);
    setOpened(true);
  };
  const officesOf = (person: string | null): readonly string[] =>
    people?.find(({ id }) => id === person)?.offices ?? [];
  const manages = officesOf(me).length > 0;
  const newest = messages.unread.at(-1);
  return {
    unread: messages.unread.length,
    show: () => open(null),
    // Who runs the meeting answers as its desk; among themselves they are two people.
    writeTo: (person) =>
      open({ kind: manages && officesOf(person).length === 0 ? 'desk' : 'person', person: person as PersonId }),
    notice:
      opened || over ? null : (
        <MessageNotice messages={messages} onShow={() => open(newest && me ? threadOf(newest, me) : null)} />
      ),
    dialog:
      wanted && me && people ? (
        <Suspense fallback={null}>
          <MessagesDialog
            opened={opened}
            me={me}
            messages={messages}
            people={people}
            over={over}
            to={to}
            onTo={setTo}
            onClose={() => setOpened(false)}
          />
        </Suspense>
      ) : null,
  };
}
