import { Textarea } from '@mantine/core';
import {
  IconBan,
  IconClockPause,
  IconDoorEnter,
  IconFlag,
  IconPlayerPlay,
  IconSpeakerphone,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { MeetingView } from '../../../shared/features/meetings/contract.ts';
import { useDenial } from '../../kernel/i18n/failure-words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { toLocalText } from '../../kernel/local-time.ts';
import { useNow } from '../../kernel/time.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useView } from '../../kernel/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import classes from './meeting-steps.module.css';
import { meetingsWords } from './words.ts';

type Asking = 'announce' | 'start' | 'close' | 'postpone' | 'cancel';

/** The steps of a meeting from its draft to its end: those that lie ahead of where it is. */
export function MeetingSteps({ meeting, keys = true }: { meeting: MeetingView; keys?: boolean }) {
  const w = useWords(meetingsWords);
  const denial = useDenial();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [reason, setReason] = useState('');
  const openCheckIn = useCommand('meetings.openCheckIn');
  const start = useCommand('meetings.start');
  const asked = {
    announce: useCommand('meetings.announce'),
    start,
    close: useCommand('meetings.close'),
    postpone: useCommand('meetings.postpone'),
    cancel: useCommand('meetings.cancel'),
  };
  const saysWhy = asking === 'postpone' || asking === 'cancel';
  const quorum = useView('attendance.board')?.quorum;
  // Beginning without a quorum is the chair's to decide, not a slip of the finger.
  const begin = (): void => (quorum && !quorum.met ? setAsking('start') : void start.send({}));
  const { state, denials } = meeting;
  // Days ahead the button is there, and does not ask to be pressed.
  const today = toLocalText(useNow(60_000)).slice(0, 10) >= toLocalText(meeting.startsAt).slice(0, 10);
  const announced = state === 'announced';
  const mayOpen = announced && !meeting.checkInOpen && !denials?.openCheckIn;
  const mayStart = announced && !denials?.start;
  useShortcut('c', w.openCheckIn, keys && mayOpen ? () => void openCheckIn.send({}) : null);
  useShortcut('s', w.start, keys && mayStart ? begin : null);
  const confirm = async (): Promise<void> => {
    if (!asking) return;
    const result = await (asking === 'postpone' || asking === 'cancel'
      ? asked[asking].send({ reason: reason.trim() })
      : asked[asking].send({}));
    if (!result.ok) return;
    setAsking(null);
    setReason('');
  };
  const texts = {
    announce: w.announceText,
    start: w.startText(quorum?.needed ?? 0),
    close: meeting.rehearsal ? w.rehearsalClose : w.closeText,
    postpone: w.postponeText,
    cancel: meeting.rehearsal ? w.rehearsalClose : w.cancelText,
  };
  return (
    <div className={classes.steps}>
      {state === 'draft' || state === 'postponed' ? (
        <ActionButton
          look="primary"
          icon={<IconSpeakerphone aria-hidden="true" />}
          denial={denial(denials?.announce)}
          onPress={() => setAsking('announce')}
        >
          {w.announce}
        </ActionButton>
      ) : null}
      {announced && !meeting.checkInOpen ? (
        <ActionButton
          icon={<IconDoorEnter aria-hidden="true" />}
          denial={denial(denials?.openCheckIn)}
          sending={openCheckIn.sending}
          onPress={() => void openCheckIn.send({})}
          {...(keys ? { shortcut: 'c' } : {})}
        >
          {w.openCheckIn}
        </ActionButton>
      ) : null}
      {announced ? (
        <ActionButton
          look={today ? 'primary' : 'secondary'}
          icon={<IconPlayerPlay aria-hidden="true" />}
          denial={denial(denials?.start)}
          sending={start.sending}
          onPress={begin}
          {...(keys ? { shortcut: 's' } : {})}
        >
          {w.start}
        </ActionButton>
      ) : null}
      {state === 'running' ? (
        <ActionButton
          icon={<IconFlag aria-hidden="true" />}
          denial={denial(denials?.close)}
          onPress={() => setAsking('close')}
        >
          {w.close}
        </ActionButton>
      ) : null}
      {announced ? (
        <ActionButton
          icon={<IconClockPause aria-hidden="true" />}
          denial={denial(denials?.postpone)}
          reason="tip"
          onPress={() => setAsking('postpone')}
        >
          {w.postpone}
        </ActionButton>
      ) : null}
      {state === 'draft' || state === 'postponed' || announced ? (
        <ActionButton
          look="danger"
          icon={<IconBan aria-hidden="true" />}
          denial={denial(denials?.cancel)}
          reason="tip"
          onPress={() => setAsking('cancel')}
        >
          {w.cancel}
        </ActionButton>
      ) : null}
      <FailureNotice failure={openCheckIn.failure ?? (asking === null ? start.failure : null)} />
      <ConfirmDialog
        opened={asking !== null}
        title={w[asking ?? 'close']}
        confirm={w[asking ?? 'close']}
        danger={asking === 'cancel'}
        sending={asking ? asked[asking].sending : false}
        failure={asking ? asked[asking].failure : null}
        onConfirm={() => void confirm()}
        onClose={() => {
          if (asking) asked[asking].clear();
          setAsking(null);
        }}
      >
        <p>{texts[asking ?? 'close']}</p>
        {saysWhy ? (
          <Textarea
            label={w.reason}
            description={w.reasonHint}
            maxLength={500}
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        ) : null}
      </ConfirmDialog>
    </div>
  );
}
