import { IconLogout, IconUserCheck } from '@tabler/icons-react';
import { useDenial } from '../../kernel/i18n/failure-words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useView } from '../../kernel/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { attendanceWords } from './words.ts';

/** Checks oneself in, and out again once one is in. */
export function CheckInButton({ size = 'normal' }: { size?: 'normal' | 'large' }) {
  const w = useWords(attendanceWords);
  const denial = useDenial();
  const me = useView('attendance.me');
  const checkIn = useCommand('attendance.checkIn');
  const checkOut = useCommand('attendance.checkOut');
  if (!me) return null;
  const inside = me.state === 'in';
  return (
    <>
      {inside ? (
        <ActionButton
          size={size}
          icon={<IconLogout aria-hidden="true" />}
          sending={checkOut.sending}
          onPress={() => void checkOut.send({})}
        >
          {w.checkOut}
        </ActionButton>
      ) : (
        <ActionButton
          look="primary"
          size={size}
          icon={<IconUserCheck aria-hidden="true" />}
          sending={checkIn.sending}
          denial={denial(me.checkInDenial)}
          onPress={() => void checkIn.send({})}
        >
          {w.checkIn}
        </ActionButton>
      )}
      <FailureNotice failure={inside ? checkOut.failure : checkIn.failure} />
    </>
  );
}
