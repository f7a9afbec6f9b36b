import { IconLock } from '@tabler/icons-react';
import { useWords } from '../../kernel/i18n/words.ts';
import { roomActs } from '../../kernel/shared-device.ts';
import { useSession, useSetSession } from '../../kernel/use-session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { devicesWords } from './words.ts';

/** To who leads a meeting from the tablet of a room that he has opened by PIN: what waits for the password, and the way to it. */
export function PinNotice() {
  const w = useWords(devicesWords);
  const { value: session } = useSession();
  const setSession = useSetSession();
  if (!session) return null;
  return (
    <Notice
      action={
        <ActionButton icon={<IconLock aria-hidden="true" />} onPress={() => void roomActs()?.lock(session, setSession)}>
          {w.lockNow}
        </ActionButton>
      }
    >
      {w.byPin}
    </Notice>
  );
}
