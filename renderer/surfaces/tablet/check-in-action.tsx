import { IconCircleCheckFilled, IconId, IconUserCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { attendanceWords } from '../../features/attendance/words.ts';
import { CallButtons } from '../../features/service/call-buttons.tsx';
import { useDenial } from '../../kernel/i18n/failure-words.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useView } from '../../kernel/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { BarButton } from './bar-button.tsx';
import { tabletWords } from './words.ts';

export interface CheckInActionProps {
  readonly me: string | null;
  readonly onFailure: (code: string | null) => void;
  /** Makes the tablet one's nameplate. */
  readonly onPlate: () => void;
}

/** Checks oneself in with one tap; once inside it opens what one does from one's seat, leaving included. */
export function CheckInAction({ me, onFailure, onPlate }: CheckInActionProps) {
  const w = useWords(tabletWords);
  const a = useWords(attendanceWords);
  const format = useFormats();
  const denial = useDenial();
  const own = useView('attendance.me');
  const since = useView('attendance.board')?.people[me ?? '']?.at;
  const checkIn = useCommand('attendance.checkIn');
  const checkOut = useCommand('attendance.checkOut');
  const [asking, setAsking] = useState(false);
  if (!own) return null;
  if (own.state !== 'in') {
    const reason = denial(own.checkInDenial);
    const send = async (): Promise<void> => {
      const result = await checkIn.send({});
      onFailure(result.ok ? null : result.failure.code);
    };
    return (
      <BarButton
        icon={<IconUserCheck aria-hidden="true" />}
        label={w.checkIn}
        note={reason ?? (own.state === 'out' ? a.out : a.absent)}
        denied={reason !== null}
        sending={checkIn.sending}
        look="primary"
        onPress={() => void send()}
      />
    );
  }
  return (
    <>
      <BarButton
        icon={<IconCircleCheckFilled aria-hidden="true" />}
        label={a.present}
        note={since === undefined ? null : w.since(format.time(since))}
        look="done"
        onPress={() => setAsking(true)}
      />
      <ConfirmDialog
        opened={asking}
        title={w.seat}
        confirm={a.checkOut}
        sending={checkOut.sending}
        failure={checkOut.failure}
        onConfirm={() => void checkOut.send({}).then((result) => result.ok && setAsking(false))}
        onClose={() => {
          setAsking(false);
          checkOut.clear();
        }}
      >
        <ActionButton
          wide
          icon={<IconId aria-hidden="true" />}
          onPress={() => {
            setAsking(false);
            onPlate();
          }}
        >
          {w.showNameplate}
        </ActionButton>
        <CallButtons />
        <p>{w.checkOutText}</p>
      </ConfirmDialog>
    </>
  );
}
