import { IconInbox } from '@tabler/icons-react';
import { useState } from 'react';
import type { SubmissionId } from '../../../shared/kernel/ids.ts';
import type { EndpointReply } from '../../../shared/protocol.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { MeetingProvider } from '../../kernel/use-meeting.tsx';
import { useEndpoint, useSession } from '../../kernel/use-session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { LinkGate, OfflineNotice } from '../../ui/link-state.tsx';
import { Empty, ErrorState, Loading } from '../../ui/states.tsx';
import { HandedIn } from './handed-in.tsx';
import classes from './papers.module.css';
import { prepareWords } from './prepare-words.ts';
import { SubmitForm } from './submit-form.tsx';

export type ToPrepare = EndpointReply<'documents.toPrepare'>['items'][number];

/** Items whose papers one's unit prepares: what is due, what was handed in and what became of it. */
export function ToPreparePage() {
  return (
    <MeetingProvider meeting={null}>
      <LinkGate>
        <Items />
      </LinkGate>
    </MeetingProvider>
  );
}

interface Asking {
  readonly item: ToPrepare;
  /** The paper of which it is to be a new version. */
  readonly document: string | null;
}

function Items() {
  const w = useWords(prepareWords);
  const format = useFormats();
  const announce = useAnnounce();
  const { value, failure, loading, reload } = useEndpoint('documents.toPrepare', {}, { everyMs: 20_000 });
  const { value: session } = useSession();
  const takeBack = useCommand('documents.takeBack');
  const [asking, setAsking] = useState<Asking | null>(null);
  const [keep, setKeep] = useState(false);
  const [taking, setTaking] = useState<{ item: ToPrepare; submission: SubmissionId } | null>(null);
  const withdraw = async (item: ToPrepare, submission: SubmissionId): Promise<void> => {
    if (!(await takeBack.send({ submission }, item.meeting)).ok) return;
    setTaking(null);
    await reload();
  };
  const now = session?.serverTime ?? Date.now();
  if (loading) return <Loading />;
  if (failure && !value) return <ErrorState failure={failure} onRetry={() => void reload()} />;
  const items = value?.items ?? [];
  return (
    <>
      <OfflineNotice />
      {items.length === 0 ? (
        <Empty icon={<IconInbox aria-hidden="true" />} title={w.nothing}>
          {w.nothingText}
        </Empty>
      ) : null}
      {items.map((item) => {
        const handedIn = item.papers.length > 0 || item.submissions.some((one) => one.state !== 'sent-back');
        const late = item.due !== null && item.due < now && !handedIn;
        return (
          <Card
            key={`${item.meeting} ${item.item}`}
            title={item.title}
            actions={late ? <Chip tone="warn">{w.overdue}</Chip> : null}
          >
            <p className={classes.soft}>
              {item.meetingTitle} · {format.time(item.startsAt)}, {format.dayAndDate(item.startsAt)}
            </p>
            <p>{item.due === null ? w.noDue : w.due(format.dateTime(item.due))}</p>
            <HandedIn
              item={item}
              taking={takeBack.sending}
              onReplace={(document) => setAsking({ item, document })}
              onTakeBack={(submission) => setTaking({ item, submission })}
            />
            <div>
              <ActionButton
                look="primary"
                label={w.sendFor(item.title)}
                onPress={() => setAsking({ item, document: null })}
              >
                {w.send}
              </ActionButton>
            </div>
          </Card>
        );
      })}
      <ConfirmDialog
        opened={taking !== null}
        title={w.takeBack}
        confirm={w.takeBack}
        danger
        sending={takeBack.sending}
        failure={takeBack.failure}
        onConfirm={() => taking && void withdraw(taking.item, taking.submission)}
        onClose={() => {
          setTaking(null);
          takeBack.clear();
        }}
      >
        <p>{w.takeBackText}</p>
      </ConfirmDialog>
      <Dialog
        opened={asking !== null}
        title={asking?.document ? w.sendVersion : w.send}
        keep={keep}
        wide
        onClose={() => setAsking(null)}
      >
        {asking ? (
          <SubmitForm
            item={asking.item}
            document={asking.document}
            onKeep={setKeep}
            onSent={(title) => {
              setAsking(null);
              announce(w.sent(title));
              void reload();
            }}
          />
        ) : null}
      </Dialog>
    </>
  );
}
